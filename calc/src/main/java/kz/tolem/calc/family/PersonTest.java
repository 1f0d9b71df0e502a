package kz.tolem.calc.family;

/** A condition on a person. */
@FunctionalInterface
public interface PersonTest {

    /** Whether it holds for the person, who must not be kept. */
    boolean test(PersonView person);
}
