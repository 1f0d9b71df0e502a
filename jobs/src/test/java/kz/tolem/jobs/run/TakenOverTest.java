package kz.tolem.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that was paused, and whose run another took over meanwhile, writes nothing when it wakes up. */
final class TakenOverTest {

    private final RunsDatabase database;

    TakenOverTest() throws SQLException {
        database = new RunsDatabase();
    }

    static Stream<Named<BiConsumer<RunStore, Run>>> writesWhileComputing() {
        return Stream.of(
                Named.of("hold", RunStore::holdEpoch),
                Named.of("enter a step", (runs, run) -> runs.enter(run, "seal")),
                Named.of("mark as sample", (runs, run) -> runs.markSample(run, true)),
                Named.of("fix the law", (runs, run) -> runs.fixLaw(run, "x")),
                Named.of("seal", (runs, run) -> runs.seal(run, RunsDatabase.MANIFEST, null)),
                Named.of("take over", (runs, run) -> runs.takeOver(run, false, null, "dana")),
                Named.of(
                        "approve", (runs, run) -> runs.approve(run, RunsDatabase.MANIFEST, "bolat", "name-only", null)),
                Named.of("publish", RunStore::publish),
                Named.of("discard", (runs, run) -> runs.discard(run, "dana", "second thoughts")));
    }

    @ParameterizedTest
    @MethodSource("writesWhileComputing")
    void whoeverWasReplacedIsRefused(BiConsumer<RunStore, Run> write) throws Exception {
        Run paused = database.begin();
        database.takeOver(paused);
        assertRefused(write, paused);
        assertThat(database.acts()).containsExactly("RAN 1 aigul", "TOOK_OVER 2 aigul");
    }

    @ParameterizedTest
    @MethodSource("writesWhileComputing")
    void whoeverWakesUpAfterTheRunWasDiscardedIsRefused(BiConsumer<RunStore, Run> write) throws Exception {
        Run paused = database.approved();
        database.transact(() -> database.runs().discard(paused, "dana", "wrong registry"));
        assertRefused(write, paused);
        assertThat(database.acts()).hasSize(4);
    }

    private void assertRefused(BiConsumer<RunStore, Run> write, Run paused) throws SQLException {
        String before = database.rows("SELECT r::text FROM runs.run r").toString();
        assertThatThrownBy(() -> database.transact(() -> write.accept(database.runs(), paused)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ExitCode.ALIVE));
        assertThat(database.rows("SELECT r::text FROM runs.run r").toString()).isEqualTo(before);
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void theEndOfAReplacedProcessIsNotNoted() throws Exception {
        Run paused = database.begin();
        Run successor = database.takeOver(paused);
        database.transact(
                () -> database.runs().end(paused, RunState.FAILED, ExitCode.INFRASTRUCTURE, Message.quoted("cut off")));
        assertThat(database.runs().byId(paused.id())).isEqualTo(successor);
        assertThat(database.acts()).containsExactly("RAN 1 aigul", "TOOK_OVER 2 aigul");
    }

    @Test
    void anApprovalIsOfTheManifestThatWasSeenAndOfNoOther() {
        Run sealed = database.sealed();
        assertThatThrownBy(() -> database.transact(
                        () -> database.runs().approve(sealed, "6".repeat(64), "bolat", "name-only", null)))
                .isInstanceOf(Refusal.class);
        assertThat(database.runs().byId(sealed.id()).state()).isEqualTo(RunState.SEALED);
        assertThat(database.runs().approval(sealed)).isEmpty();
    }

    @Test
    void aStopIsOfOneLaunchAlone() {
        Run first = database.begin();
        database.transact(() -> database.runs().requestStop(first));
        Run second = database.takeOver(first);
        assertThat(database.runs().isStopRequested(first)).isTrue();
        assertThat(database.runs().isStopRequested(second)).isFalse();
    }

    @Test
    void aStopDoesNotWaitForRangesThatCommit() throws Exception {
        Run run = database.begin();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection range = database.connect()) {
            range.setAutoCommit(false);
            range.createStatement().execute("SELECT epoch FROM runs.run WHERE run_id = " + run.id() + " FOR SHARE");
            Future<?> stop =
                    other.submit(() -> database.transact(() -> database.runs().requestStop(run)));
            stop.get(1, TimeUnit.MINUTES);
            assertThat(database.runs().isStopRequested(run)).isTrue();
            range.rollback();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aDiscardWaitsForWhoeverPublishesAndThenFindsItPublished() throws Exception {
        Run approved = database.approved();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> discard = database.inTransaction(() -> {
                database.runs().holdEpoch(approved);
                Future<?> waiting = other.submit(
                        () -> database.transact(() -> database.runs().discard(approved, "dana", "second thoughts")));
                awaitThatSomebodyWaits(waiting);
                database.runs().publish(approved);
                return waiting;
            });
            assertThatThrownBy(() -> discard.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(Refusal.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(database.runs().byId(approved.id()).state()).isEqualTo(RunState.PUBLISHED);
        assertThat(database.findings()).isEmpty();
    }

    private void awaitThatSomebodyWaits(Future<?> waiting) {
        try {
            while (database.rows("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(waiting.isDone()).as("the discard does not wait").isFalse();
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
