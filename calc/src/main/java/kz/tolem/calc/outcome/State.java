package kz.tolem.calc.outcome;

/** What came of a benefit for one subject in one month (rules, G12). */
public enum State {
    /** Due, with an application that counts and a payee who can be paid. */
    ORDERED,
    /** Due, and all of it was ordered by an earlier run. */
    ORDERED_BEFORE,
    /** Due or perhaps due, but something must be cleared first. */
    HELD,
    /** The conditions hold and nobody has applied. */
    UNCLAIMED,
    /** Applied for and not granted. */
    REFUSED,
    /** Applied for, and the conditions do not hold or the amount is zero. */
    NOTHING
}
