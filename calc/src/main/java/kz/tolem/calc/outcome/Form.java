package kz.tolem.calc.outcome;

/** Form of TSA (rules, T7). */
public enum Form {
    NONE,
    /** шартсыз, безусловная. */
    UNCONDITIONAL,
    /** шартты, обусловленная. */
    CONDITIONAL
}
