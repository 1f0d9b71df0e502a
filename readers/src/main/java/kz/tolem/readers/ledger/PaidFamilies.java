package kz.tolem.readers.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;

/**
 * Which families draw a benefit over some months and did not over others, and the other way round.
 *
 * @param newAmount tiyn for the families that are new
 * @param goneAmount tiyn, then, for the families that are gone
 * @param sameBefore tiyn, then, for those that draw it both times
 * @param sameAfter tiyn, now, for those that draw it both times
 */
public record PaidFamilies(
        Benefit benefit,
        long newFamilies,
        long newAmount,
        long goneFamilies,
        long goneAmount,
        long sameFamilies,
        long sameBefore,
        long sameAfter) {

    private static final String SQL = """
            WITH before AS (%1$s), after AS (%1$s)
            SELECT benefit,
                   count(*) FILTER (WHERE b.amount IS NULL), sum(a.amount) FILTER (WHERE b.amount IS NULL),
                   count(*) FILTER (WHERE a.amount IS NULL), sum(b.amount) FILTER (WHERE a.amount IS NULL),
                   count(a.amount + b.amount), sum(b.amount) FILTER (WHERE a.amount IS NOT NULL),
                   sum(a.amount) FILTER (WHERE b.amount IS NOT NULL)
            FROM before b FULL JOIN after a USING (benefit, family_id)
            GROUP BY benefit
            ORDER BY benefit
            """.formatted("""
            SELECT benefit, family_id, sum(amount) AS amount
            FROM (SELECT o.benefit, o.family_id, o.month, o.amount
                  FROM ledger.payment_order o JOIN runs.run r USING (run_id)
                  WHERE r.state <> 'DISCARDED' AND o.run_id <= ?
                  UNION ALL
                  SELECT b.benefit, b.family_id, b.month, -b.amount FROM ledger.bounced_order b WHERE b.after_run < ?) o
            WHERE month BETWEEN ? AND ?
            GROUP BY benefit, family_id HAVING sum(amount) > 0""");

    /**
     * Months as they were ordered when a run was done.
     *
     * @param run number of that run
     * @param first the first of them
     * @param last the last of them
     */
    public record Months(int run, YearMonth first, YearMonth last) {}

    /** Compares what the ledger holds for the months of then and of now, for each benefit. */
    public static List<PaidFamilies> compare(Connection connection, Months then, Months now) throws SQLException {
        List<PaidFamilies> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            bind(statement, 1, then);
            bind(statement, 5, now);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new PaidFamilies(
                            Benefit.values()[row.getShort(1) - 1],
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8)));
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, int from, Months months) throws SQLException {
        statement.setInt(from, months.run());
        statement.setInt(from + 1, months.run());
        statement.setObject(from + 2, months.first().atDay(1));
        statement.setObject(from + 3, months.last().atDay(1));
    }
}
