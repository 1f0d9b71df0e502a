package kz.tolem.writers.settlement;

import java.io.IOException;
import java.io.Serial;
import kz.tolem.calc.Message;

/** A file of the treasury is not in the form that was agreed. The message names what is wrong where, and nothing personal. */
public final class UnreadableSettlement extends IOException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    UnreadableSettlement(Message message) {
        super(message.toString());
        this.message = message;
    }

    UnreadableSettlement(Message message, Throwable cause) {
        super(message.toString(), cause);
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }
}
