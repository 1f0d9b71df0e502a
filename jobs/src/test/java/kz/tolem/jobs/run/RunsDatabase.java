package kz.tolem.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with the tables of runs, and what works on them, put together as the program does. */
final class RunsDatabase {

    static final String RUNNER = "aigul";
    static final String APPROVER = "bolat";
    static final String MANIFEST = "5".repeat(64);

    private final DataSource source = Shared.SOURCE;
    private final TransactionTemplate transaction;
    private final RunStore runs;
    private final Audit audit;

    /** Without any run. */
    RunsDatabase() throws SQLException {
        tamper("TRUNCATE runs.run, runs.audit_entry RESTART IDENTITY CASCADE");
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        JdbcClient jdbc = JdbcClient.create(source);
        TolemProperties properties = new Binder(new MapConfigurationPropertySource(Map.of("tolem.operator", RUNNER)))
                .bindOrCreate("tolem", TolemProperties.class);
        AuditTrail trail = new AuditTrail(jdbc, properties);
        runs = new RunStore(jdbc, trail);
        audit = new Audit(trail, new AuditedRuns(runs, jdbc));
    }

    /** One for all tests, since a server that makes one for each is slow to stop. */
    private static final class Shared {

        private static final DataSource SOURCE = made();

        private static DataSource made() {
            try {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(EmbeddedPostgres.shared().createDatabase("runs"));
                for (String schema : new String[] {"ledger", "runs"}) {
                    Flyway.configure()
                            .dataSource(source)
                            .schemas(schema)
                            .defaultSchema(schema)
                            .locations("classpath:db/" + schema)
                            .load()
                            .migrate();
                }
                return source;
            } catch (SQLException e) {
                throw new IllegalStateException("the tables of runs", e);
            }
        }
    }

    RunStore runs() {
        return runs;
    }

    RangeStore ranges() {
        return new RangeStore(JdbcClient.create(source), new JdbcTemplate(source));
    }

    /** What the methods of the store are called in, one transaction each, as the program does. */
    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    void transact(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    Run begin() {
        return begin("2026Q1");
    }

    Run begin(String period) {
        return inTransaction(() -> runs.begin(
                Period.parse(period),
                LocalDate.of(2026, 3, 31),
                YearMonth.of(2026, 1),
                List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3)),
                1_000,
                false,
                null,
                "0".repeat(64),
                RUNNER));
    }

    Run takeOver(Run run) {
        return inTransaction(() -> runs.takeOver(run, false, null, RUNNER));
    }

    Run sealed() {
        Run run = begin();
        transact(() -> runs.seal(run, MANIFEST, null));
        return runs.byId(run.id());
    }

    Run approved() {
        Run run = sealed();
        transact(() -> runs.approve(run, MANIFEST, APPROVER, "name-only", null));
        return runs.byId(run.id());
    }

    Run published() {
        Run run = approved();
        transact(() -> runs.publish(run));
        return runs.byId(run.id());
    }

    List<String> findings() {
        return inTransaction(audit::report).findings().stream()
                .map(Message::toString)
                .toList();
    }

    /** Action, epoch, actor and reason of every entry, in order. */
    List<String> acts() throws SQLException {
        return rows("SELECT concat_ws(' ', action, epoch, actor, reason) FROM runs.audit_entry ORDER BY sequence");
    }

    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What a superuser can do whom no trigger stops. */
    void tamper(String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("SET session_replication_role = replica"));
        all.addAll(List.of(statements));
        execute(all.toArray(String[]::new));
    }
}
