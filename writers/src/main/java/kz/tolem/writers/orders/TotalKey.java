package kz.tolem.writers.orders;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * What totals are taken by.
 *
 * @param benefit code
 * @param region KATO, two digits; 00 where it is not known
 * @param month the month that is paid
 */
public record TotalKey(String benefit, String region, YearMonth month) implements Comparable<TotalKey> {

    private static final Comparator<TotalKey> ORDER = Comparator.comparing(TotalKey::benefit)
            .thenComparing(TotalKey::region)
            .thenComparing(TotalKey::month);

    @Override
    public int compareTo(TotalKey other) {
        return ORDER.compare(this, other);
    }
}
