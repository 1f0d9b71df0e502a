package kz.tolem.jobs.command;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/** Checks of what operators type. */
final class Text {

    private Text() {}

    /** Refuses an empty text; null when nothing was given. */
    static @Nullable String optional(@Nullable String text, String option) {
        return text == null ? null : required(text, option);
    }

    /** Refuses an empty text. */
    static String required(String text, String option) {
        if (text.isBlank()) {
            throw new Refusal(ExitCode.USAGE, Message.of("{} needs a text", option));
        }
        return text.strip();
    }
}
