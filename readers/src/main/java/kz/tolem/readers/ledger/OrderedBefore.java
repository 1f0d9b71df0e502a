package kz.tolem.readers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import org.postgresql.PGConnection;

/**
 * What earlier runs ordered for some subjects: their baseline. Looked up by subject and not by family, because a person
 * may have moved since.
 */
public final class OrderedBefore {

    /** The run's own rows are never subtracted: only runs before it count. Discarded ones count for the sequence alone. */
    private static final String QUERY = """
            SELECT o.subject, o.month, o.benefit,
                   coalesce(sum(o.amount) FILTER (WHERE r.state <> 'DISCARDED'), 0)::bigint, count(*)::integer
            FROM (%s) o JOIN runs.run r ON r.run_id = o.run_id
            WHERE o.run_id < ?
            GROUP BY o.subject, o.month, o.benefit
            ORDER BY o.subject, o.month, o.benefit
            """;

    private static final Benefit[] BENEFITS = Benefit.values();

    private static final String ANYTHING_BOUNCED =
            "SELECT EXISTS (SELECT FROM ledger.bounced_order WHERE after_run < ?)";

    /** What bounced, as it was known when the run began, and the last of it in whose place nothing was ordered yet. */
    private static final String BOUNCED = """
            SELECT b.subject, b.month, b.benefit, sum(b.amount)::bigint, max(CASE WHEN n.run_id IS NULL THEN b.sequence END)
            FROM ledger.bounced_order b
            LEFT JOIN LATERAL (SELECT o.run_id FROM ledger.payment_order o JOIN runs.run r ON r.run_id = o.run_id
                               WHERE o.subject = b.subject AND o.month = b.month AND o.benefit = b.benefit
                                 AND o.run_id > b.after_run AND o.run_id < ? AND r.state <> 'DISCARDED' LIMIT 1) n ON true
            WHERE b.after_run < ? AND b.subject = ANY (?) AND b.month = ANY (?)
            GROUP BY b.subject, b.month, b.benefit
            """;

    private static final String WANTED = "SELECT subject, month, benefit, amount, run_id FROM ledger.payment_order"
            + " WHERE subject = ANY (?) AND month = ANY (?)";

    private int size;
    private long[] subject = new long[16];
    private int[] day = new int[16];
    private short[] benefit = new short[16];
    private long[] amount = new long[16];
    private int[] orders = new int[16];
    private final Map<Integer, Bounced> bounced = new HashMap<>();

    /** What of a benefit, month and subject bounced: tiyn, and the sequence of the order to be replaced; 0 for none. */
    private record Bounced(long amount, int replaced) {

        private static final Bounced NOTHING = new Bounced(0, 0);
    }

    private OrderedBefore() {}

    /** Nothing was ordered before. */
    public static OrderedBefore nothing() {
        return new OrderedBefore();
    }

    /**
     * Reads what runs before {@code runId} ordered, with one query.
     *
     * @param wanted no subject may be in two of them
     */
    public static OrderedBefore read(Connection connection, int runId, List<Wanted> wanted) throws SQLException {
        OrderedBefore before = new OrderedBefore();
        List<Wanted> asked = wanted.stream().filter(one -> !one.isEmpty()).toList();
        if (asked.isEmpty()) {
            return before;
        }
        String union = asked.stream().map(one -> WANTED).collect(Collectors.joining(" UNION ALL "));
        try (PreparedStatement statement = connection.prepareStatement(QUERY.formatted(union))) {
            int parameter = 1;
            for (Wanted one : asked) {
                setWanted(connection, statement, parameter, one);
                parameter += 2;
            }
            statement.setInt(parameter, runId);
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    before.add(
                            row.getLong(1),
                            MonthFrame.day(row.getObject(2, LocalDate.class)),
                            row.getShort(3),
                            row.getLong(4),
                            row.getInt(5));
                }
            }
        }
        before.subtractBounced(connection, runId, asked);
        return before;
    }

    /** Money that did not arrive or came back was not ordered, in effect; the number of orders stays. */
    private void subtractBounced(Connection connection, int runId, List<Wanted> asked) throws SQLException {
        if (size == 0 || !hasAnythingBounced(connection, runId)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(BOUNCED)) {
            for (Wanted one : asked) {
                statement.setInt(1, runId);
                statement.setInt(2, runId);
                setWanted(connection, statement, 3, one);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        YearMonth month = YearMonth.from(row.getObject(2, LocalDate.class));
                        int place = find(row.getLong(1), month, BENEFITS[row.getShort(3) - 1]);
                        amount[place] -= row.getLong(4);
                        bounced.put(place, new Bounced(row.getLong(4), row.getInt(5)));
                    }
                }
            }
        }
    }

    private static boolean hasAnythingBounced(Connection connection, int runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANYTHING_BOUNCED)) {
            statement.setInt(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void setWanted(Connection connection, PreparedStatement statement, int parameter, Wanted one)
            throws SQLException {
        statement.setArray(parameter, connection.unwrap(PGConnection.class).createArrayOf("int8", one.subjects));
        Object[] days = one.months.stream().map(month -> month.atDay(1)).toArray();
        statement.setArray(parameter + 1, connection.createArrayOf("date", days));
    }

    private void add(long who, int month, short what, long ordered, int count) {
        if (size == subject.length) {
            int capacity = size * 2;
            subject = Arrays.copyOf(subject, capacity);
            day = Arrays.copyOf(day, capacity);
            benefit = Arrays.copyOf(benefit, capacity);
            amount = Arrays.copyOf(amount, capacity);
            orders = Arrays.copyOf(orders, capacity);
        }
        subject[size] = who;
        day[size] = month;
        benefit[size] = what;
        amount[size] = ordered;
        orders[size] = count;
        size++;
    }

    /** Place of what was ordered for the benefit, month and subject; negative when nothing ever was. */
    public int find(long who, YearMonth month, Benefit what) {
        int wantedDay = MonthFrame.day(month.atDay(1));
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(subject[middle], who);
            if (order == 0) {
                order = Integer.compare(day[middle], wantedDay);
            }
            if (order == 0) {
                order = Short.compare(benefit[middle], what.number());
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Number of benefits, months and subjects for which anything was ordered. */
    public int size() {
        return size;
    }

    /** Person, or family for a benefit of the family. */
    public long subject(int place) {
        return subject[place];
    }

    /** First day of the month, as days since 1970-01-01. */
    public int firstDay(int place) {
        return day[place];
    }

    /** The benefit. */
    public Benefit benefit(int place) {
        return BENEFITS[benefit[place] - 1];
    }

    /** Tiyn ordered by runs that are not discarded, without what bounced. */
    public long amount(int place) {
        return amount[place];
    }

    /** Number of orders, discarded ones included: the sequence of the next one is one more. */
    public int orders(int place) {
        return orders[place];
    }

    /** Tiyn that did not arrive or came back. */
    public long bounced(int place) {
        return bounced.isEmpty()
                ? 0
                : bounced.getOrDefault(place, Bounced.NOTHING).amount();
    }

    /** Sequence of the last order that bounced and in whose place nothing was ordered yet; 0 for none. */
    public int replaced(int place) {
        return bounced.isEmpty()
                ? 0
                : bounced.getOrDefault(place, Bounced.NOTHING).replaced();
    }
}
