package kz.tolem.writers.manifest;

import java.io.IOException;
import java.io.Serial;
import kz.tolem.calc.Message;

/** A key cannot be used. The message names the file, what is wrong with it and what to do. */
public final class KeyUnusable extends IOException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient Message message;

    /** What is wrong. */
    public enum Why {
        /** There is no such file, or it cannot be opened. */
        UNREADABLE,
        /** No PEM, or no key in it. */
        BROKEN,
        /** A key of another kind than Ed25519. */
        FOREIGN,
        /** Private and public key do not belong together, or a trusted key does not have its id as name. */
        MISMATCH
    }

    KeyUnusable(Why why, Message message) {
        super(message.toString());
        this.why = why;
        this.message = message;
    }

    KeyUnusable(Why why, Message message, Throwable cause) {
        super(message.toString(), cause);
        this.why = why;
        this.message = message;
    }

    /** What is wrong. */
    public Why why() {
        return why;
    }

    @Override
    public Message message() {
        return message;
    }
}
