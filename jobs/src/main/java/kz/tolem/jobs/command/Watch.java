package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.tolem.jobs.step.Progress;

/** Shows how far a run is: one live line on a terminal, a plain line every few seconds elsewhere. */
final class Watch implements AutoCloseable {

    private static final long SECONDS_BETWEEN_LINES = 3;

    private final Progress progress;
    private final PrintWriter out;
    private final boolean terminal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private String lastStep = "";
    private int width;

    Watch(Progress progress, PrintWriter out) {
        this.progress = progress;
        this.out = out;
        this.terminal = System.console() != null && System.getenv("NO_COLOR") == null && System.getenv("CI") == null;
        if (terminal) {
            timer.scheduleAtFixedRate(this::show, 200, 200, TimeUnit.MILLISECONDS);
        } else {
            timer.scheduleAtFixedRate(this::show, 1, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
        }
    }

    private synchronized void show() {
        Progress.Snapshot now = progress.snapshot();
        if (now.step().isEmpty()) {
            return;
        }
        String line = line(now);
        if (!terminal) {
            out.println(line);
        } else {
            if (!now.step().equals(lastStep) && !lastStep.isEmpty()) {
                out.println();
                width = 0;
            }
            out.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        }
        lastStep = now.step();
        out.flush();
    }

    private static String line(Progress.Snapshot now) {
        StringBuilder line = new StringBuilder(now.step());
        if (now.ranges() > 0) {
            line.append(": ").append(now.done()).append(" of ").append(now.ranges()).append(" ranges");
        }
        if (now.families() > 0) {
            line.append(String.format(Locale.ROOT, ", %,.0f families/s", now.families() / Math.max(now.seconds(), 0.001)));
        }
        if (now.orders() > 0) {
            line.append(String.format(
                    Locale.ROOT, ", %,d orders, %,d held, %,.2f KZT", now.orders(), now.held(), now.tiyn() / 100.0));
        }
        if (now.done() > 0 && now.done() < now.ranges() && now.families() > 0) {
            double left = now.seconds() / now.done() * (now.ranges() - now.done());
            line.append(String.format(Locale.ROOT, ", %.0f s left", left));
        }
        return line.toString();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (terminal && width > 0) {
            show();
            out.println();
        }
        out.flush();
    }
}
