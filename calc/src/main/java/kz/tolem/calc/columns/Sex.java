package kz.tolem.calc.columns;

/** As the registry writes it. */
public enum Sex {
    M,
    F;

    static final Vocabulary<Sex> VOCABULARY = Vocabulary.of(values(), Sex::name);
}
