package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a schedule does, one round after the other. */
@Execution(ExecutionMode.CONCURRENT)
final class RunDueTest {

    private final Installation installation = Installation.prepared(SampleRegistry.shared())
            // the sample has incomes and TSA for one quarter only
            .with("TOLEM_LIMITS_FEED_PERCENT", "0")
            .with("TOLEM_LIMITS_VARIANCE_FLOOR", "1000000");

    RunDueTest() throws Exception {}

    @Test
    void afterMissedNightsTheQuarterIsComputedAndThenOneNight() throws Exception {
        assertThat(due("2026-03-31").with(2).err())
                .as("the first run fixes the opening month, so a person begins it")
                .contains("tolem run 2026Q1");
        installation.tolem("run", "2026Q1", "--as-of", "2026-03-31").ok();
        assertThat(due("2026-04-03").with(6).err()).contains("2026Q1 is SEALED and waits for a person");
        installation.publish("2026Q1");
        long ordered = orders();

        // nobody called for three days, and the quarter has begun
        due("2026-04-03").ok();
        assertThat(due("2026-04-03").with(6).err()).contains("tolem approve 2026Q2 --as NAME");
        installation.publish("2026Q2");
        assertThat(orders()).isGreaterThan(ordered);
        due("2026-04-03").ok();
        installation.publish("2026-04-03");
        assertThat(due("2026-04-03").ok().out()).contains("Nothing is due.");

        assertThat(installation.ledger().rows("SELECT period, state FROM runs.run ORDER BY run_id"))
                .containsExactly("2026Q1|PUBLISHED", "2026Q2|PUBLISHED", "2026-04-03|PUBLISHED");
    }

    @Test
    void whatWasKilledGoesOnAndTwoAtOnceComputeOnce() throws Exception {
        installation
                .haltedAt("freeze.done")
                .tolem("run", "2026Q1", "--as-of", "2026-03-31")
                .with(Program.KILLED);
        try (Program one = installation.start("run-due", "--on", "2026-03-31");
                Program two = installation.start("run-due", "--on", "2026-03-31")) {
            List<Integer> codes = List.of(one.await().code(), two.await().code());
            assertThat(codes).contains(0);
            assertThat(codes)
                    .as("the other found it alive, or sealed")
                    .allMatch(code -> code == 0 || code == 3 || code == 6);
        }
        assertThat(installation.ledger().rows("SELECT state, epoch FROM runs.run"))
                .containsExactly("SEALED|2");
        assertThat(UndisturbedQuarter.Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());
    }

    @Test
    void whatAPersonStoppedIsLeftToAPerson() throws Exception {
        installation
                .haltedAt("freeze.done")
                .tolem("run", "2026Q1", "--as-of", "2026-03-31")
                .with(Program.KILLED);
        installation.tolem("stop", "2026Q1").ok();
        assertThat(due("2026-03-31").with(6).err()).contains("tolem relaunch 2026Q1");
    }

    private Program.Ended due(String day) throws Exception {
        return installation.tolem("run-due", "--on", day);
    }

    private long orders() throws Exception {
        return Long.parseLong(installation.ledger().value("SELECT count(*) FROM ledger.payment_order"));
    }
}
