package kz.tolem.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the one durable PostgreSQL server that the tests of the program share. */
public record Database(String name) {

    private static final EmbeddedPostgres SERVER = server();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Without any table. */
    public static Database empty() throws SQLException {
        Database database = new Database("test_" + COUNT.incrementAndGet());
        SERVER.createDatabase(database.name);
        return database;
    }

    /** A copy of this one, to which nobody may be connected meanwhile. */
    Database copy() throws SQLException {
        Database copy = new Database("test_" + COUNT.incrementAndGet());
        new Database("postgres").execute("CREATE DATABASE " + copy.name + " TEMPLATE " + name);
        return copy;
    }

    public static String user() {
        return SERVER.user();
    }

    public static String password() {
        return SERVER.password();
    }

    /** Without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/" + name;
    }

    public PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Whether the one value of a query is true. */
    boolean isTrue(String sql) {
        try {
            return rows(sql).equals(List.of("t"));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row. */
    public String value(String sql) throws SQLException {
        return rows(sql).get(0);
    }

    /** Every row as text, columns separated by a bar. */
    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return texts(rows);
        }
    }

    public static List<String> texts(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(i == 1 ? "" : "|").append(rows.getString(i));
            }
            all.add(row.toString());
        }
        return all;
    }

    private static EmbeddedPostgres server() {
        try {
            // not below the checkout: where root's server runs as another user, that user may not get there
            var directory = Files.createTempDirectory("tolem-program-tests");
            EmbeddedPostgres server = EmbeddedPostgres.open(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                try {
                    Trees.delete(directory);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
