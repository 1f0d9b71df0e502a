package kz.tolem.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.Reason;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ranges of a run: planned by the freeze, done one by one. */
@Repository
public class RangeStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RangeStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * A range as the freeze found it.
     *
     * @param incomesNotRead rows of incomes that no rule asks for and that were left in the registry
     * @param tsaRegions where families applied for TSA: region/first month of the quarter, joined by commas
     * @param familiesInDoubt families with a defect that is more than a warning
     */
    public record Planned(
            int range, long families, long members, long incomesNotRead, String tsaRegions, long familiesInDoubt) {}

    /** How many rows have a defect, and of how many families they are. */
    public record Quarantined(long rows, long families) {}

    /**
     * A range that is done.
     *
     * @param casework casework files, one a line: name, bytes, SHA-256, rows
     */
    public record Done(int range, String file, long bytes, String sha256, long orders, long amount, String casework) {}

    /**
     * Count and sum of one kind of outcome, in a range or in a run.
     *
     * @param withoutAmount how many of them have an amount that is not known
     * @param amount sum of the known amounts in tiyn
     * @param quantity children, dependants or members that what is ordered is for
     */
    public record Total(
            OutcomeKind kind,
            Benefit benefit,
            YearMonth month,
            String region,
            Reason reason,
            long count,
            long withoutAmount,
            long amount,
            long quantity) {}

    /**
     * Notes the ranges of a frozen registry and its digest, in one transaction of the caller.
     *
     * @param defects what is in quarantine, by range and defect
     * @param tables rows of each table
     */
    public void plan(
            Run run,
            String frozenDigest,
            List<Planned> ranges,
            Map<Integer, SortedMap<String, Quarantined>> defects,
            Map<String, Long> tables) {
        jdbc.sql("UPDATE runs.run SET frozen_digest = ? WHERE run_id = ?")
                .params(frozenDigest, run.id())
                .update();
        template.batchUpdate(
                "INSERT INTO runs.planned_range (run_id, range, families, members, incomes_not_read, tsa_regions, "
                        + "families_in_doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                ranges,
                1000,
                (statement, range) -> {
                    statement.setInt(1, run.id());
                    statement.setInt(2, range.range());
                    statement.setLong(3, range.families());
                    statement.setLong(4, range.members());
                    statement.setLong(5, range.incomesNotRead());
                    statement.setString(6, range.tsaRegions());
                    statement.setLong(7, range.familiesInDoubt());
                });
        defects.forEach((range, counts) -> counts.forEach((defect, count) -> jdbc.sql(
                        "INSERT INTO runs.quarantine_total (run_id, range, defect, count, families) VALUES (?, ?, ?, ?, ?)")
                .params(run.id(), range, defect, count.rows(), count.families())
                .update()));
        tables.forEach(
                (table, rows) -> jdbc.sql("INSERT INTO runs.frozen_table (run_id, table_name, rows) VALUES (?, ?, ?)")
                        .params(run.id(), table, rows)
                        .update());
    }

    /** Planned ranges in their order. */
    public List<Planned> planned(Run run) {
        return jdbc.sql(
                        "SELECT range, families, members, incomes_not_read, tsa_regions, families_in_doubt FROM runs.planned_range "
                                + "WHERE run_id = ? ORDER BY range")
                .param(run.id())
                .query((row, i) -> new Planned(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
    }

    /** Ranges that are done, in their order. */
    public List<Done> done(Run run) {
        return jdbc.sql("SELECT range, file, bytes, sha256, orders, amount, casework FROM runs.done_range "
                        + "WHERE run_id = ? ORDER BY range")
                .param(run.id())
                .query((row, i) -> done(row))
                .list();
    }

    /** The row of a range, if it is done. */
    public Optional<Done> done(Run run, int range) {
        return jdbc.sql("SELECT range, file, bytes, sha256, orders, amount, casework FROM runs.done_range "
                        + "WHERE run_id = ? AND range = ?")
                .params(run.id(), range)
                .query((row, i) -> done(row))
                .optional();
    }

    private static Done done(ResultSet row) throws SQLException {
        return new Done(
                row.getInt(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7));
    }

    /** Notes that a range is done and what it came to, in the transaction that added its ledger rows. */
    public void finish(Run run, Done done, List<Total> totals) {
        template.update(
                "INSERT INTO runs.done_range (run_id, range, file, bytes, sha256, orders, amount, casework, outcomes, "
                        + "benefits, months, regions, reasons, counts, without_amounts, amounts, quantities, held, months_ordered) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setInt(1, run.id());
                    statement.setInt(2, done.range());
                    statement.setString(3, done.file());
                    statement.setLong(4, done.bytes());
                    statement.setString(5, done.sha256());
                    statement.setLong(6, done.orders());
                    statement.setLong(7, done.amount());
                    statement.setString(8, done.casework());
                    ArrayParameter.set(statement, 9, "text", totals, Total::kind);
                    ArrayParameter.set(statement, 10, "int2", totals, total -> total.benefit()
                            .number());
                    ArrayParameter.set(statement, 11, "date", totals, total -> total.month()
                            .atDay(1));
                    ArrayParameter.set(statement, 12, "text", totals, Total::region);
                    ArrayParameter.set(statement, 13, "text", totals, Total::reason);
                    ArrayParameter.set(statement, 14, "int8", totals, Total::count);
                    ArrayParameter.set(statement, 15, "int8", totals, Total::withoutAmount);
                    ArrayParameter.set(statement, 16, "int8", totals, Total::amount);
                    ArrayParameter.set(statement, 17, "int8", totals, Total::quantity);
                    statement.setLong(18, held(totals));
                    ArrayParameter.set(statement, 19, "date", monthsOrdered(totals), month -> month.atDay(1));
                });
    }

    private static long held(List<Total> totals) {
        return totals.stream()
                .filter(total -> total.kind() == OutcomeKind.HELD)
                .mapToLong(Total::count)
                .sum();
    }

    private static List<YearMonth> monthsOrdered(List<Total> totals) {
        return totals.stream()
                .filter(total -> total.kind() == OutcomeKind.ORDERED)
                .map(Total::month)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Why something comes out otherwise than when it was calculated before.
     *
     * @param kind {@code ARREARS} for what is ordered, {@code OVERPAID} for what was ordered too much and was not known
     * @param amount tiyn; below zero where less is too much than was known
     */
    public record DifferenceTotal(String kind, DifferenceCause cause, Benefit benefit, long count, long amount) {}

    /** Notes the differences of a range that is done, in the same transaction. */
    public void addDifferences(Run run, int range, List<DifferenceTotal> totals) {
        template.batchUpdate(
                "INSERT INTO runs.difference_total (run_id, range, kind, cause, benefit, count, amount) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                totals,
                1000,
                (statement, total) -> {
                    statement.setInt(1, run.id());
                    statement.setInt(2, range);
                    statement.setString(3, total.kind());
                    statement.setString(4, total.cause().name());
                    statement.setShort(5, total.benefit().number());
                    statement.setLong(6, total.count());
                    statement.setLong(7, total.amount());
                });
    }

    /** Differences of the run by kind, cause and benefit, in that order. */
    public List<DifferenceTotal> differences(Run run) {
        return jdbc.sql("""
                        SELECT kind, cause, benefit, sum(count)::bigint, sum(amount)::bigint
                        FROM runs.difference_total WHERE run_id = ?
                        GROUP BY kind, cause, benefit ORDER BY kind COLLATE "C", cause COLLATE "C", benefit
                        """)
                .param(run.id())
                .query((row, i) -> new DifferenceTotal(
                        row.getString(1),
                        DifferenceCause.valueOf(row.getString(2)),
                        Benefit.values()[row.getShort(3) - 1],
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    /** Sums of the run over its ranges that are done. */
    public List<Total> totals(Run run) {
        return jdbc.sql("""
                        SELECT outcome, benefit, month, region, reason, sum(count)::bigint, sum(without_amount)::bigint,
                               sum(amount)::bigint, sum(quantity)::bigint
                        FROM runs.range_total WHERE run_id = ?
                        GROUP BY outcome, benefit, month, region, reason
                        ORDER BY outcome COLLATE "C", benefit, month, region COLLATE "C", reason COLLATE "C"
                        """)
                .param(run.id())
                .query((row, i) -> new Total(
                        OutcomeKind.valueOf(row.getString(1)),
                        Benefit.values()[row.getShort(2) - 1],
                        YearMonth.from(row.getObject(3, LocalDate.class)),
                        row.getString(4),
                        Reason.valueOf(row.getString(5)),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .list();
    }

    /**
     * What was ordered for the months of a run's quarter when the run was done: by itself and by the runs before it, those
     * of nights too, that are not discarded; without what was known to have bounced.
     */
    public List<Total> orderedForQuarter(Run run) {
        return jdbc.sql("""
                        SELECT benefit, month, region, sum(count)::bigint, sum(amount)::bigint, sum(quantity)::bigint
                        FROM (SELECT benefit, month, region, count, amount, quantity
                              FROM runs.range_total JOIN runs.run USING (run_id)
                              WHERE outcome = 'ORDERED' AND state <> 'DISCARDED' AND run_id <= :run
                                AND (run_id, range) IN (
                                    SELECT run_id, range FROM runs.done_range
                                    WHERE EXISTS (SELECT FROM unnest(months_ordered) m WHERE m BETWEEN :first AND :last))
                              UNION ALL
                              SELECT benefit, month, region, -1, -amount, -quantity
                              FROM ledger.bounced_order WHERE after_run < :run) ordered
                        WHERE month BETWEEN :first AND :last
                        GROUP BY benefit, month, region
                        ORDER BY benefit, month, region COLLATE "C"
                        """)
                .param("run", run.id())
                .param("first", run.period().firstMonth().atDay(1))
                .param("last", run.period().firstMonth().plusMonths(2).atDay(1))
                .query((row, i) -> new Total(
                        OutcomeKind.ORDERED,
                        Benefit.values()[row.getShort(1) - 1],
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        row.getString(3),
                        Reason.NONE,
                        row.getLong(4),
                        0,
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    /** What is in quarantine, by defect. A family lies in one range, so that families add up as rows do. */
    public SortedMap<String, Quarantined> quarantine(Run run) {
        SortedMap<String, Quarantined> byDefect = new TreeMap<>();
        jdbc.sql("SELECT defect, sum(count)::bigint, sum(families)::bigint FROM runs.quarantine_total WHERE run_id = ? "
                        + "GROUP BY defect")
                .param(run.id())
                .query((row, i) -> byDefect.put(row.getString(1), new Quarantined(row.getLong(2), row.getLong(3))))
                .list();
        return byDefect;
    }

    /** Rows of each table that a run froze; nothing before it has frozen them. */
    public SortedMap<String, Long> tables(Run run) {
        SortedMap<String, Long> rows = new TreeMap<>();
        jdbc.sql("SELECT table_name, rows FROM runs.frozen_table WHERE run_id = ?")
                .param(run.id())
                .query((row, i) -> rows.put(row.getString(1), row.getLong(2)))
                .list();
        return rows;
    }

    /** What a run itself ordered for months before its own quarter. */
    public List<Total> arrears(Run run) {
        return totals(run).stream()
                .filter(total -> total.kind() == OutcomeKind.ORDERED)
                .filter(total -> total.month().isBefore(run.period().firstMonth()))
                .toList();
    }

    /**
     * Digest of the runs whose orders count as ordered already when a new run begins, and of what the treasury has said of
     * them: its baseline.
     */
    public String baseline() {
        return jdbc.sql("""
                        SELECT encode(sha256(convert_to(
                                   (SELECT coalesce(string_agg(concat_ws(' ', 'settled', number, sha256) || E'\\n', ''
                                                               ORDER BY number), '') FROM ledger.settlement_import)
                                   || coalesce(string_agg(concat_ws(' ', r.period, r.attempt,
                                   CASE WHEN r.state = 'DISCARDED' THEN 'discarded' ELSE 'ordered' END,
                                   t.orders, t.amount), E'\\n' ORDER BY r.run_id), ''), 'UTF8')), 'hex')
                        FROM runs.run r
                        CROSS JOIN LATERAL (SELECT coalesce(sum(orders), 0) AS orders, coalesce(sum(amount), 0) AS amount
                                            FROM runs.done_range d WHERE d.run_id = r.run_id) t
                        """).query(String.class).single();
    }

    /** How many outcomes of those ranges are held. */
    public long held(Run run, Set<Integer> of) {
        return jdbc.sql(
                        "SELECT coalesce(sum(held), 0)::bigint FROM runs.done_range WHERE run_id = ? AND range = ANY (?)")
                .params(run.id(), of.toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    /** The months for which runs before this one ordered anything, discarded ones included. */
    public Set<YearMonth> orderedBefore(Run run) {
        return jdbc
                .sql("SELECT DISTINCT unnest(months_ordered) FROM runs.done_range WHERE run_id < ?")
                .param(run.id())
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .collect(Collectors.toSet());
    }
}
