package kz.tolem.calc.law;

import java.io.Serial;
import java.util.List;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/** A law file says something that cannot be read as law. Nothing of it is used. */
public final class InvalidLaw extends RuntimeException implements Message.Carrier {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final transient Message message;

    InvalidLaw(String file, String place, Message what) {
        this(file, place, what, null);
    }

    InvalidLaw(String file, String place, Message what, @Nullable Throwable cause) {
        this(file, place, cause, words(file, place, what));
    }

    private InvalidLaw(String file, String place, @Nullable Throwable cause, Message message) {
        super(message.toString(), cause);
        this.message = message;
        this.file = file;
        this.place = place;
    }

    private static Message words(String file, String place, Message what) {
        return Message.joined(": ", List.of(Message.quoted(place.isEmpty() ? file : file + ", " + place), what));
    }

    /** The file. */
    public String file() {
        return file;
    }

    /** Line and entry in the file; empty when it is the file as a whole. */
    public String place() {
        return place;
    }

    @Override
    public Message message() {
        return message;
    }
}
