package kz.tolem.jobs.command;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.step.Progress;

/**
 * How far a run is, in words: one live line for each step on a terminal, where it is written over until the step has ended;
 * plain lines elsewhere.
 */
final class ProgressLines {

    private static final int SECONDS_IN_MINUTE = 60;

    private final Voice out;
    private final int columns;
    private int width;

    /** @param columns of the terminal; 0 where there is none */
    ProgressLines(Voice out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Shows the steps that have ended since the last call, and the one at hand. */
    void show(Progress progress) {
        for (Progress.Snapshot ended : progress.takeEnded()) {
            print(line(ended));
            end();
        }
        Progress.Snapshot now = progress.now();
        if (now.isAtWork()) {
            print(line(now));
        }
        out.flush();
    }

    /** Whatever is written next begins a line of its own. */
    void end() {
        if (width > 0) {
            out.plain("");
            width = 0;
        }
        out.flush();
    }

    private void print(Message message) {
        String line = out.words(message);
        if (columns > 0) {
            // a line that reached the edge would go on in the next one, which is not written over
            String shown = line.substring(0, Math.min(line.length(), columns - 1));
            out.writer().print('\r' + shown + " ".repeat(Math.max(0, width - shown.length())));
            width = shown.length();
        } else {
            out.plain(line);
        }
    }

    /** All that is known of a step; what matters most stands first, where a narrow terminal still shows it. */
    static Message line(Progress.Snapshot now) {
        List<Message> parts = new ArrayList<>();
        String done = Output.count(now.done());
        parts.add(
                now.ranges() == 0
                        ? Message.of("{}: {} ranges", now.step(), done)
                        : Message.of("{}: {} of {} ranges", now.step(), done, Output.count(now.ranges())));
        if (now.done() < now.ranges() && now.secondsLeft() >= 0) {
            parts.add(left(Math.round(now.secondsLeft())));
        }
        if (now.families() > 0) {
            parts.add(Message.of("{} families/s", Output.count(Math.round(now.familiesPerSecond()))));
        }
        if (now.orders() > 0 || now.held() > 0) {
            parts.add(Message.of(
                    "{} orders, {} held, {} KZT",
                    Output.count(now.orders()),
                    Output.count(now.held()),
                    Output.tenge(now.tiyn())));
        }
        return Message.joined(", ", parts);
    }

    private static Message left(long seconds) {
        return seconds < SECONDS_IN_MINUTE
                ? Message.of("{} s left", seconds)
                : Message.of("{} min {} s left", seconds / SECONDS_IN_MINUTE, seconds % SECONDS_IN_MINUTE);
    }
}
