package kz.tolem.sample.small;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import kz.tolem.sample.RegistryMark;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleRefused;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Puts the small registry into a database. */
public final class SmallRegistry {

    private static final String FOLDER = "/registry/small/";
    private static final Map<String, String> ABOUT = Map.of("generator", "small");

    private SmallRegistry() {}

    /**
     * Fills the tables of schema {@code registry} and marks them as a sample; where they hold the small registry
     * already, touches nothing. Commits.
     *
     * @throws SampleRefused where there are no tables, or anything else is in them
     */
    public static void load(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        try {
            connection.setAutoCommit(true);
            if (!RegistryMark.isThere(connection, ABOUT)) {
                RegistryMark.begin(connection, ABOUT);
                copy(connection);
                RegistryMark.end(connection);
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** What comes out, in the order of the file. */
    public static List<ExpectedOutcome> expected() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("expected"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(SmallRegistry::outcome).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedOutcome outcome(String line) {
        String[] fields = line.split(",", -1);
        return new ExpectedOutcome(
                YearMonth.parse(fields[0]),
                fields[1],
                Long.parseLong(fields[2]),
                fields[3],
                present(fields[4]),
                fields[5].isEmpty() ? null : Long.valueOf(fields[5]));
    }

    private static @Nullable String present(String field) {
        return field.isEmpty() ? null : field;
    }

    private static void copy(Connection connection) throws SQLException {
        for (String table : RegistrySchema.TABLES) {
            if (table.equals("family")) {
                copyFamilies(connection);
            } else {
                copy(connection, table, "registry." + table);
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : RegistrySchema.TABLES) {
                statement.execute("ANALYZE registry." + table);
            }
        }
    }

    /** Without the column that says what a family shows. */
    private static void copyFamilies(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE small_family (LIKE registry.family)");
            statement.execute("ALTER TABLE small_family ADD shows text");
            copy(connection, "family", "small_family");
            statement.execute("ALTER TABLE small_family DROP shows");
            statement.execute("INSERT INTO registry.family SELECT * FROM small_family");
            statement.execute("DROP TABLE small_family");
        }
    }

    private static void copy(Connection connection, String name, String table) throws SQLException {
        try (InputStream in = open(name)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = SmallRegistry.class.getResourceAsStream(FOLDER + name + ".csv");
        if (in == null) {
            throw new IllegalStateException("the resource " + FOLDER + name + ".csv is missing from this build");
        }
        return in;
    }
}
