package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Trees;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleSpec;
import kz.tolem.sample.SampleWriter;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of its own, with fsync on, that may be broken; and a registry in it. */
final class Machine implements AutoCloseable {

    private static final String REGISTRY = "registry";
    private static final String LATER = "registry_later";

    private static final SampleSpec SAMPLE = new SampleSpec(2_400, 11, List.of("15", "71"), Task.QUARTER.period(), 200);

    /** What a night finds changed: some get more, some less, some nothing more at all. */
    private static final List<String> CHANGES = List.of(
            "UPDATE registry.application SET ended_on = applied_on WHERE family_id % 29 = 0",
            "UPDATE registry.income SET amount = amount * 2 WHERE family_id % 11 = 0",
            "UPDATE registry.income SET amount = amount / 2 WHERE family_id % 7 = 0",
            "UPDATE registry.family SET region = '15' WHERE family_id % 17 = 0");

    private final Path directory;
    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();
    private final Map<String, Connection> connections = new HashMap<>();

    private Machine(Path directory) {
        this.directory = directory;
        this.server = EmbeddedPostgres.open(directory);
    }

    static Machine start() throws IOException, SQLException {
        // not below the checkout: where root's server runs as another user, that user may not get there
        Machine machine = new Machine(Files.createTempDirectory("tolem-breaking"));
        machine.server.createDatabase(REGISTRY);
        try (Connection connection = machine.connect(REGISTRY)) {
            RegistrySchema.create(connection);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(machine.url(REGISTRY));
        source.setUser(machine.server.user());
        source.setPassword(machine.server.password());
        SampleWriter.fill(source, SAMPLE, 2, (filled, all) -> {});
        machine.execute("postgres", "CREATE DATABASE " + LATER + " TEMPLATE " + REGISTRY);
        for (String change : CHANGES) {
            machine.execute(LATER, change);
        }
        return machine;
    }

    /** The registry as it is when a task begins. */
    static String registry(Task task) {
        return task == Task.NIGHT ? LATER : REGISTRY;
    }

    /** Without user and password. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    String user() {
        return server.user();
    }

    String password() {
        return server.password();
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database) + "?ApplicationName=breaking", server.user(), server.password());
    }

    /** Makes an empty database and says its name. */
    String database() throws SQLException {
        String name = "d" + databases.incrementAndGet();
        server.createDatabase(name);
        return name;
    }

    /** A copy of a database to which nobody is connected. */
    synchronized String copy(String template) throws SQLException {
        leave(template);
        String name = "d" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    synchronized void drop(String database) throws SQLException {
        leave(database);
        execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    synchronized void execute(String database, String sql) throws SQLException {
        try (Statement statement = connected(database).createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row as text, columns separated by a bar. */
    synchronized List<String> rows(String database, String sql) throws SQLException {
        try (Statement statement = connected(database).createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Database.texts(rows);
        }
    }

    private Connection connected(String database) throws SQLException {
        Connection connection = connections.get(database);
        if (connection == null || connection.isClosed()) {
            connection = connect(database);
            connections.put(database, connection);
        }
        return connection;
    }

    /** Nobody may be connected to a database that is copied. */
    private void leave(String database) throws SQLException {
        Connection connection = connections.remove(database);
        if (connection != null) {
            connection.close();
        }
    }

    /** Numbers of the server's processes that work for the program in a database. */
    List<String> backends(String database) throws SQLException {
        return rows(
                "postgres",
                "SELECT pid FROM pg_stat_activity WHERE datname = '" + database
                        + "' AND application_name <> 'breaking'");
    }

    /** Of these, the one that holds the lock of the run. */
    List<String> lockHolder(String database) throws SQLException {
        return rows(
                "postgres",
                "SELECT a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted"
                        + " AND a.datname = '" + database + "' AND a.application_name = 'tolem-lock'");
    }

    void end(List<String> backends) throws SQLException {
        if (!backends.isEmpty()) {
            rows(
                    "postgres",
                    backends.stream()
                            .map(pid -> "SELECT pg_terminate_backend(" + pid + ", 5000)")
                            .collect(Collectors.joining(" UNION ALL ")));
        }
    }

    /** The server is gone at once, as by a power cut; connections break. */
    synchronized void crash() throws IOException, InterruptedException {
        connections.clear();
        String pid = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"), StandardCharsets.UTF_8)
                .get(0)
                .strip();
        signal("QUIT", Long.parseLong(pid));
        ProcessHandle handle = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        if (handle != null) {
            try {
                handle.onExit().get(1, TimeUnit.MINUTES);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("the server does not stop", e);
            }
        }
    }

    /** Starts the server again, on its former port unless that is taken. */
    void bringBack() {
        EmbeddedPostgres.open(directory).close();
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Trees.delete(directory);
    }
}
