package kz.tolem.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import org.postgresql.PGConnection;

/** Fills a registry with made-up families and marks it as a sample. */
public final class SampleWriter {

    /** Grows whenever the same spec gives other rows. */
    public static final int GENERATOR_VERSION = 1;

    private static final long LOCK = 0x746F_6C65_6D01L;

    private SampleWriter() {}

    /** How a fill ended. */
    public enum Outcome {
        /** The registry holds the sample now. */
        FILLED,
        /** It held exactly this sample before; nothing was touched. */
        THERE_ALREADY
    }

    /**
     * Fills the tables of schema {@code registry}. The rows depend on the spec alone, not on the number of connections.
     * A fill that was interrupted is recognised and begun anew.
     *
     * @param source PostgreSQL; {@code connections} + 1 connections are taken from it at once
     * @param connections 1 or more; as many threads generate and copy
     * @throws SampleRefused where the registry has no tables, holds anything but this sample or is being filled
     * @throws SQLException where the database fails; the registry stays marked as half filled
     */
    public static Outcome fill(DataSource source, SampleSpec spec, int connections, ProgressListener progress)
            throws SQLException {
        if (connections < 1) {
            throw new IllegalArgumentException("connections: 1 or more, not " + connections);
        }
        try (Connection control = source.getConnection()) {
            control.setAutoCommit(true);
            lock(control);
            try {
                return fill(control, source, spec, connections, progress);
            } finally {
                unlock(control);
            }
        }
    }

    private static Outcome fill(
            Connection control, DataSource source, SampleSpec spec, int connections, ProgressListener progress)
            throws SQLException {
        Map<String, String> about = RegistryMark.of(spec);
        if (RegistryMark.isThere(control, about)) {
            return Outcome.THERE_ALREADY;
        }
        RegistryMark.begin(control, about);
        copyAll(source, spec, connections, progress);
        settle(control);
        RegistryMark.end(control);
        return Outcome.FILLED;
    }

    private static void copyAll(DataSource source, SampleSpec spec, int connections, ProgressListener progress)
            throws SQLException {
        Work work = new Work(spec, progress);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                workers.add(threads.submit(() -> {
                    work.copy(source);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                await(worker, work);
            }
        } finally {
            work.stopped.set(true);
            threads.shutdown();
        }
    }

    private static void await(Future<?> worker, Work work) throws SQLException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            work.stopped.set(true);
            if (e.getCause() instanceof SQLException cause) {
                throw new SQLException(
                        "filling the sample failed; begin it anew when the database is well",
                        cause.getSQLState(),
                        cause);
            }
            throw new IllegalStateException("filling the sample failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("filling the sample was interrupted; begin it anew", e);
        }
    }

    /** Statistics for the planner; hint bits and visibility map, so that the first reader does not write. */
    private static void settle(Connection control) throws SQLException {
        try (Statement statement = control.createStatement()) {
            for (String table : RegistrySchema.TABLES) {
                statement.execute("VACUUM (ANALYZE) registry." + table);
            }
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            if (!rows.next() || !rows.getBoolean(1)) {
                throw new SampleRefused(
                        Message.of("another process is filling this database with a sample; wait until it ends"));
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    /** Blocks that wait for a thread. */
    private static final class Work {

        private final SampleSpec spec;
        private final ProgressListener progress;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private long filled;

        private Work(SampleSpec spec, ProgressListener progress) {
            this.spec = spec;
            this.progress = progress;
        }

        private void copy(DataSource source) throws SQLException {
            BlockGenerator generator = new BlockGenerator(spec);
            int blocks = BlockGenerator.blocks(spec);
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                int block = next.getAndIncrement();
                while (block < blocks && !stopped.get()) {
                    RegistryRows rows = generator.generate(block);
                    commitLazily(connection);
                    rows.copyTo(postgres);
                    connection.commit();
                    report(block);
                    block = next.getAndIncrement();
                }
            }
        }

        /** A lost tail is no loss: without the last mark the fill begins anew. */
        private static void commitLazily(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit = off");
            }
        }

        private synchronized void report(int block) {
            filled += BlockGenerator.familiesIn(spec, block);
            progress.filled(filled, spec.families());
        }
    }
}
