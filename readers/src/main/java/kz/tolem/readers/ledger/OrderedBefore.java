package kz.tolem.readers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;

/**
 * What earlier runs ordered for some subjects: their baseline. Looked up by subject and not by family, because a person
 * may have moved since.
 */
public final class OrderedBefore {

    /** The run's own rows are never subtracted: only runs before it count. Discarded ones count for the sequence alone. */
    private static final String QUERY = """
            SELECT o.subject, o.month, o.benefit,
                   coalesce(sum(o.amount) FILTER (WHERE r.state <> 'DISCARDED'), 0)::bigint, count(*)::integer
            FROM ledger.payment_order o JOIN runs.run r ON r.run_id = o.run_id
            WHERE o.subject = ANY (?) AND o.month BETWEEN ? AND ? AND o.run_id < ?
            GROUP BY o.subject, o.month, o.benefit
            ORDER BY o.subject, o.month, o.benefit
            """;

    private int size;
    private long[] subject = new long[16];
    private int[] day = new int[16];
    private short[] benefit = new short[16];
    private long[] amount = new long[16];
    private int[] orders = new int[16];

    private OrderedBefore() {}

    /** Nothing was ordered before. */
    public static OrderedBefore nothing() {
        return new OrderedBefore();
    }

    /**
     * Reads what runs before {@code runId} ordered.
     *
     * @param subjects numbers of persons and families
     * @param first first month
     * @param last last month
     */
    public static OrderedBefore read(Connection connection, int runId, long[] subjects, YearMonth first, YearMonth last)
            throws SQLException {
        OrderedBefore before = new OrderedBefore();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", Arrays.stream(subjects).boxed().toArray()));
            statement.setObject(2, first.atDay(1));
            statement.setObject(3, last.atDay(1));
            statement.setInt(4, runId);
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
        return before;
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

    /** Tiyn ordered by runs that are not discarded. */
    public long amount(int place) {
        return amount[place];
    }

    /** Number of orders, discarded ones included: the sequence of the next one is one more. */
    public int orders(int place) {
        return orders[place];
    }
}
