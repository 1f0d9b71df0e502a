package kz.tolem.jobs.step;

import java.util.ArrayList;
import java.util.List;

/**
 * Who lay in a range when the last run froze the registry and is in no family any more, and families that are gone: nothing
 * is due to them, so all that was ordered for them is too much.
 *
 * @param subjects in the order in which they were found
 */
record GoneSubjects(List<Subject> subjects) {

    static final GoneSubjects NONE = new GoneSubjects(List.of());

    /**
     * One of them.
     *
     * @param family the family, or the last one that the person was in
     * @param number of the family or the person
     */
    record Subject(long family, long number, boolean isFamily) {}

    GoneSubjects {
        subjects = List.copyOf(subjects);
    }

    boolean isEmpty() {
        return subjects.isEmpty();
    }

    /** The one with that number, or null. */
    @org.jspecify.annotations.Nullable
    Subject find(long number, boolean isFamily) {
        for (Subject subject : subjects) {
            if (subject.number() == number && subject.isFamily() == isFamily) {
                return subject;
            }
        }
        return null;
    }

    /** All but those that are somewhere else after all. */
    GoneSubjects without(java.util.function.LongPredicate isPerson) {
        List<Subject> left = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject.isFamily() || !isPerson.test(subject.number())) {
                left.add(subject);
            }
        }
        return new GoneSubjects(left);
    }
}
