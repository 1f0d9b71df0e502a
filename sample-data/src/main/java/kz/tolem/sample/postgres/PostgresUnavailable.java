package kz.tolem.sample.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had. The message is meant for whoever typed the command: what is wrong, in which
 * directory, what to do next.
 */
public final class PostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresUnavailable(String message) {
        this(message, null);
    }

    PostgresUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
