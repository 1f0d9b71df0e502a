package kz.tolem.jobs;

import java.io.Serial;

/** Something that ends the command with a message for the operator and an exit code of the contract, no stack trace. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /**
     * @param code how the program ends
     * @param message what is wrong, where, and what to do next; without personal data
     */
    public Refusal(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The same with what caused it, for the log. */
    public Refusal(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** How the program ends. */
    public ExitCode code() {
        return code;
    }
}
