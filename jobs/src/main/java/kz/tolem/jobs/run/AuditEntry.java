package kz.tolem.jobs.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One act in the audit.
 *
 * @param sequence 1, 2, 3 … without gaps
 * @param at when, to the microsecond, by the database's clock
 * @param epoch of the run when the act was done
 * @param action name of an {@link AuditAction}; another one was written by a newer program
 * @param actor the name that was given
 * @param databaseUser who was connected to the database, whatever name was given
 * @param reason why, where a reason belongs to the act
 * @param manifestHash SHA-256 of the manifest, where there is one
 * @param previousHash hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 of the canonical form
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String period,
        int attempt,
        int epoch,
        String action,
        String actor,
        String databaseUser,
        @Nullable String reason,
        @Nullable String manifestHash,
        String previousHash,
        String hash)
        implements Message.Carrier {

    /** What the first entry holds in place of the hash of the entry before. */
    static final String NONE_BEFORE = "0".repeat(64);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The act's time as it is hashed. */
    public String time() {
        return TIME.format(at);
    }

    /** SHA-256 of the canonical form: all fields but the hash, each with its length in bytes. */
    String computedHash() {
        StringBuilder form = new StringBuilder();
        add(form, Long.toString(sequence));
        add(form, time());
        add(form, period);
        add(form, Integer.toString(attempt));
        add(form, Integer.toString(epoch));
        add(form, action);
        add(form, actor);
        add(form, databaseUser);
        add(form, reason);
        add(form, manifestHash);
        add(form, previousHash);
        return Sha256.of(form.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Which entry, and what it is about. */
    @Override
    public Message message() {
        return Message.of("entry {} ({} {}, attempt {})", sequence, action, period, attempt);
    }

    @Override
    public String toString() {
        return message().toString();
    }

    private static void add(StringBuilder form, @Nullable String field) {
        String text = field == null ? "" : field;
        form.append(text.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(text)
                .append(',');
    }
}
