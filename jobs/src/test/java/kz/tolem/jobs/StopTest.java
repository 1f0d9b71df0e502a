package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import kz.tolem.jobs.UndisturbedQuarter.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A run ends in order when it is asked to, and goes on later; while one is alive no other works. */
@Execution(ExecutionMode.CONCURRENT)
final class StopTest {

    private static final String[] RUN = {"run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF};

    /** Holds a run between its first ranges and their commit, so that something can happen meanwhile. */
    private static final String HOLD = "LOCK TABLE runs.done_range IN SHARE ROW EXCLUSIVE MODE";

    /** In this database: the server's others have tables of the same number. */
    private static final String IS_HELD =
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'runs.done_range'::regclass"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";

    private final Installation installation;
    private final Database ledger;

    StopTest() throws Exception {
        installation = Installation.prepared(SampleRegistry.shared());
        ledger = installation.ledger();
    }

    @Test
    void stopEndsTheRunAfterTheWorkInHandAndRelaunchCompletesIt() throws Exception {
        try (Connection holding = hold();
                Program run = installation.start(RUN)) {
            run.awaitThat("the run is held", () -> ledger.isTrue(IS_HELD));
            try (Program stop = installation.start("stop", SampleRegistry.PERIOD)) {
                stop.awaitThat("the stop has been asked for", this::isStopAskedFor);
                holding.rollback();
                assertThat(stop.await().ok().out()).contains("STOPPED").contains("tolem relaunch 2026Q1");
            }
            assertStoppedInOrder(run);
        }
        assertStatusSays("STOPPED", "Next: tolem relaunch 2026Q1", "step calculate, ");
        assertThatRelaunchCompletes();
        assertStatusSays("SEALED", "Next: tolem approve 2026Q1 --as NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsTheRunAfterTheWorkInHandAndRelaunchCompletesIt(String signal) throws Exception {
        assumeTrue(
                isHeard(signal), "what a shell started in the background never hears Ctrl-C, and so do its children");
        try (Connection holding = hold();
                Program run = installation.start(RUN)) {
            run.awaitThat("the run is held", () -> ledger.isTrue(IS_HELD));
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            run.awaitThat("it says that it stops", () -> run.errSoFar().contains("tolem: stops in order"));
            if (run.endsWithin(Duration.ofSeconds(1))) {
                throw new AssertionError("ended before the work in hand was finished: " + run.await());
            }
            holding.rollback();
            assertStoppedInOrder(run);
        }
        assertThatRelaunchCompletes();
    }

    @Test
    void whileARunIsAliveNoOtherBegins() throws Exception {
        try (Connection holding = hold();
                Program run = installation.start(RUN)) {
            run.awaitThat("the run is held", () -> ledger.isTrue(IS_HELD));
            try (Program again = installation.start(RUN);
                    Program relaunch = installation.start("relaunch", SampleRegistry.PERIOD);
                    Program next = installation.start("run", SampleRegistry.NEXT_PERIOD);
                    Program discard =
                            installation.start("discard", SampleRegistry.PERIOD, "--as", "dana", "--reason", "test")) {
                assertThat(again.await().with(3).err()).contains("another process works on 2026Q1");
                assertThat(relaunch.await().with(3).err()).contains("another process works on 2026Q1");
                assertThat(next.await().with(6).err()).contains("2026Q1");
                assertThat(discard.await().with(3).err()).contains("another process works on 2026Q1");
            }
            assertThat(installation.status().get("alive").asBoolean()).isTrue();
            holding.rollback();
            run.await().ok();
        }
        assertThat(Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());
    }

    @Test
    void aRunThatWasKilledSaysSoAndCanBeStoppedAllTheSame() throws Exception {
        installation.haltedAt("freeze.done").tolem(RUN).with(Program.KILLED);
        assertThat(installation.tolem("status", SampleRegistry.PERIOD).ok().out())
                .contains("KILLED")
                .contains("the process that worked on it is gone")
                .contains("relaunch 2026Q1");
        assertThat(installation.tolem("stop", SampleRegistry.PERIOD).ok().out())
                .contains("STOPPED")
                .contains("tolem relaunch 2026Q1");
        assertThat(ledger.rows("SELECT action, actor FROM runs.audit_entry ORDER BY sequence"))
                .containsExactly("RAN|aigul", "STOP_REQUESTED|aigul", "STOPPED|aigul");
        assertThat(ledger.rows("SELECT status FROM batch.batch_job_execution WHERE status IN ('STARTING', 'STARTED')"))
                .isEmpty();
        assertThatRelaunchCompletes();
    }

    /** A shell cannot trap what was ignored when it began. */
    private static boolean isHeard(String signal) throws Exception {
        return new ProcessBuilder("sh", "-c", "trap 'exit 7' " + signal + "; kill -" + signal + " $$; exit 0")
                        .start()
                        .waitFor()
                == 7;
    }

    private boolean isStopAskedFor() {
        return ledger.isTrue("SELECT EXISTS (SELECT FROM runs.stop_request)");
    }

    private Connection hold() throws SQLException {
        Connection connection = ledger.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(HOLD);
        }
        return connection;
    }

    private void assertStoppedInOrder(Program run) throws Exception {
        Program.Ended ended = run.await().with(5);
        assertThat(ended.err()).contains("stopped on request").contains("tolem relaunch 2026Q1");
        assertThat(ledger.rows("SELECT state, exit_code FROM runs.run")).containsExactly("STOPPED|5");
        assertThat(ledger.isTrue("SELECT (SELECT count(*) FROM runs.done_range) BETWEEN 1 AND"
                        + " (SELECT count(*) FROM runs.planned_range) - 1"))
                .as("some ranges are done, some are not")
                .isTrue();
    }

    /** The table of runs fits an old terminal and says what the database holds. */
    private void assertStatusSays(String... parts) throws Exception {
        String status = installation.tolem("status").ok().out();
        assertThat(status).contains(parts).contains(" by " + Installation.OPERATOR + ".");
        assertThat(status.lines()).allMatch(line -> line.length() <= 100);
        JsonNode run = installation.status();
        assertThat(List.of(
                        run.get("families").asLong(),
                        run.get("families_done").asLong(),
                        run.get("orders").asLong(),
                        run.get("amount_tiyn").asLong(),
                        run.get("held").asLong(),
                        run.get("quarantined_rows").asLong()))
                .isEqualTo(List.of(
                        sum("families", "runs.planned_range"),
                        sum("p.families", "runs.planned_range p JOIN runs.done_range USING (run_id, range)"),
                        sum("orders", "runs.done_range"),
                        sum("amount", "runs.done_range"),
                        sum("count", "runs.range_total WHERE outcome = 'HELD'"),
                        sum("count", "runs.quarantine_total")));
    }

    private long sum(String column, String from) throws SQLException {
        return Long.parseLong(ledger.value("SELECT coalesce(sum(" + column + "), 0) FROM " + from));
    }

    /** Without a terminal each step has a line at its end, which counts what the launch before did, too. */
    private void assertProgress(String lines) throws Exception {
        JsonNode run = installation.status();
        String came = ", %s orders, %s held, %s KZT"
                .formatted(
                        Output.count(run.get("orders").asLong()),
                        Output.count(run.get("held").asLong()),
                        Output.tenge(run.get("amount_tiyn").asLong()));
        assertThat(lines.lines())
                .anyMatch(line -> line.matches("calculate: 12 of 12 ranges, .* families/s" + came))
                .contains("seal: 12 of 12 ranges" + came)
                .noneMatch(line -> line.contains("\r"));
    }

    private void assertThatRelaunchCompletes() throws Exception {
        Program.Ended relaunched =
                installation.tolem("relaunch", SampleRegistry.PERIOD).ok();
        assertProgress(relaunched.err());
        assertThat(Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());
    }
}
