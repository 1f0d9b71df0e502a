package kz.tolem.readers.frozen;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the frozen registry is missing, is not the one that was written, or cannot be understood. */
public final class DamagedFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    DamagedFile(Path file, String problem) {
        this(file, problem, null);
    }

    DamagedFile(Path file, String problem, @Nullable Throwable cause) {
        super(
                "frozen file " + file + " " + problem
                        + ": nothing is computed from it; bring it back from a copy, or discard the run and freeze anew",
                cause);
        this.file = file;
    }

    /** Which file. */
    public Path file() {
        return file;
    }
}
