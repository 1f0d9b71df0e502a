package kz.tolem.jobs.step;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits for what workers do, and fails as they did. */
final class Futures {

    private Futures() {}

    /** What came of it. */
    static <T> T get(Future<T> future) throws SQLException, IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            rethrow(e.getCause());
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Throws what was caught elsewhere, unless that is nothing. */
    static void rethrow(@Nullable Throwable failure) throws SQLException, IOException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
