package kz.tolem.calc;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said to people: an English template, and values for its places {@code {}}. The template itself is the
 * name under which translations are found, so that the code says what is said. As a text, in logs and for programs, it is
 * English.
 */
public final class Message {

    /** In a translation {@code {2}} stands for the second value. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d*)}");

    private final String template;
    private final List<Object> values;

    private Message(String template, @Nullable Object... values) {
        this.template = template;
        this.values = Arrays.stream(values).map(Message::value).toList();
    }

    private static Object value(@Nullable Object value) {
        if (value instanceof Carrier carrier) {
            return carrier.message();
        }
        return value instanceof Message ? value : String.valueOf(value);
    }

    /** What has a message for people, as exceptions have. */
    public interface Carrier {

        /** What is wrong, where, and what to do; without personal data. */
        Message message();
    }

    /**
     * A message.
     *
     * @param template a text in the source as it is, since it has translations
     * @param values one for each place; messages and their carriers among them are translated with it
     */
    public static Message of(String template, @Nullable Object... values) {
        return new Message(template, values);
    }

    /** Words of others, which nobody translates: of the operating system, of the database, of a person. */
    public static Message quoted(@Nullable Object words) {
        return new Message("{}", words);
    }

    /** Several messages, one after the other. */
    public static Message joined(String separator, Collection<Message> messages) {
        return new Message(String.join(separator, Collections.nCopies(messages.size(), "{}")), messages.toArray());
    }

    /**
     * The text in a language.
     *
     * @param translation of templates; the template itself where it has none
     */
    public String in(UnaryOperator<String> translation) {
        int[] next = {0};
        return PLACE.matcher(translation.apply(template)).replaceAll(place -> {
            Object value = values.get(place.group(1).isEmpty() ? next[0]++ : Integer.parseInt(place.group(1)) - 1);
            return Matcher.quoteReplacement(
                    value instanceof Message message ? message.in(translation) : value.toString());
        });
    }

    /** What it is translated by. */
    public String template() {
        return template;
    }

    /** What stands in its places: messages, and texts that are the same in every language. */
    public List<Object> values() {
        return values;
    }

    /** The text in English. */
    @Override
    public String toString() {
        return in(UnaryOperator.identity());
    }
}
