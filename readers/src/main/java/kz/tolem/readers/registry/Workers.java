package kz.tolem.readers.registry;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Threads that share one piece of work. */
@FunctionalInterface
public interface Workers {

    /** What each of them does: its share, until nothing is left. */
    @FunctionalInterface
    interface Work<T> {
        List<T> work() throws SQLException, IOException;
    }

    /**
     * Lets all of them work and waits for the last one.
     *
     * @return what they have found, in no order
     */
    <T> List<T> all(Work<T> work) throws SQLException, IOException;
}
