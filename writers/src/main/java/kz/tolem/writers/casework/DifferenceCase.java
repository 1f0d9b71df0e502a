package kz.tolem.writers.casework;

import java.time.YearMonth;
import kz.tolem.calc.Benefit;

/**
 * What is ordered for a month that an earlier run has calculated already.
 *
 * @param ordered tiyn that earlier runs ordered
 * @param due tiyn that are due
 */
public record DifferenceCase(
        long family,
        long subject,
        Benefit benefit,
        YearMonth month,
        long ordered,
        long due,
        String cause,
        String changed)
        implements ChangedCase {

    /** Tiyn that are ordered now. */
    public long difference() {
        return due - ordered;
    }
}
