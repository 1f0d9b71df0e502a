package kz.tolem.jobs;

import java.io.Serial;
import kz.tolem.calc.Message;

/** Something that ends the command with a message for the operator and an exit code of the contract, no stack trace. */
public final class Refusal extends RuntimeException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final transient Message message;

    /**
     * @param code how the program ends
     * @param message what is wrong, where, and what to do next; without personal data
     */
    public Refusal(ExitCode code, Message message) {
        super(message.toString());
        this.code = code;
        this.message = message;
    }

    /** The same with what caused it, for the log. */
    public Refusal(ExitCode code, Message message, Throwable cause) {
        super(message.toString(), cause);
        this.code = code;
        this.message = message;
    }

    /** How the program ends. */
    public ExitCode code() {
        return code;
    }

    @Override
    public Message message() {
        return message;
    }
}
