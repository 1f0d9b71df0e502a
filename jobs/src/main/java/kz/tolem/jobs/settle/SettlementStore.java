package kz.tolem.jobs.settle;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.ArrayParameter;
import kz.tolem.jobs.run.RunState;
import kz.tolem.writers.orders.OrderId;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.settlement.SettlementLine;
import kz.tolem.writers.settlement.SettlementStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the treasury has said, in the ledger: additions only. */
@Repository
class SettlementStore {

    private static final Benefit[] BENEFITS = Benefit.values();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SettlementStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * An order with what was said of it so far.
     *
     * @param range of the run
     * @param amount tiyn
     * @param said each status with its day, which may be missing; added to as rows are accepted
     */
    record Order(
            int run,
            int range,
            RunState state,
            String period,
            long family,
            long payee,
            long amount,
            Map<SettlementStatus, Optional<LocalDate>> said) {}

    /** A row that holds, with the order that it is about. */
    record Accepted(SettlementLine line, OrderId id, Order order) {}

    /** An order that bounced, with what its file says beside the ledger; the account as hexadecimal digest. */
    record Bounced(Accepted row, String region, int quantity, String account) {}

    /** An import that was done, by the digest of its file. */
    Optional<SettlementImport> find(String sha256) {
        return jdbc.sql("SELECT * FROM ledger.settlement_import WHERE sha256 = ?")
                .param(sha256)
                .query((row, i) -> settlementImport(row))
                .optional();
    }

    /** Number of the next import; the caller alone imports. */
    int nextNumber() {
        return jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM ledger.settlement_import")
                .query(Integer.class)
                .single();
    }

    /** Highest number of a run that was ever begun; 0 when none was. */
    int highestRun() {
        return jdbc.sql("SELECT coalesce(max(run_id), 0) FROM runs.run")
                .query(Integer.class)
                .single();
    }

    /** The orders among these that there are, whatever became of their runs. */
    Map<OrderId, Order> orders(List<OrderId> ids) {
        Map<OrderId, Order> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        String query = """
                SELECT w.place, o.run_id, o.range, r.state, r.period, o.family_id, o.payee_id, o.amount,
                       s.status, s.paid_on, t.status, t.paid_on
                FROM unnest(?, ?, ?, ?) WITH ORDINALITY w (subject, month, benefit, sequence, place)
                JOIN ledger.payment_order o ON o.subject = w.subject AND o.month = w.month AND o.benefit = w.benefit
                     AND o.sequence = w.sequence
                JOIN runs.run r ON r.run_id = o.run_id
                LEFT JOIN ledger.settlement s ON s.subject = w.subject AND s.month = w.month AND s.benefit = w.benefit
                     AND s.sequence = w.sequence AND s.step = 1
                LEFT JOIN ledger.settlement t ON t.subject = w.subject AND t.month = w.month AND t.benefit = w.benefit
                     AND t.sequence = w.sequence AND t.step = 2
                """;
        return onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                setKeys(statement, 1, ids);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(ids.get(row.getInt(1) - 1), order(row));
                    }
                }
            }
            return found;
        });
    }

    private static Order order(ResultSet row) throws SQLException {
        Map<SettlementStatus, Optional<LocalDate>> said = new EnumMap<>(SettlementStatus.class);
        for (int column = 9; column <= 11; column += 2) {
            int status = row.getInt(column);
            if (status > 0) {
                LocalDate day = row.getObject(column + 1, LocalDate.class);
                said.put(SettlementStatus.of(status), Optional.ofNullable(day));
            }
        }
        return new Order(
                row.getInt(2),
                row.getInt(3),
                RunState.valueOf(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                said);
    }

    /** Adds what was said; the key refuses a second word of the same kind. */
    void add(int number, List<Accepted> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String insert = """
                INSERT INTO ledger.settlement (subject, month, benefit, sequence, status, step, amount, paid_on, reason,
                                               import, file_row)
                SELECT subject, month, benefit, sequence, status, CASE status WHEN 3 THEN 2 ELSE 1 END, amount, paid_on,
                       reason, ?, file_row
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) w
                     (subject, month, benefit, sequence, status, amount, paid_on, reason, file_row)
                """;
        onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setInt(1, number);
                setKeys(statement, 2, rows.stream().map(Accepted::id).toList());
                ArrayParameter.set(
                        statement, 6, "int2", rows, row -> row.line().status().number());
                ArrayParameter.set(statement, 7, "int8", rows, row -> row.line().amount());
                ArrayParameter.set(statement, 8, "date", rows, row -> row.line().paidOn());
                ArrayParameter.set(statement, 9, "text", rows, row -> row.line().reason());
                ArrayParameter.set(
                        statement, 10, "int8", rows, row -> row.line().row());
                return statement.executeUpdate();
            }
        });
    }

    /** Adds orders that bounced: runs begun from now on subtract them. */
    void addBounced(int number, int afterRun, List<Bounced> orders) {
        template.batchUpdate(
                "INSERT INTO ledger.bounced_order (subject, month, benefit, sequence, status, run_id, family_id, payee_id,"
                        + " amount, region, quantity, account, import, after_run)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?, ?)",
                orders,
                1000,
                (statement, bounced) -> {
                    OrderId id = bounced.row().id();
                    Order order = bounced.row().order();
                    statement.setLong(1, id.subject());
                    statement.setObject(2, id.month().atDay(1));
                    statement.setShort(3, id.benefit().number());
                    statement.setInt(4, id.sequence());
                    statement.setShort(5, bounced.row().line().status().number());
                    statement.setInt(6, order.run());
                    statement.setLong(7, order.family());
                    statement.setLong(8, order.payee());
                    statement.setLong(9, order.amount());
                    statement.setString(10, bounced.region());
                    statement.setInt(11, bounced.quantity());
                    statement.setString(12, bounced.account());
                    statement.setInt(13, number);
                    statement.setInt(14, afterRun);
                });
    }

    /** Adds the row of an import, which says that it is done. */
    void finish(SettlementImport done, int afterRun) {
        jdbc.sql("INSERT INTO ledger.settlement_import (number, sha256, file, operator, after_run, file_rows, paid,"
                        + " rejected, returned, unmatched, duplicate, contradicting, amount_differs)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        done.number(),
                        done.sha256(),
                        done.file(),
                        done.operator(),
                        afterRun,
                        done.rows(),
                        done.paid(),
                        done.rejected(),
                        done.returned(),
                        done.unmatched(),
                        done.duplicate(),
                        done.contradicting(),
                        done.amountDiffers())
                .update();
    }

    private static SettlementImport settlementImport(ResultSet row) throws SQLException {
        return new SettlementImport(
                row.getInt("number"),
                row.getString("sha256"),
                row.getString("file"),
                row.getString("operator"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getLong("file_rows"),
                row.getLong("paid"),
                row.getLong("rejected"),
                row.getLong("returned"),
                row.getLong("unmatched"),
                row.getLong("duplicate"),
                row.getLong("contradicting"),
                row.getLong("amount_differs"));
    }

    private static void setKeys(PreparedStatement statement, int from, List<OrderId> ids) throws SQLException {
        ArrayParameter.set(statement, from, "int8", ids, OrderId::subject);
        ArrayParameter.set(statement, from + 1, "date", ids, id -> id.month().atDay(1));
        ArrayParameter.set(statement, from + 2, "int2", ids, id -> id.benefit().number());
        ArrayParameter.set(statement, from + 3, "int2", ids, id -> (short) id.sequence());
    }

    private <T> T onConnection(ConnectionCallback<T> query) {
        return Objects.requireNonNull(template.execute(query));
    }

    /** Counts and sums by benefit and month of what a run ordered. */
    List<Reconciliation.Line> reconcile(int run, YearMonth first, YearMonth last) {
        return jdbc.sql("""
                        SELECT o.benefit, o.month, count(*), sum(o.amount)::bigint,
                               count(p.amount) FILTER (WHERE p.status = 1 AND t.amount IS NULL),
                               coalesce(sum(p.amount) FILTER (WHERE p.status = 1 AND t.amount IS NULL), 0)::bigint,
                               count(p.amount) FILTER (WHERE p.status = 2),
                               coalesce(sum(p.amount) FILTER (WHERE p.status = 2), 0)::bigint,
                               count(t.amount), coalesce(sum(t.amount), 0)::bigint,
                               count(*) FILTER (WHERE p.amount IS NULL AND t.amount IS NULL),
                               coalesce(sum(o.amount) FILTER (WHERE p.amount IS NULL AND t.amount IS NULL), 0)::bigint
                        FROM ledger.payment_order o
                        LEFT JOIN ledger.settlement p ON p.subject = o.subject AND p.month = o.month
                             AND p.benefit = o.benefit AND p.sequence = o.sequence AND p.step = 1
                        LEFT JOIN ledger.settlement t ON t.subject = o.subject AND t.month = o.month
                             AND t.benefit = o.benefit AND t.sequence = o.sequence AND t.step = 2
                        WHERE o.run_id = ? AND o.month BETWEEN ? AND ?
                        GROUP BY o.benefit, o.month ORDER BY o.benefit, o.month
                        """)
                .params(run, first.atDay(1), last.atDay(1))
                .query((row, i) -> new Reconciliation.Line(
                        BENEFITS[row.getShort(1) - 1],
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        new Total(row.getLong(3), row.getLong(4)),
                        new Total(row.getLong(5), row.getLong(6)),
                        new Total(row.getLong(7), row.getLong(8)),
                        new Total(row.getLong(9), row.getLong(10)),
                        new Total(row.getLong(11), row.getLong(12))))
                .list();
    }

    /** By which runs what bounced of a run was ordered again, in their order; each order by the first one that did. */
    List<Reconciliation.Again> orderedAgain(int run) {
        Short[] once = Arrays.stream(BENEFITS)
                .filter(Benefit::isOneOff)
                .map(Benefit::number)
                .toArray(Short[]::new);
        return jdbc.sql("""
                        SELECT r.period, r.state, count(*), sum(b.amount)::bigint
                        FROM ledger.bounced_order b
                        CROSS JOIN LATERAL (SELECT o.run_id
                              FROM ledger.payment_order o JOIN runs.run n ON n.run_id = o.run_id
                              WHERE o.subject = b.subject AND o.benefit = b.benefit
                                AND (o.month = b.month OR b.benefit = ANY (?))
                                AND o.run_id > b.after_run AND n.state <> 'DISCARDED'
                              ORDER BY o.run_id LIMIT 1) again
                        JOIN runs.run r ON r.run_id = again.run_id
                        WHERE b.run_id = ?
                        GROUP BY r.run_id, r.period, r.state ORDER BY r.run_id
                        """)
                .params(once, run)
                .query((row, i) -> new Reconciliation.Again(
                        row.getString(1), RunState.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)))
                .list();
    }
}
