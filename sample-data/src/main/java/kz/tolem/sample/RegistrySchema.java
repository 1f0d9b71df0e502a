package kz.tolem.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The registry's tables as the ministry's contract gives them; in a deployment its migration makes them. */
public final class RegistrySchema {

    /** The twelve tables of facts, without {@code about}, in the order in which they are filled. */
    public static final List<String> TABLES = List.of(
            "family",
            "member",
            "income",
            "disability",
            "study",
            "incapacity",
            "care",
            "award",
            "breadwinner_loss",
            "application",
            "tsa_case",
            "account");

    private static final String SCRIPT = "/db/registry/V1__registry.sql";

    private RegistrySchema() {}

    /** Makes the schema {@code registry} and its tables where there is no such schema; otherwise touches nothing. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute(script());
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_namespace WHERE nspname = 'registry'")) {
            return rows.next();
        }
    }

    private static String script() {
        try (InputStream in = RegistrySchema.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SCRIPT + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
