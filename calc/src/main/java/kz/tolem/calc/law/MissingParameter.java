package kz.tolem.calc.law;

import java.io.Serial;

/** A figure of the law is missing in a month: nobody entered it, and nothing falls back to another one. */
public final class MissingParameter extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message names parameter and month, and says where to enter it */
    public MissingParameter(String message) {
        super(message);
    }
}
