package kz.tolem.calc.columns;

/** The relation within the family, not the age: a student of 22 is a CHILD of the family. */
public enum Role {
    ADULT,
    CHILD;

    static final Vocabulary<Role> VOCABULARY = Vocabulary.of(values(), Role::name);
}
