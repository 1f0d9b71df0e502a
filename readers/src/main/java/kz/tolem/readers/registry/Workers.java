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
     * Lets all of them work, at least one, and waits for the last one. Fails as one of them failed.
     *
     * @return what they have found, in no order; a list for the caller to change
     */
    <T> List<T> all(Work<T> work) throws SQLException, IOException;
}
