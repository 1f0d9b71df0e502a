package kz.tolem.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the registry's tables. */
final class TestDatabase {

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private TestDatabase(String url) {
        source.setUrl(url);
    }

    static TestDatabase create(String name) throws SQLException {
        TestDatabase database = withoutTables(name);
        try (Connection connection = database.connect()) {
            RegistrySchema.create(connection);
        }
        return database;
    }

    static TestDatabase withoutTables(String name) throws SQLException {
        return new TestDatabase(EmbeddedPostgres.shared().createDatabase(name));
    }

    PGSimpleDataSource source() {
        return source;
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Every row as text, columns separated by a bar. */
    List<String> rows(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join("|", row));
            }
        }
        return all;
    }

    /** What a table holds, in the order of its key. */
    byte[] content(String table) throws Exception {
        try (Connection connection = connect();
                PGCopyInputStream copy = new PGCopyInputStream(
                        connection.unwrap(PGConnection.class),
                        "COPY (SELECT * FROM registry." + table + " ORDER BY 1, 2, 3, 4) TO STDOUT (FORMAT binary)")) {
            java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
            copy.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
            return digest.digest();
        }
    }
}
