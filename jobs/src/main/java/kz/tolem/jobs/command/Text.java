package kz.tolem.jobs.command;

import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;

/** Checks of what operators type. */
final class Text {

    private Text() {}

    /** Refuses an empty text. */
    static String required(String text, String option) {
        if (text.isBlank()) {
            throw new Refusal(ExitCode.USAGE, option + " needs a text");
        }
        return text.strip();
    }
}
