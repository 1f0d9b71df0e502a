package kz.tolem.calc.law;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A law file says something that cannot be read as law. Nothing of it is used. */
public final class InvalidLaw extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    InvalidLaw(String file, String place, String what) {
        this(file, place, what, null);
    }

    InvalidLaw(String file, String place, String what, @Nullable Throwable cause) {
        super(file + (place.isEmpty() ? "" : ", " + place) + ": " + what, cause);
        this.file = file;
        this.place = place;
    }

    /** The file. */
    public String file() {
        return file;
    }

    /** Line and entry in the file; empty when it is the file as a whole. */
    public String place() {
        return place;
    }
}
