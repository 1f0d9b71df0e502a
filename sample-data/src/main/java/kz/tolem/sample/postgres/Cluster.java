package kz.tolem.sample.postgres;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/**
 * One directory's server as this JVM sees it: who in here uses it, and together with the {@link Locks} who else does.
 * The last user of all stops it.
 */
final class Cluster {

    private static final Map<Path, Cluster> OPEN = new HashMap<>();
    private static final long QUIET_MILLIS = 2_000;
    private static final long PATIENCE_MILLIS = 30_000;
    private static boolean hooked;

    private final Path directory;
    private final boolean durable;
    private final Locks locks;
    private final Server server;
    private int users;

    private Cluster(Path directory, boolean durable, Locks locks, Server server) {
        this.directory = directory;
        this.durable = durable;
        this.locks = locks;
        this.server = server;
    }

    Path directory() {
        return directory;
    }

    Server server() {
        return server;
    }

    /**
     * Joins or starts the server of a directory, which is made if it is missing.
     *
     * @param binaries where the server's programs are unpacked; null: in the directory
     */
    static Cluster open(Path directory, @Nullable Path binaries, boolean durable) {
        synchronized (OPEN) {
            Path place = directory.toAbsolutePath().normalize();
            try {
                Files.createDirectories(place, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_DIRECTORY));
                place = place.toRealPath();
                Cluster known = OPEN.get(place);
                if (known == null) {
                    Launcher.checkOwner(place);
                    known = join(place, binaries == null ? place : binaries, durable);
                    OPEN.put(place, known);
                } else if (!known.server.answers()) {
                    known.revive();
                }
                known.users++;
                hook();
                return known;
            } catch (AccessDeniedException e) {
                throw new PostgresUnavailable(Message.of(
                        "no access to {}, where the embedded PostgreSQL of {} lies: run tolem as the user that made "
                                + "it, or set TOLEM_HOME to a directory of your own",
                        e.getFile(),
                        place));
            } catch (IOException e) {
                throw new PostgresUnavailable(
                        Message.of(
                                "the embedded PostgreSQL cannot be set up in {} ({}): check that the disk has room "
                                        + "and can be written to, or set TOLEM_HOME to another directory",
                                place,
                                e),
                        e);
            }
        }
    }

    /** Leaves the server; stops it if nobody else uses it. */
    void leave() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                end();
            }
        }
    }

    /** Ends and deletes a temporary server whose process was killed; leaves one alone that is in use. */
    static void removeIfAbandoned(Path directory, Path binaries) throws IOException {
        synchronized (OPEN) {
            Path place = directory.toRealPath();
            // locks belong to the JVM, so those of its own servers must not be touched;
            // a server that is being made has no such file yet
            if (OPEN.containsKey(place) || !Files.exists(PidFile.in(place.resolve("data")))) {
                return;
            }
            try (Locks locks = Locks.in(place);
                    FileLock turn = locks.tryTurn()) {
                if (turn != null && locks.isLastUser()) {
                    Server.in(place, binaries, false).stop();
                    Ownership.deleteTree(place);
                }
            }
        }
    }

    private static Cluster join(Path directory, Path binaries, boolean durable) throws IOException {
        Locks locks = Locks.in(directory);
        try (FileLock turn = locks.turn()) {
            assert turn.isValid();
            Server server = Server.in(directory, binaries, durable);
            server.ensureRuns(locks.isLastUser());
            locks.use();
            return new Cluster(directory, durable, locks, server);
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    private void revive() throws IOException {
        try (FileLock turn = locks.turn()) {
            assert turn.isValid();
            try {
                server.ensureRuns(locks.isLastUser());
            } finally {
                locks.use();
            }
        }
    }

    private void end() {
        OPEN.remove(directory);
        try (locks;
                FileLock turn = locks.turn()) {
            assert turn.isValid();
            if (locks.isLastUser()) {
                server.stop();
            }
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    Message.of(
                            "the embedded PostgreSQL of {} was not stopped in order ({}): the next command will use "
                                    + "it and stop it",
                            directory,
                            e),
                    e);
        }
    }

    /**
     * A JVM that is told to end runs all its hooks at once, and the program's own may still need the database. So this
     * one waits until the program has closed its server, or has left it alone for a while.
     */
    private static void hook() {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(new Thread(Cluster::endAll, "embedded-postgres-end"));
            hooked = true;
        }
    }

    private static void endAll() {
        for (Cluster cluster : stillOpen()) {
            if (cluster.durable) {
                cluster.waitUntilQuiet();
            }
            synchronized (OPEN) {
                if (OPEN.get(cluster.directory) == cluster) {
                    cluster.end();
                    if (!cluster.durable) {
                        Ownership.deleteTree(cluster.directory);
                    }
                }
            }
        }
    }

    private static List<Cluster> stillOpen() {
        synchronized (OPEN) {
            return new ArrayList<>(OPEN.values());
        }
    }

    private void waitUntilQuiet() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (stillOpen().contains(this) && isBusy() && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isBusy() {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet busy = statement.executeQuery("SELECT count(*) > 0 FROM pg_stat_activity"
                        + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                        + " AND (state <> 'idle' OR state_change > clock_timestamp() - interval '" + QUIET_MILLIS
                        + " milliseconds')")) {
            return busy.next() && busy.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
