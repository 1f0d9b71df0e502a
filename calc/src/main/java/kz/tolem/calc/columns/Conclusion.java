package kz.tolem.calc.columns;

/** What the district commission concluded on an application for TSA. */
public enum Conclusion {
    NEEDY,
    NOT_NEEDY;

    static final Vocabulary<Conclusion> VOCABULARY = Vocabulary.of(values(), Conclusion::name);
}
