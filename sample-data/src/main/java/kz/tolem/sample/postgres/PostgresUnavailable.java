package kz.tolem.sample.postgres;

import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had. The message is meant for whoever typed the command: what is wrong, in which
 * directory, what to do next.
 */
public final class PostgresUnavailable extends RuntimeException implements Message.Carrier {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    PostgresUnavailable(Message message) {
        this(message, null);
    }

    PostgresUnavailable(Message message, @Nullable Throwable cause) {
        super(message.toString(), cause);
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }
}
