package kz.tolem.calc.columns;

/** Awards to mothers and categories of the special state allowance, for life. */
public enum AwardKind {
    ALTYN_ALQA,
    KUMIS_ALQA,
    MOTHER_HEROINE,
    MATERNAL_GLORY_1,
    MATERNAL_GLORY_2,
    WAR_VETERAN,
    EQUATED_WITH_WAR_DISABILITY,
    EQUATED_OTHER,
    AFGHANISTAN,
    OTHER_CONFLICTS,
    HOME_FRONT,
    REPRESSION_VICTIM;

    static final Vocabulary<AwardKind> VOCABULARY = Vocabulary.of(values(), AwardKind::name);
}
