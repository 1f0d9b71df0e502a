package kz.tolem.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.calc.Message;

/** What {@code registry.about} says of a registry, and whether a sample may be filled in. */
public final class RegistryMark {

    private static final String KIND = "kind";
    private static final String SAMPLE = "sample";
    private static final String FILLING = "filling";

    private RegistryMark() {}

    /** What a sample of this spec says of itself. */
    static Map<String, String> of(SampleSpec spec) {
        Map<String, String> about = new TreeMap<>();
        about.put("families", Long.toString(spec.families()));
        about.put("generator", Integer.toString(SampleWriter.GENERATOR_VERSION));
        about.put("quarter", spec.quarter());
        about.put("regions", String.join(" ", spec.regions()));
        about.put("seed", Long.toString(spec.seed()));
        about.put("tsa_families", Long.toString(spec.tsaFamilies()));
        return about;
    }

    /**
     * Whether this very sample is there already.
     *
     * @return false where it may be filled in: the registry is empty, or an earlier fill was interrupted
     * @throws SampleRefused otherwise
     */
    public static boolean isThere(Connection connection, Map<String, String> wanted) throws SQLException {
        Map<String, String> about = read(connection);
        String kind = about.remove(KIND);
        if (SAMPLE.equals(kind)) {
            if (about.equals(wanted)) {
                return true;
            }
            throw new SampleRefused(Message.of(
                    "the registry holds another sample already, {}, not {}; choose another database for the sample",
                    about,
                    wanted));
        }
        if (FILLING.equals(kind)) {
            return false;
        }
        if (kind != null) {
            throw new SampleRefused(Message.of(
                    "the registry is of the kind '{}', not a sample; choose another database for the sample", kind));
        }
        for (String table : RegistrySchema.TABLES) {
            if (hasRows(connection, table)) {
                throw new SampleRefused(Message.of(
                        "registry.{} has rows and registry.about does not call them a sample: they may be real; "
                                + "choose another database for the sample",
                        table));
            }
        }
        return false;
    }

    /** Empties a registry that {@link #isThere} allowed to fill, and says in it that a fill has begun. */
    public static void begin(Connection connection, Map<String, String> about) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE registry.about, registry." + String.join(", registry.", RegistrySchema.TABLES));
        }
        put(connection, KIND, FILLING);
        for (Map.Entry<String, String> entry : about.entrySet()) {
            put(connection, entry.getKey(), entry.getValue());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Says that the sample is complete. */
    public static void end(Connection connection) throws SQLException {
        put(connection, KIND, SAMPLE);
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> about = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            requireTables(statement);
            try (ResultSet rows = statement.executeQuery("SELECT key, value FROM registry.about")) {
                while (rows.next()) {
                    about.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return about;
    }

    private static void requireTables(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT to_regclass('registry.about') IS NULL")) {
            if (rows.next() && rows.getBoolean(1)) {
                throw new SampleRefused(
                        Message.of("the database has no table registry.about: make the registry's tables first"));
            }
        }
    }

    private static boolean hasRows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM registry." + table + " LIMIT 1")) {
            return rows.next();
        }
    }

    private static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO registry.about (key, value)"
                + " VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            statement.setString(1, key);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }
}
