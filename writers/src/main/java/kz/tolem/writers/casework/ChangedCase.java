package kz.tolem.writers.casework;

import java.time.YearMonth;
import kz.tolem.calc.Benefit;

/** One benefit, month and subject that comes out otherwise than when it was ordered. */
public interface ChangedCase {

    /** Number of the family that answers for it. */
    long family();

    /** Number of the person, or of the family for a benefit of the family. */
    long subject();

    Benefit benefit();

    YearMonth month();

    /** Why it comes out otherwise than it did. */
    String cause();

    /** Tables in which something about the family has changed since the last run. */
    String changed();
}
