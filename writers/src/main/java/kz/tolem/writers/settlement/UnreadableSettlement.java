package kz.tolem.writers.settlement;

import java.io.IOException;
import java.io.Serial;

/** A file of the treasury is not in the form that was agreed. The message names what is wrong where, and nothing personal. */
public final class UnreadableSettlement extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableSettlement(String message) {
        super(message);
    }

    UnreadableSettlement(String message, Throwable cause) {
        super(message, cause);
    }
}
