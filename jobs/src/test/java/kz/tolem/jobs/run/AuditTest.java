package kz.tolem.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every act leaves its entry, and whatever happens to an entry afterwards is found and named. */
final class AuditTest {

    private static final String ADD = "INSERT INTO runs.audit_entry (period, attempt, epoch, action, actor, reason)"
            + " VALUES ('2026Q1', 1, 1, 'NOTED', 'dana', 'known and harmless')";

    private final RunsDatabase database;

    AuditTest() throws SQLException {
        database = new RunsDatabase();
    }

    @Test
    void everyActOfARunLeavesItsEntry() throws Exception {
        RunStore runs = database.runs();
        Run first = database.begin();
        database.transact(() -> runs.requestStop(first));
        database.transact(() -> runs.requestStop(first));
        database.transact(
                () -> runs.end(first, RunState.STOPPED, ExitCode.STOPPED, Message.quoted("stopped on request")));
        Run second = database.takeOver(runs.byId(first.id()));
        database.transact(
                () -> runs.end(second, RunState.FAILED, ExitCode.LAW_MISSING, Message.quoted("no poverty line")));
        Run third = database.takeOver(runs.byId(first.id()));
        Run fourth = database.takeOver(third);
        database.transact(() -> runs.seal(fourth, RunsDatabase.MANIFEST, null));
        Run sealed = runs.byId(first.id());
        database.transact(() -> runs.discard(sealed, " dana ", "wrong registry"));
        Run published = database.published();

        assertThat(database.acts())
                .containsExactly(
                        "RAN 1 aigul",
                        "STOP_REQUESTED 1 aigul",
                        "STOPPED 1 aigul stopped on request",
                        "RELAUNCHED 2 aigul",
                        "FAILED 2 aigul no poverty line",
                        "RELAUNCHED 3 aigul",
                        "TOOK_OVER 4 aigul",
                        "SEALED 4 aigul",
                        "DISCARDED 5 dana wrong registry",
                        "RAN 1 aigul",
                        "SEALED 1 aigul",
                        "APPROVED 1 bolat",
                        "PUBLISHED 1 aigul");
        assertThat(published.attempt()).isEqualTo(2);
        assertThat(database.rows("SELECT DISTINCT action FROM runs.audit_entry WHERE manifest_hash = '"
                        + RunsDatabase.MANIFEST + "' ORDER BY action"))
                .containsExactly("APPROVED", "DISCARDED", "PUBLISHED", "SEALED");
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void whatSomebodyAcceptsIsKeptWithTheReason() throws Exception {
        RunStore runs = database.runs();
        Run first = database.begin();
        database.transact(
                () -> runs.end(first, RunState.FAILED, ExitCode.QUARANTINE, Message.quoted("too much in quarantine")));
        Run failed = runs.byId(first.id());
        database.transact(() -> runs.takeOver(failed, false, "known since March", RunsDatabase.RUNNER));
        Run again = runs.byId(first.id());
        database.transact(() -> runs.seal(again, RunsDatabase.MANIFEST, Message.quoted("all orders: +12%")));
        Run held = runs.byId(first.id());
        assertThatThrownBy(() -> database.transact(
                        () -> runs.approve(held, RunsDatabase.MANIFEST, RunsDatabase.APPROVER, "name-only", null)))
                .isInstanceOf(Refusal.class);
        database.transact(() -> runs.approve(
                held, RunsDatabase.MANIFEST, RunsDatabase.APPROVER, "name-only", "a new benefit since January"));

        assertThat(database.acts())
                .contains("ACCEPTED_QUARANTINE 2 aigul known since March")
                .containsSubsequence("ACCEPTED_VARIANCE 2 bolat a new benefit since January", "APPROVED 2 bolat");
        assertThat(database.findings()).isEmpty();
        database.tamper("DELETE FROM runs.acceptance WHERE what = 'VARIANCE'");
        assertThat(database.findings()).singleElement().asString().contains("let pass a limit by bolat, VARIANCE");
    }

    @Test
    void anActThatIsRolledBackLeavesNoEntry() throws Exception {
        Run run = database.sealed();
        assertThatThrownBy(() -> database.transact(() -> {
                    database.runs().approve(run, RunsDatabase.MANIFEST, RunsDatabase.APPROVER, "name-only", null);
                    throw new IllegalStateException("the connection is lost");
                }))
                .hasMessage("the connection is lost");
        assertThatThrownBy(() -> database.transact(() ->
                        database.runs().approve(run, RunsDatabase.MANIFEST, RunsDatabase.RUNNER, "name-only", null)))
                .isInstanceOf(Refusal.class);
        assertThat(database.acts()).containsExactly("RAN 1 aigul", "SEALED 1 aigul");
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void whatPeopleWriteDoesNotBreakTheChain() {
        Run run = database.sealed();
        database.transact(
                () -> database.runs().discard(run, "Әлия,5:x", "қате тізілім\nвторая строка; ошибка 😀 7:APPROVED,"));
        assertThat(database.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE runs.audit_entry SET actor = 'mallory'",
                "DELETE FROM runs.audit_entry",
                "TRUNCATE runs.audit_entry",
                "UPDATE runs.approval SET name = 'mallory'",
                "DELETE FROM runs.approval",
                "DELETE FROM runs.participant",
                "DELETE FROM runs.discard",
                "DELETE FROM runs.acceptance"
            })
    void theDatabaseRefusesChangesEvenToItsSuperuser(String statement) {
        database.published();
        assertThatThrownBy(() -> database.execute(statement))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining("takes additions only");
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void numberTimeUserAndHashesAreTheDatabasesOwn() throws Exception {
        database.begin();
        database.execute(
                "INSERT INTO runs.audit_entry (sequence, at, period, attempt, epoch, action, actor, database_user,"
                        + " previous_hash, hash) VALUES (99, '2020-01-01', '2026Q1', 1, 1, 'NOTED', 'dana', 'nobody',"
                        + " 'x', 'y')");
        assertThat(database.rows("SELECT concat_ws(' ', sequence, database_user = session_user,"
                        + " at BETWEEN now() - interval '1 hour' AND clock_timestamp()) FROM runs.audit_entry"
                        + " WHERE actor = 'dana'"))
                .containsExactly("2 t t");
        assertThat(database.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "period = '2025Q4'",
                "attempt = 2",
                "epoch = 2",
                "action = 'FAILED'",
                "actor = 'mallory'",
                "database_user = 'mallory'",
                "reason = 'because'",
                "manifest_hash = repeat('6', 64)",
                "previous_hash = repeat('7', 64)",
                "hash = repeat('8', 64)"
            })
    void anEntryThatWasAlteredIsNamed(String change) throws Exception {
        database.published();
        database.tamper("UPDATE runs.audit_entry SET " + change + " WHERE sequence = 3");
        assertThat(database.findings())
                .anySatisfy(
                        finding -> assertThat(finding).startsWith("entry 3 ").contains("it was altered"));
    }

    @Test
    void anEntryThatWasRemovedIsNamed() throws Exception {
        database.published();
        database.tamper("DELETE FROM runs.audit_entry WHERE sequence = 2");
        assertThat(database.findings()).contains("entry 2 is missing");
    }

    @Test
    void anEntryThatWasRemovedIsNamedEvenIfTheOthersCloseRanks() throws Exception {
        database.published();
        database.tamper(
                "DELETE FROM runs.audit_entry WHERE sequence = 2",
                "UPDATE runs.audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE runs.audit_entry SET sequence = 3 WHERE sequence = 4");
        assertThat(database.findings())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("entry 2 (APPROVED").contains("does not follow"));
    }

    @Test
    void entriesThatWereMovedAreNamed() throws Exception {
        database.published();
        database.tamper(
                "UPDATE runs.audit_entry SET sequence = 9 WHERE sequence = 2",
                "UPDATE runs.audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE runs.audit_entry SET sequence = 3 WHERE sequence = 9");
        assertThat(database.findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("entry 2 (APPROVED"))
                .anySatisfy(finding -> assertThat(finding).startsWith("entry 3 (SEALED"));
    }

    @Test
    void anEntryThatWasPutInIsNamed() throws Exception {
        database.published();
        database.tamper(
                "UPDATE runs.audit_entry SET sequence = 5 WHERE sequence = 4",
                "UPDATE runs.audit_entry SET sequence = 4, previous_hash = repeat('9', 64) WHERE sequence = 3",
                "INSERT INTO runs.audit_entry SELECT 3, at, period, attempt, epoch, 'ACCEPTED_VARIANCE', 'bolat',"
                        + " database_user, 'all is well', manifest_hash, hash, repeat('9', 64) FROM runs.audit_entry"
                        + " WHERE sequence = 2");
        assertThat(database.findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("entry 3 (ACCEPTED_VARIANCE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void entriesThatWereRemovedAtTheEndAreFoundByWhatTheyShouldExplain(int newest) throws Exception {
        database.published();
        database.tamper("DELETE FROM runs.audit_entry WHERE sequence > " + (4 - newest));
        assertThat(database.findings())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("2026Q1, attempt 1").contains("PUBLISHED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE runs.run SET state = 'APPROVED'",
                "UPDATE runs.run SET epoch = 2",
                "UPDATE runs.run SET manifest_hash = repeat('6', 64)",
                "DELETE FROM runs.approval",
                "UPDATE runs.approval SET name = 'mallory'",
                "UPDATE runs.approval SET manifest_hash = repeat('6', 64)",
                "INSERT INTO runs.participant (run_id, name, part) SELECT run_id, 'mallory', 'RAN' FROM runs.run",
                "INSERT INTO runs.discard (run_id, name, reason) SELECT run_id, 'mallory', 'x' FROM runs.run",
                "INSERT INTO runs.stop_request (run_id, epoch, name) SELECT run_id, 1, 'mallory' FROM runs.run",
                "DELETE FROM runs.run"
            })
    void aRunThatIsNotWhatItsEntriesSayIsNamed(String change) throws Exception {
        database.published();
        database.tamper(change);
        assertThat(database.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding)
                .contains("2026Q1, attempt 1"));
    }

    @Test
    void anApprovalThatIsOnlyInTheAuditIsFound() throws Exception {
        database.sealed();
        database.execute("INSERT INTO runs.audit_entry (period, attempt, epoch, action, actor, manifest_hash)"
                + " SELECT period, attempt, epoch, 'APPROVED', 'mallory', manifest_hash FROM runs.run");
        assertThat(database.findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains("approved by mallory").contains("run table does not"));
    }

    @Test
    void aWriterWaitsForTheOneBeforeSoThatTheChainCannotFork() throws Exception {
        database.begin();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = database.connect();
                Statement statement = first.createStatement()) {
            first.setAutoCommit(false);
            statement.execute(ADD);
            Future<?> second = other.submit(() -> {
                database.execute(ADD);
                return null;
            });
            while (database.rows("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND wait_event = 'advisory'")
                    .isEmpty()) {
                assertThat(second.isDone()).as("the second has been let in").isFalse();
                Thread.onSpinWait();
            }
            first.commit();
            second.get(1, TimeUnit.MINUTES);
        } finally {
            other.shutdownNow();
        }
        assertThat(database.rows("SELECT sequence FROM runs.audit_entry ORDER BY sequence"))
                .containsExactly("1", "2", "3");
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        database.begin();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                        try (Connection connection = database.connect();
                                Statement statement = connection.createStatement()) {
                            for (int i = 0; i < 25; i++) {
                                statement.execute(ADD);
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : all) {
                writer.get(1, TimeUnit.MINUTES);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(database.rows("SELECT max(sequence) FROM runs.audit_entry")).containsExactly("201");
        assertThat(database.findings()).isEmpty();
    }
}
