package kz.tolem.readers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.explain.Payment;
import kz.tolem.calc.explain.Payment.Treasury;
import kz.tolem.calc.explain.Payment.When;

/** Every order of some subjects for one month, whichever run made it, and those of other months of what is paid once for ever. */
public final class FamilyOrders {

    private static final String QUERY = """
            SELECT o.benefit, o.subject, o.month, o.family_id, r.period, r.attempt, r.state, o.run_id, o.sequence, o.amount,
                   (SELECT max(s.status) FROM ledger.settlement s
                    WHERE s.subject = o.subject AND s.month = o.month AND s.benefit = o.benefit
                      AND s.sequence = o.sequence) AS treasury,
                   (SELECT b.after_run FROM ledger.bounced_order b
                    WHERE b.subject = o.subject AND b.month = o.month AND b.benefit = o.benefit
                      AND b.sequence = o.sequence) AS after_run
            FROM (SELECT * FROM ledger.payment_order WHERE subject = ANY (?) AND month = ?
                  UNION ALL
                  SELECT o.* FROM ledger.one_off_order e
                  JOIN ledger.payment_order o ON o.subject = e.subject AND o.benefit = e.benefit AND o.month = e.month
                       AND o.run_id = e.run_id
                  WHERE e.subject = ANY (?) AND e.month <> ?) o
            JOIN runs.run r ON r.run_id = o.run_id
            ORDER BY o.run_id, o.month, o.benefit, o.subject, o.sequence
            """;

    private FamilyOrders() {}

    /**
     * Reads the orders.
     *
     * @param runId the run that is explained: says which orders are earlier and which are later
     * @param subjects numbers of the family and its persons
     */
    public static List<Payment> read(Connection connection, int runId, long[] subjects, YearMonth month)
            throws SQLException {
        List<Payment> orders = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            var ids = connection.createArrayOf(
                    "bigint", Arrays.stream(subjects).boxed().toArray());
            statement.setArray(1, ids);
            statement.setObject(2, month.atDay(1));
            statement.setArray(3, ids);
            statement.setObject(4, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    orders.add(payment(row, runId));
                }
            }
        }
        return orders;
    }

    private static Payment payment(ResultSet row, int runId) throws SQLException {
        int attempt = row.getInt("attempt");
        Integer afterRun = row.getObject("after_run", Integer.class);
        boolean isSentBack = afterRun != null && afterRun < runId;
        return new Payment(
                Benefit.values()[row.getShort("benefit") - 1],
                row.getLong("subject"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("family_id"),
                attempt > 1 ? row.getString("period") + "#" + attempt : row.getString("period"),
                row.getInt("sequence"),
                row.getLong("amount"),
                isSentBack
                        ? When.SENT_BACK
                        : when(row.getString("state"), Integer.compare(row.getInt("run_id"), runId)),
                Treasury.values()[row.getInt("treasury")]); // null is 0: nothing yet
    }

    private static When when(String state, int comparedWithRun) {
        if (state.equals("DISCARDED")) {
            return When.DISCARDED;
        }
        return comparedWithRun < 0 ? When.EARLIER : comparedWithRun == 0 ? When.NOW : When.LATER;
    }
}
