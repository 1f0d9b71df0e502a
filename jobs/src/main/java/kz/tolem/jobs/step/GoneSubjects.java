package kz.tolem.jobs.step;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who lay in a range when an earlier run froze the registry and is in no family any more, and families that are gone: nothing
 * is due to them, so all that was ordered for them is too much.
 */
final class GoneSubjects {

    /** Nobody. */
    static final GoneSubjects NONE = new GoneSubjects(List.of());

    private final Map<Long, Subject> families = new TreeMap<>();
    private final Map<Long, Subject> people = new TreeMap<>();

    /**
     * One of them.
     *
     * @param family the family, or the last one that the person was in
     * @param number of the family or the person
     */
    record Subject(long family, long number, boolean isFamily) {}

    GoneSubjects(Collection<Subject> subjects) {
        subjects.forEach(subject -> (subject.isFamily() ? families : people).put(subject.number(), subject));
    }

    boolean isEmpty() {
        return families.isEmpty() && people.isEmpty();
    }

    /** The one with that number, or null. */
    @Nullable
    Subject find(long number, boolean isFamily) {
        return (isFamily ? families : people).get(number);
    }

    /** Numbers of families and people, in no order. */
    long[] numbers() {
        long[] numbers = new long[families.size() + people.size()];
        int i = 0;
        for (Map<Long, Subject> subjects : List.of(families, people)) {
            for (long number : subjects.keySet()) {
                numbers[i++] = number;
            }
        }
        return numbers;
    }
}
