package kz.tolem.readers.frozen;

import java.io.IOException;
import java.nio.file.Path;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/** A file of the frozen registry is missing, is not the one that was written, or cannot be understood. */
public final class DamagedFrozenFile extends IOException implements Message.Carrier {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient Message message;

    DamagedFrozenFile(Path file, Message problem) {
        this(file, problem, null);
    }

    DamagedFrozenFile(Path file, Message problem, @Nullable Throwable cause) {
        super(words(file, problem).toString(), cause);
        this.file = file;
        this.message = words(file, problem);
    }

    private static Message words(Path file, Message problem) {
        return Message.of(
                "frozen file {} {}: nothing is computed from it; bring it back from a copy, or discard the run and "
                        + "freeze anew",
                file,
                problem);
    }

    /** Which file. */
    public Path file() {
        return file;
    }

    @Override
    public Message message() {
        return message;
    }
}
