package kz.tolem.writers.report;

import java.util.List;
import kz.tolem.calc.law.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A quarter beside the one that was published before it.
 *
 * @param period name of the former run
 * @param monthsThen months of its quarter that it ordered, at least 1
 * @param monthsNow months of this quarter that have begun, at least 1
 * @param familiesThen families in the registry when it was frozen
 * @param familiesNow families in the registry of this run
 * @param benefits what was ordered then and now, by benefit
 * @param law figures of the law that are others now
 */
public record Comparison(
        String period,
        int monthsThen,
        int monthsNow,
        long familiesThen,
        long familiesNow,
        List<Benefit> benefits,
        List<Change> law) {

    public Comparison {
        benefits = List.copyOf(benefits);
        law = List.copyOf(law);
    }

    /**
     * One benefit then and now, in tiyn; by all runs for the months of the quarter, those of nights too.
     *
     * @param thenAtTodaysIndices what was ordered then, coefficients and facts of then, at the indices of now
     * @param arrears what this run ordered for months before its quarter
     */
    public record Benefit(
            String benefit,
            long ordersThen,
            long amountThen,
            long thenAtTodaysIndices,
            long ordersNow,
            long amountNow,
            long arrears) {}

    /**
     * A figure of the law that was another one.
     *
     * @param before null when there was none
     * @param now null when there is none any more; never both
     */
    public record Change(@Nullable Entry before, @Nullable Entry now) {}
}
