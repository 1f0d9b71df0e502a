package kz.tolem.jobs.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.tolem.jobs.config.Databases;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to work on runs: an advisory lock of PostgreSQL on a connection of its own, outside the pool,
 * so that it lives exactly as long as the process. Two relaunches of one job would both work otherwise.
 */
public final class RunLock implements AutoCloseable {

    /** "tolem" in ASCII: the number under which the lock is held in this database. */
    private static final long KEY = 0x746f6c656dL;

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

    /** Whether some process holds the lock now. */
    public static boolean isHeld(Databases databases) throws SQLException {
        RunLock lock = tryTake(databases);
        if (lock == null) {
            return true;
        }
        lock.close();
        return false;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
