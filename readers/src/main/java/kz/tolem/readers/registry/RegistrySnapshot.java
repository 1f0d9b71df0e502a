package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import kz.tolem.calc.columns.Table;
import org.jspecify.annotations.Nullable;

/**
 * The registry as it stood at one moment, for as many connections as are asked for. Stays open, and with it one
 * transaction, until it is closed. Never writes.
 */
public final class RegistrySnapshot implements AutoCloseable {

    /**
     * Ranges are to be read in the order of an index: with its own choices PostgreSQL gathers a range by bitmap and
     * sorts it, and goes through whole tables where rows of a few families are asked for.
     */
    private static final List<String> SETTINGS = List.of(
            "enable_bitmapscan = off",
            "enable_sort = off",
            "enable_hashjoin = off",
            "enable_mergejoin = off",
            "random_page_cost = 1.1",
            "max_parallel_workers_per_gather = 0",
            "jit = off",
            "statement_timeout = 0",
            "idle_in_transaction_session_timeout = 0");

    private final DataSource source;
    private final Connection exporter;
    private final String id;
    private final String moment;

    private RegistrySnapshot(DataSource source, Connection exporter, String id, String moment) {
        this.source = source;
        this.exporter = exporter;
        this.id = id;
        this.moment = moment;
    }

    /**
     * Takes the snapshot.
     *
     * @param source connections to the registry; a pool must be able to give one for the snapshot itself and one more
     *     for each {@link #connect}
     * @throws SQLException when the registry cannot be reached
     */
    public static RegistrySnapshot take(DataSource source) throws SQLException {
        Connection exporter = source.getConnection();
        try {
            begin(exporter);
            set(exporter);
            try (Statement statement = exporter.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_export_snapshot(),"
                            + " to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')")) {
                row.next();
                return new RegistrySnapshot(source, exporter, row.getString(1), row.getString(2));
            }
        } catch (SQLException | RuntimeException e) {
            exporter.close();
            throw e;
        }
    }

    /**
     * Opens one more connection that sees the same rows. The caller closes it; it must not be used after the snapshot
     * is closed.
     */
    public Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try {
            begin(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION SNAPSHOT '" + id + "'");
            }
            set(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
    }

    private static void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("SET LOCAL " + setting);
            }
        }
    }

    /**
     * Makes sure that every table and column that is read exists, and that there are families.
     *
     * @throws RegistryUnusable naming each table or column that is missing or has a type that cannot be read
     */
    public void checkShape() throws SQLException {
        RegistryShape.check(exporter);
        try (Statement statement = exporter.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM registry.family)")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw RegistryUnusable.withoutFamilies();
            }
        }
    }

    /** Whether the people of the registry are made up. */
    public boolean isSample() throws SQLException {
        try (Statement statement = exporter.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT 1 FROM registry.about" + " WHERE key = 'kind' AND value = 'sample')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Cuts the families into ranges by their number and not by their ids, so that all ranges but the last are of one
     * size. Together the ranges cover every id there may be: a row of a family that does not exist lies in one, too.
     *
     * @param familiesPerRange at least 1
     * @param cut receives each range as soon as it is known where it ends, in the order of their numbers
     * @return how many there are
     * @throws RegistryUnusable when there are no families
     */
    public int ranges(int familiesPerRange, Consumer<FamilyRange> cut) throws SQLException {
        Long first = familyAfter(Long.MIN_VALUE, 0);
        if (first == null) {
            throw RegistryUnusable.withoutFamilies();
        }
        int number = 0;
        long from = Long.MIN_VALUE;
        Long next = first;
        while ((next = familyAfter(next, familiesPerRange)) != null && next != Long.MAX_VALUE) { // as a limit: none
            cut.accept(new FamilyRange(number++, from, next));
            from = next;
        }
        cut.accept(new FamilyRange(number++, from, Long.MAX_VALUE));
        return number;
    }

    /** All {@linkplain #ranges(int, Consumer) ranges}. */
    public List<FamilyRange> ranges(int familiesPerRange) throws SQLException {
        List<FamilyRange> ranges = new ArrayList<>();
        ranges(familiesPerRange, ranges::add);
        return ranges;
    }

    /** The family that comes so many places after one; null when there are fewer. */
    private @Nullable Long familyAfter(long id, int places) throws SQLException {
        try (PreparedStatement statement = exporter.prepareStatement("SELECT family_id FROM registry.family"
                + " WHERE family_id >= ? ORDER BY family_id OFFSET ? LIMIT 1")) {
            statement.setLong(1, id);
            statement.setInt(2, places);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    /**
     * About how many rows a table has, from the server's statistics; 0 when it never gathered any. Good for sizes and
     * for a progress line, not for a sum.
     */
    public long estimatedRows(Table table) throws SQLException {
        try (PreparedStatement statement = exporter.prepareStatement(
                "SELECT greatest(reltuples, 0)::bigint" + " FROM pg_class WHERE oid = to_regclass('registry.' || ?)")) {
            statement.setString(1, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** A condition in SQL: what the registry learned later than the snapshot does not exist. */
    String recorded(String column) {
        return column + " <= timestamptz '" + moment + "+00'";
    }

    /** Ends the transaction that holds the snapshot. */
    @Override
    public void close() throws SQLException {
        try (exporter) {
            exporter.rollback();
        }
    }
}
