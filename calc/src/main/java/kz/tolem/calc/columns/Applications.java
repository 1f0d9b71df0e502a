package kz.tolem.calc.columns;

import kz.tolem.calc.Benefit;

/** Applications for benefits. */
public final class Applications extends Table {

    public final LongColumn application = number("application_id");

    /** For whom; null for benefits of the family. */
    public final LongColumn person = number("person_id");

    /** Who applied and is paid. */
    public final LongColumn applicant = number("applicant_id");

    public final CodeColumn<Benefit> benefit = code("benefit", Benefit.VOCABULARY);
    public final DateColumn appliedOn = date("applied_on");
    public final DateColumn endedOn = date("ended_on");

    Applications() {
        super("application", "family_id, application_id");
    }
}
