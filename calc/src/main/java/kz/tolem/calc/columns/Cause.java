package kz.tolem.calc.columns;

/** Why a person has a disability. */
public enum Cause {
    GENERAL,
    SINCE_CHILDHOOD,
    WORK_INJURY,
    MILITARY,
    EMERGENCY;

    static final Vocabulary<Cause> VOCABULARY = Vocabulary.of(values(), Cause::name);
}
