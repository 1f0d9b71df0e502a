package kz.tolem.calc.columns;

/** What can be wrong with a row of the registry. A defect puts the smallest thing in doubt; the rest is paid. */
public enum Defect {
    /** Empty, not 12 digits, all zeros, or a wrong check digit. */
    IIN_INVALID,
    /** The same IIN for two people. */
    IIN_DUPLICATE,
    /** Born after the day of the freeze. */
    BIRTH_IN_FUTURE,
    /** Dead before being born. */
    DEATH_BEFORE_BIRTH,
    /** Over 120 years old. */
    AGE_IMPOSSIBLE,
    /** Member of two families on one day. */
    IN_TWO_FAMILIES,
    /** A member of a family that does not exist. */
    ORPHAN_MEMBER,
    /** A code that the contract does not know. */
    UNKNOWN_CODE,
    /** The end is not after the beginning. */
    DATES_REVERSED,
    /** A fact about somebody who is no member of the family. */
    ORPHAN_FACT,
    /** An income whose amount is not known. */
    INCOME_UNKNOWN,
    /** An income below zero. */
    INCOME_NEGATIVE,
    /** A group of disability that does not go with the age. */
    GROUP_AGE_MISMATCH,
    /** An applicant who never was a member of the family. */
    APPLICANT_UNKNOWN,
    /** A family without a member. */
    NO_MEMBERS,
    /** Not 20 characters, not KZ, or a wrong check number. */
    IBAN_INVALID,
    /** Lawful since 2013, a warning: the IIN's digits disagree with birth date or sex. */
    IIN_DISAGREES,
    /** A warning: two facts of one kind hold on one day. */
    FACTS_OVERLAP;

    static final Vocabulary<Defect> VOCABULARY = Vocabulary.of(values(), Defect::name);

    /** Whether the row is paid all the same and only listed. */
    public boolean isWarning() {
        return this == IIN_DISAGREES || this == FACTS_OVERLAP;
    }
}
