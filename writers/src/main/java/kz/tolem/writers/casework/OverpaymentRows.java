package kz.tolem.writers.casework;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.Benefit;
import org.jspecify.annotations.Nullable;

/** What was ordered too much in one range, month by month. Filled by one thread. */
public final class OverpaymentRows {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::family)
            .thenComparing(Row::benefit)
            .thenComparing(Row::month)
            .thenComparingLong(Row::subject);

    private final List<Row> rows = new ArrayList<>();

    /**
     * One benefit, month and subject.
     *
     * @param family number of the family that answers for it
     * @param subject number of the person, or of the family for a benefit of the family
     * @param region KATO, or 00
     * @param district KATO, or null
     * @param ordered tiyn that earlier runs ordered
     * @param due tiyn of it that are due, or held
     * @param overpaidBefore tiyn of it that an earlier run found to be too much
     * @param cause why it comes out otherwise than when it was ordered
     * @param outcome what came out now
     * @param reason why it is refused; null when it is not
     * @param orders their order_ids
     * @param changed tables in which something about the family has changed since the last run
     */
    public record Row(
            long family,
            long subject,
            Benefit benefit,
            YearMonth month,
            String region,
            @Nullable String district,
            long ordered,
            long due,
            long overpaidBefore,
            String cause,
            String outcome,
            @Nullable String reason,
            String orders,
            String changed) {

        /** Tiyn that are too much; 0 for what an earlier run found and is not too much any more. */
        public long overpaid() {
            return ordered - due;
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
