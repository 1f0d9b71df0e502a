package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the registry's empty tables. */
final class TestRegistry implements AutoCloseable {

    static final String LONG_AGO = "2020-01-01 00:00:00+00";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    final PGSimpleDataSource source = new PGSimpleDataSource();
    final Connection connection;

    TestRegistry() throws SQLException {
        source.setUrl(EmbeddedPostgres.shared().createDatabase("readers_" + DATABASES.incrementAndGet()));
        source.setSocketFactory(JoiningSockets.class.getName()); // as the program does
        connection = source.getConnection();
        RegistrySchema.create(connection);
    }

    /** Adds a row: values in the order of the table's columns, each as PostgreSQL reads it from text. */
    TestRegistry add(String table, @Nullable Object... values) throws SQLException {
        String[] casts = types(table);
        StringBuilder sql = new StringBuilder("INSERT INTO registry." + table + " VALUES (");
        for (int i = 0; i < values.length; i++) {
            sql.append(i == 0 ? "" : ", ").append("?::").append(casts[i]);
        }
        try (PreparedStatement insert = connection.prepareStatement(sql + ")")) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                insert.setString(i + 1, value == null ? null : value.toString());
            }
            insert.execute();
        }
        return this;
    }

    private String[] types(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = ?::regclass"
                                + " AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
                var rows = setText(query, "registry." + table).executeQuery()) {
            java.util.List<String> types = new java.util.ArrayList<>();
            while (rows.next()) {
                types.add(rows.getString(1));
            }
            return types.toArray(String[]::new);
        }
    }

    private static PreparedStatement setText(PreparedStatement statement, String text) throws SQLException {
        statement.setString(1, text);
        return statement;
    }

    TestRegistry family(long family) throws SQLException {
        return add("family", family, "71", null, null, null);
    }

    /** A grown-up member since 2010 with a valid IIN that fits. */
    TestRegistry member(long family, long person) throws SQLException {
        return member(family, person, "2010-01-01", null);
    }

    TestRegistry member(long family, long person, String from, @Nullable String to) throws SQLException {
        return add(
                "member",
                family,
                person,
                TestIin.of("850301", 3, person),
                "1985-03-01",
                null,
                "M",
                "ADULT",
                "CITIZEN",
                null,
                from,
                to,
                LONG_AGO);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
