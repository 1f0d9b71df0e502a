package kz.tolem.writers.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What comes out otherwise in one range than when it was ordered. Filled by one thread. */
public final class ChangedCases<C extends ChangedCase> {

    private final List<C> cases = new ArrayList<>();

    /** Adds a case. */
    public void add(C changed) {
        cases.add(changed);
    }

    /** All of them in the order of family, benefit, month and subject. */
    public List<C> sorted() {
        Comparator<C> order = Comparator.comparingLong(ChangedCase::family);
        return cases.stream()
                .sorted(order.thenComparing(ChangedCase::benefit)
                        .thenComparing(ChangedCase::month)
                        .thenComparingLong(ChangedCase::subject))
                .toList();
    }
}
