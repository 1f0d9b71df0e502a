package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import kz.tolem.jobs.UndisturbedQuarter.Outcome;
import kz.tolem.jobs.config.RoleScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command works with a user that may do what it needs, and the database refuses that user everything else. */
final class RolesTest {

    private static final int INFRASTRUCTURE = 20;
    private static final String PASSWORD = "of-a-test";
    private static final String READER = "test_reader";
    private static final String WRITER = "test_writer";
    private static final String APPROVER = "test_approver";
    private static final String MIGRATOR = "test_migrator";

    /** The tables that nobody but their owner writes to. */
    private static final String FLYWAY = "flyway_schema_history";

    /** Migrated, run and sealed by users of one role each. */
    private static final Installation SEALED = sealed();

    private static Installation sealed() {
        try {
            Installation installation = Installation.of(SampleRegistry.shared());
            Database ledger = installation.ledger();
            ledger.execute(RoleScripts.roles(), RoleScripts.roles());
            SampleRegistry.shared().execute(RoleScripts.roles());
            for (String role : new String[] {"reader", "writer", "approver", "migrator"}) {
                ledger.execute("CREATE ROLE test_" + role + " LOGIN PASSWORD '" + PASSWORD + "' IN ROLE tolem_" + role);
            }
            assertThat(as(WRITER, installation)
                            .tolem("status")
                            .with(INFRASTRUCTURE)
                            .err())
                    .contains("runs version 1")
                    .contains("tolem migrate");
            as(MIGRATOR, installation).tolem("migrate").ok();
            as(WRITER, installation).run().ok();
            return installation;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Installation as(String user, Installation installation) {
        return installation
                .with("TOLEM_DATABASE_USER", user)
                .with("TOLEM_DATABASE_PASSWORD", PASSWORD)
                .with("TOLEM_REGISTRY_USER", READER)
                .with("TOLEM_REGISTRY_PASSWORD", PASSWORD);
    }

    @Test
    void aQuarterIsRunApprovedAndPublishedByUsersWhoMayDoNoMore() throws Exception {
        Installation installation = SEALED.copy();
        Installation runner = as(WRITER, installation);
        Installation approver = as(APPROVER, installation);
        assertThat(Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());

        assertRefused(runner.tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER));
        approver.tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER)
                .ok();
        assertRefused(approver.tolem("publish", SampleRegistry.PERIOD));
        assertRefused(approver.tolem("discard", SampleRegistry.PERIOD, "--as", "bolat", "--reason", "x"));
        assertThat(Trees.files(installation.outbox())).isEmpty();
        runner.tolem("publish", SampleRegistry.PERIOD).ok();
        runner.tolem("verify", SampleRegistry.PERIOD).ok();
        approver.tolem("status", SampleRegistry.PERIOD).ok();
        assertThat(approver.tolem("audit").ok().out()).contains("Sound: 4 entries");
        assertThat(installation.ledger().rows("SELECT action, database_user FROM runs.audit_entry ORDER BY sequence"))
                .containsExactly(
                        "RAN|test_writer", "SEALED|test_writer", "APPROVED|test_approver", "PUBLISHED|test_writer");
    }

    @Test
    void aStoppedRunIsRelaunchedAndDiscardedByTheWriter() throws Exception {
        Installation runner = as(WRITER, SEALED.copy());
        runner.tolem("discard", SampleRegistry.PERIOD, "--as", "aigul", "--reason", "once more")
                .ok();
        runner.haltedAt("range.written").run().with(Program.KILLED);
        runner.tolem("stop", SampleRegistry.PERIOD).ok();
        runner.tolem("relaunch", SampleRegistry.PERIOD).ok();
        assertThat(runner.tolem("audit").ok().out()).contains("DISCARDED").contains("STOP_REQUESTED");
    }

    @Test
    void onlyTheMigratorMigratesAndMayDoSoAgain() throws Exception {
        assertThat(as(MIGRATOR, SEALED).tolem("migrate").ok().out()).contains("have their rights");
        assertThat(as(WRITER, SEALED).tolem("migrate").with(INFRASTRUCTURE).err())
                .contains(WRITER)
                .contains("tolem_migrator");
        assertThat(
                        SEALED.ledger()
                                .rows(
                                        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('runs', 'ledger', 'batch')"))
                .containsExactly("tolem_migrator");
    }

    private static void assertRefused(Program.Ended ended) {
        assertThat(ended.with(INFRASTRUCTURE).err())
                .contains("42501")
                .contains("tolem_writer")
                .contains("tolem_approver")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.payment_order SET amount = amount + 1",
                "DELETE FROM ledger.payment_order",
                "TRUNCATE ledger.payment_order",
                "DELETE FROM ledger.payment_order_2026q1",
                "UPDATE ledger.one_off_order SET sequence = 9",
                "UPDATE ledger.overpayment SET due = ordered",
                "DELETE FROM ledger.overpayment",
                "DELETE FROM ledger.one_off_order",
                "TRUNCATE ledger.one_off_order",
                "DROP TABLE ledger.payment_order",
                "CREATE TABLE ledger.other (a int)",
                "INSERT INTO runs.approval (run_id, name, manifest_hash, key) SELECT run_id, 'x', manifest_hash, 'x' FROM runs.run",
                "UPDATE runs.approval SET name = 'x'",
                "INSERT INTO runs.acceptance (run_id, what, name, reason, findings) SELECT run_id, 'VARIANCE', 'x', 'x', ''"
                        + " FROM runs.run",
                "UPDATE runs.acceptance SET reason = 'x'",
                "INSERT INTO runs.participant (run_id, name, part) SELECT run_id, 'x', 'APPROVED' FROM runs.run",
                "DELETE FROM runs.participant",
                "UPDATE runs.run SET state = 'APPROVED'",
                "UPDATE runs.run SET state = 'PUBLISHED'",
                "DELETE FROM runs.run",
                "INSERT INTO runs.audit_entry (period, attempt, epoch, action, actor) SELECT period, attempt, epoch, 'APPROVED',"
                        + " 'x' FROM runs.run",
                "UPDATE runs.audit_entry SET actor = 'x'",
                "DELETE FROM runs.audit_entry",
                "TRUNCATE runs.audit_entry",
                "ALTER TABLE runs.audit_entry DISABLE TRIGGER chain",
                "ALTER TABLE runs.run DISABLE ROW LEVEL SECURITY",
                "UPDATE runs.done_range SET orders = 0",
                "UPDATE runs.flyway_schema_history SET success = false",
                "CREATE SCHEMA other",
                "SET ROLE tolem_migrator",
                "SET ROLE tolem_approver"
            })
    void theWriterIsRefused(String statement) throws Exception {
        assertRefused(SEALED.ledger(), WRITER, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO ledger.payment_order (subject, month, benefit, sequence, run_id, range, family_id, payee_id, amount,"
                        + " kind) VALUES (1, '2026-01-01', 1, 9, 1, 0, 1, 1, 100, 1)",
                "INSERT INTO ledger.one_off_order (benefit, subject, sequence, run_id, month) VALUES (1, 1, 9, 1, '2026-01-01')",
                "SELECT count(*) FROM ledger.payment_order",
                "SELECT count(*) FROM runs.net_order",
                "UPDATE ledger.payment_order SET amount = amount + 1",
                "DELETE FROM ledger.payment_order",
                "SELECT ledger.ensure_partition('2030-01-01')",
                "INSERT INTO runs.run (period, attempt, as_of, opening_month, first_month, last_month, state, range_families,"
                        + " baseline) SELECT period, 9, as_of, opening_month, first_month, last_month, 'DISCARDED',"
                        + " range_families, baseline FROM runs.run",
                "UPDATE runs.run SET state = 'DISCARDED'",
                "UPDATE runs.run SET state = 'PUBLISHED'",
                "UPDATE runs.run SET epoch = 9",
                "UPDATE runs.run SET manifest_hash = 'x'",
                "INSERT INTO runs.participant (run_id, name, part) SELECT run_id, 'x', 'RAN' FROM runs.run",
                "INSERT INTO runs.acceptance (run_id, what, name, reason, findings) SELECT run_id, 'QUARANTINE', 'x', 'x', ''"
                        + " FROM runs.run",
                "INSERT INTO runs.discard (run_id, name, reason) SELECT run_id, 'x', 'x' FROM runs.run",
                "INSERT INTO runs.stop_request (run_id, epoch, name) SELECT run_id, 1, 'x' FROM runs.run",
                "INSERT INTO runs.planned_range (run_id, range, families, members, incomes_not_read, tsa_regions)"
                        + " VALUES (1, 99, 1, 1, 0, '')",
                "INSERT INTO runs.audit_entry (period, attempt, epoch, action, actor) SELECT period, attempt, epoch, 'RAN', 'x'"
                        + " FROM runs.run",
                "UPDATE runs.audit_entry SET actor = 'x'",
                "DELETE FROM runs.audit_entry",
                "DELETE FROM runs.approval",
                "SELECT count(*) FROM batch.batch_job_execution",
                "SET ROLE tolem_writer"
            })
    void theApproverIsRefused(String statement) throws Exception {
        assertRefused(SEALED.ledger(), APPROVER, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO registry.family (family_id, region) VALUES (1, '71')",
                "UPDATE registry.member SET iin = NULL",
                "DELETE FROM registry.account",
                "TRUNCATE registry.income",
                "UPDATE registry.about SET value = 'real'",
                "CREATE TABLE registry.other (a int)",
                "DROP TABLE registry.family"
            })
    void theReaderOfTheRegistryIsRefused(String statement) throws Exception {
        assertRefused(SampleRegistry.shared(), READER, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM runs.run",
                "SELECT count(*) FROM ledger.payment_order",
                "INSERT INTO ledger.one_off_order (benefit, subject, sequence, run_id, month) VALUES (1, 1, 9, 1, '2026-01-01')"
            })
    void theReaderOfTheRegistrySeesNothingOfTheLedger(String statement) throws Exception {
        assertRefused(SEALED.ledger(), READER, statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {WRITER, APPROVER})
    void theOthersSeeNothingOfTheRegistry(String user) throws Exception {
        assertRefused(SampleRegistry.shared(), user, "SELECT count(*) FROM registry.member");
    }

    private static void assertRefused(Database database, String user, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), user, PASSWORD);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    /** Whoever adds a table says in {@code db/roles/grants.sql} who adds to it. */
    @Test
    void everyTableOfRunsAndLedgerHasSomebodyWhoAddsToIt() throws Exception {
        assertThat(SEALED.ledger()
                        .rows("SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname IN ('runs', 'ledger') AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
                                + " AND c.relname <> '" + FLYWAY + "'"
                                + " AND NOT has_table_privilege('tolem_writer', c.oid, 'INSERT')"
                                + " AND NOT has_table_privilege('tolem_approver', c.oid, 'INSERT')"))
                .isEmpty();
    }

    @Test
    void nobodyButTheOwnerChangesOrDeletesWhatWasAdded() throws Exception {
        assertThat(SEALED.ledger()
                        .rows("SELECT r.rolname, c.oid::regclass FROM pg_roles r, pg_class c JOIN pg_namespace n"
                                + " ON n.oid = c.relnamespace WHERE r.rolname IN ('tolem_reader', 'tolem_writer', 'tolem_approver')"
                                + " AND n.nspname IN ('runs', 'ledger') AND c.relkind IN ('r', 'p')"
                                + " AND (has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE, TRIGGER')"
                                + "      OR has_table_privilege(r.oid, c.oid, 'UPDATE') AND c.relname <> 'run')"))
                .isEmpty();
    }
}
