package kz.tolem.writers.outbox;

import java.util.List;
import kz.tolem.calc.Message;

/**
 * Something that is wrong with a published directory.
 *
 * @param kind what kind of thing
 * @param file name of the file, within the directory
 * @param detail what is wrong, in words
 */
public record Finding(Kind kind, String file, Message detail) implements Message.Carrier {

    /** What can be wrong. */
    public enum Kind {
        /** A file is not there, or not a plain file. */
        MISSING,
        /** A file is there that nobody vouches for. */
        EXTRA,
        /** The bytes are not those that were written. */
        DAMAGED,
        /** No trusted key has signed it. */
        UNTRUSTED,
        /** The approval is of something else, or by who ran it. */
        NOT_APPROVED,
        /** Counts or sums of the files are not those of the manifest. */
        TOTALS
    }

    @Override
    public Message message() {
        return Message.joined(": ", List.of(Message.quoted(file), detail));
    }

    @Override
    public String toString() {
        return message().toString();
    }
}
