package kz.tolem.jobs.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.tolem.jobs.config.Databases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of one process to work on runs: an advisory lock of PostgreSQL on a connection of its own, outside the pool,
 * so that it lives exactly as long as the process. Two relaunches of one job would both work otherwise.
 */
public final class RunLock implements AutoCloseable {

    /** "tolem" in ASCII: the number under which the lock is held in this database. */
    private static final long KEY = 0x746f6c656dL;

    /** How PostgreSQL lists an advisory lock under a number of 64 bits: its halves. */
    private static final String IS_HELD = """
            SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                           WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
                                 AND l.classid::bigint = ? AND l.objid::bigint = ? AND l.objsubid = 1)
            """;

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock, or null when another process holds it. */
    public static @Nullable RunLock tryTake(Databases databases) throws SQLException {
        Connection connection = databases.ownConnection();
        boolean taken = false;
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                taken = result.getBoolean(1);
            }
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        return taken ? new RunLock(connection) : null;
    }

    /** Whether some process holds the lock now. Looks only: taking it for a moment could turn away who needs it. */
    public static boolean isHeld(Databases databases) throws SQLException {
        try (Connection connection = databases.ledger().getConnection();
                PreparedStatement statement = connection.prepareStatement(IS_HELD)) {
            statement.setLong(1, KEY >>> Integer.SIZE);
            statement.setLong(2, KEY & 0xffff_ffffL);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    /** Gives it back before it returns: a server notices only somewhat later that a connection is gone. */
    @Override
    public void close() {
        try (connection;
                PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("the connection of the lock is gone, and the lock with it", e);
        }
    }
}
