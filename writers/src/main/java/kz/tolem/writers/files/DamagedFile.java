package kz.tolem.writers.files;

import java.io.IOException;
import java.io.Serial;
import kz.tolem.calc.Message;

/** A file is not what this program wrote. The message names the file and what is wrong, and nothing personal. */
public final class DamagedFile extends IOException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    /** @param message the file and what is wrong with it */
    public DamagedFile(Message message) {
        super(message.toString());
        this.message = message;
    }

    /** @param message the file and what is wrong with it */
    public DamagedFile(Message message, Throwable cause) {
        super(message.toString(), cause);
        this.message = message;
    }

    @Override
    public Message message() {
        return message;
    }
}
