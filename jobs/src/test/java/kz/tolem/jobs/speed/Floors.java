package kz.tolem.jobs.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Places;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** What it costs to read the registry's rows and to write the orders at all, with nothing done in between. In seconds. */
final class Floors {

    private static final int CONNECTIONS = 2;
    private static final long RANGE = 100_000;

    /** In the order of an index, as the freeze reads. */
    private static final String IN_ORDER =
            "SET enable_bitmapscan = off; SET enable_sort = off; SET enable_seqscan = off;"
                    + " SET max_parallel_workers_per_gather = 0; SET random_page_cost = 1.1; SET jit = off";

    private Floors() {}

    /** Binary COPY of the twelve tables, all columns and all incomes, drained over two connections. */
    static double read(Database registry) throws Exception {
        long last = Long.parseLong(registry.value("SELECT max(family_id) FROM registry.family"));
        Queue<Long> open = new ConcurrentLinkedQueue<>(
                Stream.iterate(0L, from -> from <= last, from -> from + RANGE).toList());
        List<String> queries =
                new FamilyColumns().tables().stream().map(Floors::query).toList();
        return onBothConnections(registry, connection -> {
            execute(connection, IN_ORDER);
            for (Long from = open.poll(); from != null; from = open.poll()) {
                for (String query : queries) {
                    drain(connection, query.formatted(from, from + RANGE));
                }
            }
        });
    }

    private static String query(Table table) {
        return "COPY (SELECT * FROM registry." + table.name()
                + " WHERE family_id >= %d AND family_id < %d ORDER BY " + table.orderedBy()
                + ") TO STDOUT (FORMAT binary)";
    }

    private static void drain(Connection connection, String sql) throws SQLException {
        CopyOut copy = copies(connection).copyOut(sql);
        while (copy.readFromCopy() != null) {
            // nothing is done with it
        }
    }

    /**
     * Binary COPY of the rows that the last run wrote into a table without any index, over two connections, a transaction for
     * each.
     *
     * @param ledger where the rows stand; another table is made beside them
     */
    static double ledger(Database ledger) throws Exception {
        List<Path> halves = new ArrayList<>();
        try (Connection connection = ledger.connect()) {
            CopyManager copies = copies(connection);
            for (int half = 0; half < CONNECTIONS; half++) {
                Path file = Places.directory().resolve("rows");
                try (OutputStream out = Files.newOutputStream(file)) {
                    copies.copyOut(
                            "COPY (SELECT * FROM ledger.payment_order WHERE run_id = (SELECT max(run_id) FROM"
                                    + " ledger.payment_order) AND range % " + CONNECTIONS + " = " + half
                                    + " ORDER BY range) TO STDOUT (FORMAT binary)",
                            out);
                }
                halves.add(file);
            }
        }
        ledger.execute("CREATE TABLE floor AS SELECT * FROM ledger.payment_order LIMIT 0", "CHECKPOINT");
        Queue<Path> open = new ConcurrentLinkedQueue<>(halves);
        double seconds = onBothConnections(ledger, connection -> {
            try (InputStream rows = Files.newInputStream(open.remove())) {
                copies(connection).copyIn("COPY floor FROM STDIN (FORMAT binary)", rows, 1 << 16);
            }
        });
        ledger.execute("DROP TABLE floor");
        for (Path half : halves) {
            Files.delete(half);
        }
        return seconds;
    }

    /**
     * The same rows into the ledger itself, with all that refuses a second payment, range by range as the run wrote them, a
     * transaction for each, over two connections: no floor, but what the ledger takes when nothing else is done meanwhile.
     *
     * @param ledger where the rows stand, of the last run and of runs before it
     * @param empty a ledger without rows; those of the runs before are there before the time begins
     */
    static double ledgerAlone(Database ledger, Database empty) throws Exception {
        List<Path> former = new ArrayList<>();
        List<Path> last = new ArrayList<>();
        ledger.execute("CREATE INDEX IF NOT EXISTS by_range ON ledger.payment_order (run_id, range)");
        for (String key : ledger.rows("SELECT run_id, range, run_id = max(run_id) OVER () FROM ledger.payment_order"
                + " GROUP BY run_id, range ORDER BY run_id, range")) {
            String[] fields = key.split("\\|");
            Path file = Places.directory().resolve("rows");
            try (Connection connection = ledger.connect();
                    OutputStream out = Files.newOutputStream(file)) {
                copies(connection)
                        .copyOut(
                                "COPY (SELECT * FROM ledger.payment_order WHERE run_id = " + fields[0] + " AND range = "
                                        + fields[1] + " ORDER BY tableoid, ctid) TO STDOUT (FORMAT binary)",
                                out);
            }
            (fields[2].equals("t") ? last : former).add(file);
        }
        for (String month : ledger.rows("SELECT DISTINCT month FROM ledger.payment_order")) {
            empty.execute("SELECT ledger.ensure_partition('" + month + "')");
        }
        intoLedger(empty, former);
        empty.execute("CHECKPOINT");
        return intoLedger(empty, last);
    }

    private static double intoLedger(Database ledger, List<Path> ranges) throws Exception {
        Queue<Path> open = new ConcurrentLinkedQueue<>(ranges);
        double seconds = onBothConnections(ledger, connection -> {
            for (Path range = open.poll(); range != null; range = open.poll()) {
                try (InputStream rows = Files.newInputStream(range)) {
                    copies(connection).copyIn("COPY ledger.payment_order FROM STDIN (FORMAT binary)", rows, 1 << 16);
                }
            }
        });
        for (Path range : ranges) {
            Files.delete(range);
        }
        return seconds;
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * ZSTD-Parquet of the orders alone, by DuckDB with two threads from its memory.
     *
     * @param orders directory of the order files
     */
    static double parquet(Path orders) throws SQLException, IOException {
        Path file = Places.directory().resolve("orders.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(duck, "SET threads = " + CONNECTIONS);
            execute(duck, "CREATE TABLE orders AS FROM '" + orders.resolve("orders-*.parquet") + "'");
            long begin = System.nanoTime();
            execute(duck, "COPY orders TO '" + file + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
            double seconds = since(begin);
            Files.delete(file);
            return seconds;
        }
    }

    static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection) throws SQLException, IOException;
    }

    private static double onBothConnections(Database database, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> both = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                both.add(() -> {
                    try (Connection connection = database.connect()) {
                        work.with(connection);
                    }
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(both)) {
                one.get();
            }
            return since(begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
