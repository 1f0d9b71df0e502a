package kz.tolem.writers.files;

import java.io.IOException;
import java.io.Serial;

/** A file is not what this program wrote. The message names the file and what is wrong, and nothing personal. */
public final class DamagedFile extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message the file and what is wrong with it */
    public DamagedFile(String message) {
        super(message);
    }

    /** @param message the file and what is wrong with it */
    public DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }
}
