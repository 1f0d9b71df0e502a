package kz.tolem.calc.columns;

/** In what capacity a person lives in the country. Limits no benefit (rules, G11). */
public enum Residence {
    CITIZEN,
    KANDAS,
    REFUGEE,
    FOREIGNER,
    STATELESS;

    static final Vocabulary<Residence> VOCABULARY = Vocabulary.of(values(), Residence::name);
}
