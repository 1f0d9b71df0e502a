package kz.tolem.writers.casework;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.Benefit;

/** What is ordered in one range for months that an earlier run has calculated already. Filled by one thread. */
public final class DifferenceRows {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::family)
            .thenComparing(Row::benefit)
            .thenComparing(Row::month)
            .thenComparingLong(Row::subject);

    private final List<Row> rows = new ArrayList<>();

    /**
     * One benefit, month and subject.
     *
     * @param subject number of the person, or of the family for a benefit of the family
     * @param ordered tiyn that earlier runs ordered
     * @param due tiyn that are due
     * @param cause why it comes out otherwise than it did
     * @param changed tables in which something about the family has changed since the last run
     */
    public record Row(
            long family,
            long subject,
            Benefit benefit,
            YearMonth month,
            long ordered,
            long due,
            String cause,
            String changed) {

        /** Tiyn that are ordered now. */
        public long difference() {
            return due - ordered;
        }
    }

    /** Adds a row. */
    public void add(Row row) {
        rows.add(row);
    }

    /** All of them in the order of family, benefit, month and subject. */
    public List<Row> sorted() {
        return rows.stream().sorted(ORDER).toList();
    }
}
