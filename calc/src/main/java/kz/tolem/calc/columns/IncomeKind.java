package kz.tolem.calc.columns;

/** Kinds of income (rules, T4). Which of them count is a parameter of the law. */
public enum IncomeKind {
    WAGE,
    BUSINESS,
    PENSION,
    ALIMONY,
    FARM,
    RENT,
    PROPERTY_SALE,
    SECURITIES,
    GIFT,
    TRANSFER,
    DEPOSIT_INTEREST,
    WINNINGS,
    SCHOLARSHIP,
    LARGE_FAMILY,
    AWARDED_MOTHER,
    CHILD_CARE,
    DISABILITY_ADULT,
    SURVIVOR,
    SPECIAL_STATE,
    SOCIAL_INSURANCE,
    OTHER,
    TSA,
    TSA_CHILD,
    HOUSING_AID,
    BURIAL,
    DISABILITY_CHILD,
    DISABLED_CHILD_CARE,
    GROUP_ONE_CARE,
    BIRTH_GRANT,
    LOAN;

    static final Vocabulary<IncomeKind> VOCABULARY = Vocabulary.of(values(), IncomeKind::name);
}
