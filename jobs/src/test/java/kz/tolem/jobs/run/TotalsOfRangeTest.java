package kz.tolem.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.RangeStore.Total;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the ranges of a run came to: as it was noted, and as it was before it lay in the rows of the ranges. */
final class TotalsOfRangeTest {

    private static final String THREE_RANGES = """
            INSERT INTO runs.planned_range (run_id, range, families, members, incomes_not_read, tsa_regions)
            SELECT run_id, range, 10, 30, 0, '' FROM runs.run, generate_series(0, 2) range""";

    @Test
    void anUpdateOfTheProgramKeepsThem() throws Exception {
        String all = "SELECT * FROM runs.range_total ORDER BY range, outcome, benefit, month, region, reason";
        Database database = Database.empty();
        migrate(database, "6");
        database.execute("""
                INSERT INTO runs.run (period, attempt, as_of, opening_month, first_month, last_month, state, range_families,
                                      baseline)
                VALUES ('2026Q1', 1, '2026-03-31', '2026-01-01', '2026-01-01', '2026-03-01', 'COMPUTING', 1000, 'none')
                """, THREE_RANGES, """
                INSERT INTO runs.done_range (run_id, range, file, bytes, sha256, orders, amount, casework)
                SELECT 1, range, 'orders', 1, 'digest', 1, 1, '' FROM generate_series(0, 2) range
                """, """
                INSERT INTO runs.range_total (run_id, range, outcome, benefit, month, region, reason, count, without_amount,
                                              amount, quantity)
                SELECT 1, range, outcome, benefit, month, region, 'NONE', benefit, 0, benefit * 1000 + range, benefit * 2
                FROM generate_series(0, 1) range, unnest(ARRAY['ORDERED', 'HELD']) outcome, generate_series(1, 20) benefit,
                     unnest(ARRAY[date '2026-01-01', '2026-02-01']) month, unnest(ARRAY['10', '71']) region
                """);
        List<String> before = database.rows(all);
        migrate(database, "latest");
        assertThat(database.rows(all)).hasSize(320).isEqualTo(before);
        assertThat(database.rows("SELECT range, held, months_ordered FROM runs.done_range ORDER BY range"))
                .containsExactly("0|840|{2026-01-01,2026-02-01}", "1|840|{2026-01-01,2026-02-01}", "2|0|{}");
    }

    private static void migrate(Database database, String target) {
        for (String schema : List.of("ledger", "runs")) {
            Flyway.configure()
                    .dataSource(database.source())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .target(schema.equals("runs") ? target : "latest")
                    .load()
                    .migrate();
        }
    }

    @Test
    void theyComeBackAsTheyWereNotedSummedOverTheRanges() throws Exception {
        RunsDatabase database = new RunsDatabase();
        RangeStore ranges = database.ranges();
        Run run = database.begin();
        database.execute(THREE_RANGES);
        Total ordered = total(OutcomeKind.ORDERED, "10", Reason.NONE, 3, 0, 4_503_600_000_000_001L, 7);
        Total held = total(OutcomeKind.HELD, "71", Reason.NO_ACCOUNT, 2, 1, 5, 0);
        ranges.finish(run, done(0), List.of(ordered, held));
        ranges.finish(run, done(1), List.of());
        ranges.finish(run, done(2), List.of(ordered));
        assertThat(ranges.totals(run))
                .containsExactly(held, total(OutcomeKind.ORDERED, "10", Reason.NONE, 6, 0, 9_007_200_000_000_002L, 14));
        assertThat(database.rows(
                        "SELECT concat_ws(' ', range, cardinality(outcomes), held) FROM runs.done_range ORDER BY 1"))
                .containsExactly("0 2 2", "1 0 0", "2 1 0");
        assertThat(ranges.held(run, Set.of(0, 1))).isEqualTo(2);
        assertThat(ranges.orderedForQuarter(run))
                .singleElement()
                .extracting(Total::count)
                .isEqualTo(6L);
        assertThat(ranges.orderedBefore(run)).isEmpty();
        database.tamper("UPDATE runs.run SET state = 'PUBLISHED', manifest_hash = 'seen', exit_code = 0");
        Run next = database.begin("2026Q2");
        assertThat(ranges.orderedBefore(next)).containsExactly(YearMonth.of(2026, 2));
        assertThat(ranges.orderedForQuarter(next)).isEmpty();
    }

    @Test
    void theDatabaseRefusesTotalsOfWhichPartIsMissing() throws Exception {
        RunsDatabase database = new RunsDatabase();
        database.begin();
        database.execute(THREE_RANGES);
        String row =
                "INSERT INTO runs.done_range SELECT run_id, 0, 'orders', 1, 'digest', 1, 1, '', now(), '{ORDERED}',"
                        + " '{1}', '{2026-01-01}', '{71}', '{NONE}', '{1}', '{0}', '%s', '{1}', 0, '{}' FROM runs.run";
        for (String amounts : List.of("{}", "{9,9}", "{NULL}")) {
            assertThatThrownBy(() -> database.execute(row.formatted(amounts))).hasMessageContaining("totals_are_whole");
        }
        database.execute(row.formatted("{9}"));
        assertThat(database.rows("SELECT amount FROM runs.range_total")).containsExactly("9");
    }

    private static Total total(
            OutcomeKind kind,
            String region,
            Reason reason,
            long count,
            long withoutAmount,
            long amount,
            long quantity) {
        return new Total(
                kind,
                Benefit.values()[2],
                YearMonth.of(2026, 2),
                region,
                reason,
                count,
                withoutAmount,
                amount,
                quantity);
    }

    private static Done done(int range) {
        return new Done(range, "orders-" + range, 1, "digest", 1, 1, "");
    }
}
