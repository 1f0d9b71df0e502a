package kz.tolem.writers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.writers.orders.OrderColumns;

/** Adds orders to the ledger. */
public final class LedgerWriter {

    private static final List<String> COLUMNS = List.of(
            "subject", "month", "benefit", "sequence", "run_id", "range", "family_id", "payee_id", "amount", "kind");
    private static final int ROW_BITS = 31;

    private LedgerWriter() {}

    /**
     * Makes the partitions of the quarters of {@code months} that are missing. To be called before a run, in a
     * transaction of its own: it waits for all who write to the ledger.
     */
    public static void ensurePartitions(Connection connection, Collection<YearMonth> months) throws SQLException {
        TreeSet<YearMonth> quarters = new TreeSet<>();
        months.forEach(month -> quarters.add(MonthFrame.quarterOf(month)));
        try (PreparedStatement statement = connection.prepareStatement("SELECT ledger.ensure_partition(?)")) {
            for (YearMonth quarter : quarters) {
                statement.setObject(1, quarter.atDay(1));
                statement.execute();
            }
        }
    }

    /**
     * Adds the orders of a range within the caller's transaction.
     *
     * @param connection of PostgreSQL, or a pool's wrapper of one
     * @param runId number of the run
     * @param range number of the range in the run
     * @param families what the orders refer to
     * @return number of rows added
     * @throws SQLException when there is such an order already (SQL state 23505), a partition is missing, or the
     *     database fails; then the transaction can only be rolled back
     */
    public static long copy(Connection connection, int runId, int range, FamilyColumns families, OrderColumns orders)
            throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "ledger.payment_order", COLUMNS)) {
            for (long key : keys(orders)) {
                int row = (int) key & Integer.MAX_VALUE;
                rows.next();
                rows.bigint(orders.subject(row));
                rows.date(orders.firstDay(row));
                rows.smallint(orders.benefit(row).number());
                rows.smallint(orders.sequence(row));
                rows.integer(runId);
                rows.integer(range);
                rows.bigint(families.families.family.at(orders.family(row)));
                rows.bigint(families.members.person.at(orders.payee(row)));
                rows.bigint(orders.amount(row));
                rows.smallint(orders.kind(row).number());
            }
            return rows.end();
        }
    }

    /**
     * The rows, in their lower bits, in the order of what the ledger's key begins with, so that the server finds the place of
     * one beside that of the row before: a seventh of its time. Subjects more than 2 to the 32nd apart come in any order.
     */
    private static long[] keys(OrderColumns orders) {
        long[] keys = new long[orders.size()];
        long least = Long.MAX_VALUE;
        for (int row = 0; row < keys.length; row++) {
            least = Math.min(least, orders.subject(row));
        }
        for (int row = 0; row < keys.length; row++) {
            keys[row] = orders.subject(row) - least << ROW_BITS | row;
        }
        Arrays.sort(keys);
        return keys;
    }
}
