package kz.tolem.jobs;

import java.io.PrintWriter;
import kz.tolem.calc.Message;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Texts;

/**
 * Where a command speaks to people, in their language. Translations stand in the resources {@code messages/kk.yaml} and
 * {@code messages/ru.yaml} under the English template.
 */
public final class Voice {

    private final PrintWriter out;
    private final Language language;

    public Voice(PrintWriter out, Language language) {
        this.out = out;
        this.language = language;
    }

    /** Reads the translations: with too little memory that could not be done any more. */
    public static void prepare(Language language) {
        translated("", language);
    }

    /** A message in the language. */
    public String words(Message message) {
        return message.in(template -> translated(template, language));
    }

    private static String translated(String template, Language language) {
        return language == Language.EN
                ? template
                : Texts.of("messages", language).find(template).orElse(template);
    }

    /** Says a line. */
    public void say(Message message) {
        out.println(words(message));
    }

    /** A line that is the same in every language: data for programs, and what has been put into words already. */
    public void plain(String line) {
        out.println(line);
    }

    /** Where it goes. */
    public PrintWriter writer() {
        return out;
    }

    /** How wide the terminal is that shows standard error; 0 where none does. The script that starts the program knows. */
    public static int columns() {
        return Integer.getInteger("tolem.terminal", 0);
    }

    /** Shows what was said so far. */
    public void flush() {
        out.flush();
    }
}
