package kz.tolem.jobs.config;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The tables of the ledger's database: whether they are those of this program, and who may make them so. A user who may
 * not change them works with what is there.
 */
final class Migrations {

    private static final List<String> SCHEMAS = List.of("ledger", "runs", "batch");

    /** Whether the user is, or may act as, the owner of all schemas; where one is missing, whether the user may make it. */
    private static final String MAY_MIGRATE = """
            SELECT bool_and(CASE WHEN n.oid IS NULL
                                 THEN has_database_privilege(current_database(), 'CREATE')
                                 ELSE pg_has_role(n.nspowner, 'MEMBER') END)
            FROM unnest(ARRAY['runs', 'ledger', 'batch']) AS s (name) LEFT JOIN pg_namespace n ON n.nspname = s.name
            """;

    /** Whether tables shall belong to the role and not to the user: it may act as it, and no schema is anybody else's. */
    private static final String AS_MIGRATOR = """
            SELECT NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
                   AND EXISTS (SELECT FROM pg_roles m WHERE m.rolname = 'tolem_migrator' AND pg_has_role(m.oid, 'MEMBER')
                               AND NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname IN ('runs', 'ledger', 'batch')
                                               AND n.nspowner <> m.oid))
            """;

    private static final String HAS_ROLES = """
            SELECT count(*) = 3 FROM pg_roles WHERE rolname IN ('tolem_writer', 'tolem_approver', 'tolem_migrator')
            """;

    private final HikariDataSource database;

    Migrations(HikariDataSource database) {
        this.database = database;
    }

    /**
     * Migrates when something is missing and the user may; else makes sure that nothing is missing.
     *
     * @throws Refusal when the tables are not those of this program and the user may not change them
     */
    void ensure() throws SQLException {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (!isTrue(MAY_MIGRATE)) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "the tables of the database lack {}, and the user {} may not change them: with a user of "
                                    + "the role tolem_migrator in TOLEM_DATABASE_USER, first: tolem migrate",
                            String.join(", ", missing),
                            database.getUsername()));
        }
        migrate();
    }

    /**
     * Brings the schemas {@code runs}, {@code ledger} and {@code batch} up to date and grants the roles their rights.
     *
     * @return whether the roles exist on this server; without them nothing was granted
     */
    boolean migrate() throws SQLException {
        if (!isTrue(MAY_MIGRATE)) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "the user {} owns neither database nor tables and may not change them: give "
                                    + "TOLEM_DATABASE_USER a user of the role tolem_migrator, then: tolem migrate",
                            database.getUsername()));
        }
        boolean asMigrator = isTrue(AS_MIGRATOR);
        for (String schema : SCHEMAS) {
            FluentConfiguration flyway = flyway(schema);
            if (asMigrator) {
                // connections of its own: a pooled one would keep the role
                flyway.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                        .initSql("SET ROLE tolem_migrator");
            }
            flyway.load().migrate();
        }
        boolean hasRoles = isTrue(HAS_ROLES);
        if (hasRoles) {
            grant(asMigrator);
        }
        return hasRoles;
    }

    /**
     * Migrations of this program that the database lacks: seen from the histories alone, since Flyway's start is a quarter
     * of what a short command takes.
     */
    private List<String> missing() throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String schema : SCHEMAS) {
                SortedSet<Integer> known = versions(schema);
                SortedSet<Integer> applied = applied(statement, schema);
                if (!applied.isEmpty() && applied.last() > known.last()) {
                    throw new Refusal(
                            ExitCode.INFRASTRUCTURE,
                            Message.of(
                                    "the tables of the database were made by a newer tolem ({} version {}): use that "
                                            + "one",
                                    schema,
                                    applied.last()));
                }
                known.removeAll(applied);
                known.forEach(version -> missing.add(schema + " version " + version));
            }
        }
        return missing;
    }

    private static SortedSet<Integer> applied(Statement statement, String schema) throws SQLException {
        SortedSet<Integer> applied = new TreeSet<>();
        String history = schema + ".flyway_schema_history";
        try (ResultSet made = statement.executeQuery("SELECT to_regclass('" + history + "') IS NOT NULL")) {
            if (!made.next() || !made.getBoolean(1)) {
                return applied;
            }
        }
        try (ResultSet versions =
                statement.executeQuery("SELECT version FROM " + history + " WHERE success AND version IS NOT NULL")) {
            while (versions.next()) {
                applied.add(versions.getInt(1));
            }
        }
        return applied;
    }

    private static SortedSet<Integer> versions(String schema) {
        try {
            SortedSet<Integer> versions = new TreeSet<>();
            for (Resource script :
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/" + schema + "/V*__*.sql")) {
                String name = String.valueOf(script.getFilename());
                versions.add(Integer.valueOf(name.substring(1, name.indexOf("__"))));
            }
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FluentConfiguration flyway(String schema) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .validateMigrationNaming(true)
                .cleanDisabled(true);
    }

    private void grant(boolean asMigrator) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (asMigrator) {
                    statement.execute("SET LOCAL ROLE tolem_migrator");
                }
                statement.execute(RoleScripts.grants());
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private boolean isTrue(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
