package kz.tolem.calc.law;

import java.io.Serial;
import kz.tolem.calc.Message;

/** A figure of the law is missing in a month: nobody entered it, and nothing falls back to another one. */
public final class MissingParameter extends RuntimeException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    /** @param message names parameter and month, and says where to enter it */
    public MissingParameter(Message message) {
        super(message.toString());
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }
}
