package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.Locale;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.step.Progress;

/**
 * How far a run is, in words: one live line for each step on a terminal, where it is written over until the step has ended;
 * plain lines elsewhere.
 */
final class ProgressLines {

    private static final int SECONDS_IN_MINUTE = 60;

    private final PrintWriter out;
    private final int columns;
    private int width;

    /** @param columns of the terminal; 0 where there is none */
    ProgressLines(PrintWriter out, int columns) {
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
            out.println();
            width = 0;
        }
        out.flush();
    }

    private void print(String line) {
        if (columns > 0) {
            // a line that reached the edge would go on in the next one, which is not written over
            String shown = line.substring(0, Math.min(line.length(), columns - 1));
            out.print('\r' + shown + " ".repeat(Math.max(0, width - shown.length())));
            width = shown.length();
        } else {
            out.println(line);
        }
    }

    /** All that is known of a step; what matters most stands first, where a narrow terminal still shows it. */
    static String line(Progress.Snapshot now) {
        StringBuilder line = new StringBuilder(now.step())
                .append(": ")
                .append(Output.count(now.done()))
                .append(" of ")
                .append(Output.count(now.ranges()))
                .append(" ranges");
        if (now.done() < now.ranges() && now.secondsLeft() >= 0) {
            line.append(", ").append(left(now.secondsLeft())).append(" left");
        }
        if (now.families() > 0) {
            line.append(", ")
                    .append(Output.count(Math.round(now.familiesPerSecond())))
                    .append(" families/s");
        }
        if (now.orders() > 0 || now.held() > 0) {
            line.append(", ")
                    .append(Output.count(now.orders()))
                    .append(" orders, ")
                    .append(Output.count(now.held()))
                    .append(" held, ")
                    .append(Output.tenge(now.tiyn()))
                    .append(" KZT");
        }
        return line.toString();
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        return whole < SECONDS_IN_MINUTE
                ? whole + " s"
                : String.format(Locale.ROOT, "%d min %02d s", whole / SECONDS_IN_MINUTE, whole % SECONDS_IN_MINUTE);
    }
}
