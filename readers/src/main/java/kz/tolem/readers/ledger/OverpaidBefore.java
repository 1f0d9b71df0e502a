package kz.tolem.readers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kz.tolem.calc.MonthFrame;
import org.postgresql.PGConnection;

/**
 * What earlier runs found to be ordered too much, as it stands: few rows, of which the last one of a key holds. What was found
 * before some of the money came back holds no more: it is found anew where it still is too much.
 */
public final class OverpaidBefore {

    private static final String QUERY = """
            SELECT DISTINCT ON (o.subject, o.month, o.benefit) o.subject, o.month, o.benefit, o.ordered - o.due,
                   o.cause
            FROM ledger.overpayment o JOIN runs.run r ON r.run_id = o.run_id
            WHERE r.state <> 'DISCARDED' AND o.run_id < ? AND o.subject = ANY (?)
              AND NOT EXISTS (SELECT FROM ledger.bounced_order b
                              WHERE b.subject = o.subject AND b.month = o.month AND b.benefit = o.benefit
                                AND b.after_run >= o.run_id AND b.after_run < ?)
            ORDER BY o.subject, o.month, o.benefit, o.run_id DESC
            """;

    private final Map<Key, Finding> findings = new HashMap<>();

    private record Key(long subject, int firstDay, short benefit) {}

    private record Finding(long amount, String cause) {

        private static final Finding NONE = new Finding(0, "");
    }

    private OverpaidBefore() {}

    /** Nothing was too much. */
    public static OverpaidBefore nothing() {
        return new OverpaidBefore();
    }

    /** Reads what runs before {@code runId} found. */
    public static OverpaidBefore read(Connection connection, int runId, List<Wanted> wanted) throws SQLException {
        OverpaidBefore before = new OverpaidBefore();
        long[] subjects = wanted.stream()
                .flatMapToLong(one -> LongStream.of(one.subjects))
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setInt(1, runId);
            statement.setArray(2, connection.unwrap(PGConnection.class).createArrayOf("int8", subjects));
            statement.setInt(3, runId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int firstDay = MonthFrame.day(row.getObject(2, LocalDate.class));
                    before.findings.put(
                            new Key(row.getLong(1), firstDay, row.getShort(3)),
                            new Finding(row.getLong(4), row.getString(5)));
                }
            }
        }
        return before;
    }

    /** Tiyn that were found to be too much of what stands at a place; 0 when nothing was. */
    public long amount(OrderedBefore ordered, int place) {
        return finding(ordered, place).amount();
    }

    /** Why it was found to be too much; empty when it was not. */
    public String cause(OrderedBefore ordered, int place) {
        return finding(ordered, place).cause();
    }

    private Finding finding(OrderedBefore ordered, int place) {
        if (findings.isEmpty()) {
            return Finding.NONE;
        }
        Key key = new Key(
                ordered.subject(place),
                ordered.firstDay(place),
                ordered.benefit(place).number());
        return findings.getOrDefault(key, Finding.NONE);
    }
}
