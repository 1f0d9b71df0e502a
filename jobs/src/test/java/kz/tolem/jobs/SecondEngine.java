package kz.tolem.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.sample.RegistrySchema;
import org.postgresql.PGConnection;

/**
 * The rules of the law written a second time, as SQL for DuckDB, from their text alone. It shares nothing with the
 * program but the registry's rows and the law's figures.
 */
public final class SecondEngine implements AutoCloseable {

    /** In this order; DISABILITY before SURVIVOR, which asks what was ordered (X1). */
    private static final List<String> RULES = List.of(
            "law",
            "defects",
            "worlds",
            "outcomes",
            "tsa",
            "disability",
            "large-family",
            "awarded-mother",
            "disabled-child-care",
            "group-one-care",
            "survivor",
            "birth-grant",
            "child-care",
            "special-state",
            "burial-and-lists",
            "doubt",
            "tsa-child",
            "comparison");

    private final Connection duck;

    private SecondEngine(Connection duck) {
        this.duck = duck;
    }

    /** An engine with the rows of a registry, and nothing calculated yet. */
    public static SecondEngine over(Database registry, LawBook law) throws SQLException, IOException {
        Path place = Places.directory();
        SecondEngine engine =
                new SecondEngine(DriverManager.getConnection("jdbc:duckdb:" + place.resolve("second-engine.db")));
        engine.execute("SET memory_limit = '3GB'");
        engine.execute(script("registry"));
        engine.enact(law);
        for (String table : RegistrySchema.TABLES) {
            engine.copy(registry, table, place.resolve(table + ".csv"));
        }
        return engine;
    }

    private void enact(LawBook law) throws SQLException {
        try (PreparedStatement insert = duck.prepareStatement("INSERT INTO law VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : law.entries()) {
                insert.setString(1, entry.subject());
                insert.setString(2, entry.parameter());
                insert.setString(3, entry.region());
                insert.setString(4, entry.unit().text());
                insert.setString(5, entry.value());
                insert.setDate(6, Date.valueOf(entry.from()));
                insert.setDate(7, entry.to() == null ? null : Date.valueOf(entry.to()));
                insert.setString(8, entry.status().text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void copy(Database registry, String table, Path file) throws SQLException, IOException {
        String columns = value("SELECT string_agg(column_name, ', ' ORDER BY ordinal_position)"
                + " FROM information_schema.columns WHERE table_schema = 'registry' AND table_name = '" + table + "'");
        try (Connection connection = registry.connect();
                OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY (SELECT " + columns + " FROM registry." + table
                                    + ") TO STDOUT (FORMAT csv, NULL '\\N')",
                            out);
        }
        execute("COPY registry." + table + " FROM '" + file
                + "' (FORMAT csv, HEADER false, AUTO_DETECT false, NULLSTR '\\N')");
        Files.delete(file);
    }

    /**
     * Applies all rules to a quarter.
     *
     * @param firstMonth first day of the quarter
     * @param asOf as the run has it
     * @param frozenAt PostgreSQL's time stamp after which nothing was recorded yet
     */
    public SecondEngine calculate(String firstMonth, String asOf, String frozenAt) throws SQLException, IOException {
        execute("SET VARIABLE first_month = DATE '" + firstMonth + "'");
        execute("SET VARIABLE as_of = DATE '" + asOf + "'");
        execute("SET VARIABLE frozen_at = TIMESTAMPTZ '" + frozenAt + "'");
        for (String rule : RULES) {
            execute(script(rule));
        }
        return this;
    }

    /** Reads what a run wrote, orders and casework. */
    public SecondEngine read(Path orders, Path casework) throws SQLException {
        execute("CREATE TABLE program_orders AS FROM '" + orders.resolve("orders-*.parquet") + "'");
        for (String kind : List.of("held", "refused", "unclaimed")) {
            execute("CREATE TABLE program_" + kind + " AS FROM '" + casework.resolve(kind + "-*.parquet") + "'");
        }
        return this;
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    public String value(String sql) throws SQLException {
        return rows(sql).get(0);
    }

    public List<String> rows(String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Database.texts(rows);
        }
    }

    static String script(String name) throws IOException {
        return resource(name + ".sql");
    }

    static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SecondEngine.class.getResourceAsStream("/second-engine/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
