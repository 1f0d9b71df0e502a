package kz.tolem.sample.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that comes with the program and listens on 127.0.0.1 only, with a password.
 *
 * <p>Several processes and several parts of one process may open one directory: the first starts the server, the others
 * join it, the last to close stops it. A process that is killed does not take the server with it; the next one joins
 * that server and stops it at its end.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "tolem";
    private static final String TEMPORARY = "tolem-postgres-";
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final Cluster cluster;
    private final boolean temporary;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Cluster cluster, boolean temporary) {
        this.cluster = cluster;
        this.temporary = temporary;
    }

    /**
     * Starts or joins the server whose data stay in this directory. What it has confirmed as committed outlives a
     * crash of the machine.
     *
     * @param directory for the server alone; made, for the owner only, if it is missing
     * @throws PostgresUnavailable if the server cannot run there; the message says why and what to do
     */
    public static EmbeddedPostgres open(Path directory) {
        return new EmbeddedPostgres(Cluster.open(directory, null, true), false).withDatabase();
    }

    /**
     * Starts a server for tests: fast rather than safe, deleted when it is closed or the JVM ends.
     *
     * @throws PostgresUnavailable if no server can run on this machine; the message says why and what to do
     */
    public static EmbeddedPostgres temporary() {
        try {
            Path binaries = binariesOfThisUser();
            if (binaries != null) {
                removeAbandoned(binaries);
            }
            Path directory = Files.createTempDirectory(TEMPORARY);
            try {
                return new EmbeddedPostgres(Cluster.open(directory, binaries, false), true).withDatabase();
            } catch (RuntimeException e) {
                Ownership.deleteTree(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    Message.of(
                            "no temporary directory for PostgreSQL can be made ({}): free some room or set "
                                    + "-Djava.io.tmpdir",
                            e),
                    e);
        }
    }

    /** The one temporary server of this JVM, for tests: never closed by them, gone when the JVM ends. */
    public static EmbeddedPostgres shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final EmbeddedPostgres SERVER = temporary();
    }

    /** The URL of the database {@code tolem}, without user and password. */
    public String jdbcUrl() {
        return cluster.server().url(DATABASE);
    }

    /** The server's superuser. */
    public String user() {
        return Server.USER;
    }

    /** The user's password; made up for this directory. */
    public String password() {
        return cluster.server().password();
    }

    /** The TCP port on 127.0.0.1; another one after every start. */
    public int port() {
        return cluster.server().port();
    }

    /**
     * Makes an empty database.
     *
     * @param name lower-case letters, digits and underscores
     * @return its URL with user and password, enough for {@code DriverManager.getConnection(url)}
     * @throws SQLException if the database exists already or the server is gone
     */
    public String createDatabase(String name) throws SQLException {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
        try (Connection connection = cluster.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return cluster.server().url(name) + "&user=" + user() + "&password=" + password();
    }

    /** Leaves the server; the last user of all processes stops it. May be called more than once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cluster.leave();
            if (temporary) {
                Ownership.deleteTree(cluster.directory());
            }
        }
    }

    private EmbeddedPostgres withDatabase() {
        try (Connection connection = cluster.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            // two processes may open the directory at once
            statement.execute("SELECT pg_advisory_lock(7460171)");
            if (!hasDatabase(statement)) {
                createDatabase(DATABASE);
            }
            return this;
        } catch (SQLException e) {
            close();
            throw new PostgresUnavailable(
                    Message.of(
                            "the PostgreSQL of {} runs but refuses to work ({}): read its server.log there",
                            cluster.directory(),
                            e.getSQLState()),
                    e);
        }
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            return found.next() && found.getInt(1) == 1;
        }
    }

    /** Tests are killed now and then; the next one clears away what they left running. */
    private static void removeAbandoned(Path binaries) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(binaries.resolveSibling(""), TEMPORARY + "[0-9]*")) {
            for (Path directory : left) {
                try {
                    if (Ownership.of(directory).equals(Ownership.of(binaries))) {
                        Cluster.removeIfAbandoned(directory, binaries);
                    }
                } catch (NoSuchFileException e) {
                    // its owner, or another process that cleans, has deleted it meanwhile
                }
            }
        }
    }

    /** Unpacking takes seconds, so tests of one user share the server's programs: null if that place is not ours. */
    private static @Nullable Path binariesOfThisUser() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"), TEMPORARY + "of-" + Ownership.SELF.user());
        Files.createDirectories(place, PosixFilePermissions.asFileAttribute(Ownership.PASSABLE_DIRECTORY));
        if (Ownership.of(place).user() != Ownership.SELF.user()) {
            return null;
        }
        // whatever the umask: another user may have to run the programs for root
        Files.setPosixFilePermissions(place, Ownership.PASSABLE_DIRECTORY);
        return place.toRealPath();
    }
}
