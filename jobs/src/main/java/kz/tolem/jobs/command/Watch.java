package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.schedule.RunMetrics;
import kz.tolem.jobs.step.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Shows how far a run is: one live line on a terminal, a plain line every few seconds elsewhere. The script that starts the
 * program knows which it is: system property {@code tolem.terminal}.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final long MILLIS_ON_TERMINAL = 200;
    private static final long MILLIS_ELSEWHERE = 3_000;

    private final Session session;
    private final Progress progress;
    private final Voice out;
    private final boolean terminal;
    private final Thread thread;
    private String lastStep = "";
    private int width;

    Watch(Session session, PrintWriter out) {
        this.session = session;
        this.progress = session.part(Progress.class);
        this.out = session.voice(out);
        this.terminal = Boolean.getBoolean("tolem.terminal");
        this.thread = new Thread(this::watch, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(terminal ? MILLIS_ON_TERMINAL : MILLIS_ELSEWHERE);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        Progress.Snapshot now = progress.snapshot();
        if (now.step().isEmpty()) {
            return;
        }
        String line = out.words(line(now));
        if (!terminal) {
            out.plain(line);
        } else {
            if (!now.step().equals(lastStep) && !lastStep.isEmpty()) {
                out.plain("");
                width = 0;
            }
            out.writer().print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        }
        lastStep = now.step();
        out.flush();
    }

    private static Message line(Progress.Snapshot now) {
        List<Message> parts = new ArrayList<>();
        parts.add(
                now.ranges() > 0
                        ? Message.of("{}: {} of {} ranges", now.step(), now.done(), now.ranges())
                        : Message.quoted(now.step()));
        if (now.families() > 0) {
            long rate = Math.round(now.families() / Math.max(now.seconds(), 0.001));
            parts.add(Message.of("{} families/s", Output.count(rate)));
        }
        if (now.orders() > 0) {
            parts.add(Message.of(
                    "{} orders, {} held, {} KZT",
                    Output.count(now.orders()),
                    Output.count(now.held()),
                    Output.tenge(now.tiyn())));
        }
        if (now.done() > 0 && now.done() < now.ranges() && now.families() > 0) {
            double left = now.seconds() / now.done() * (now.ranges() - now.done());
            parts.add(Message.of("{} s left", String.format(Locale.ROOT, "%.0f", left)));
        }
        return Message.joined(", ", parts);
    }

    @Override
    public void close() {
        thread.interrupt();
        if (terminal && width > 0) {
            show();
            out.plain("");
        }
        out.flush();
        leaveMetrics();
    }

    /** Whatever became of the run; that the file cannot be written changes nothing of it. */
    private void leaveMetrics() {
        try {
            session.part(RunMetrics.class).writeFile();
        } catch (UncheckedIOException | DataAccessException | TransactionException e) {
            LOG.warn("the metrics could not be left in their file", e);
        }
    }
}
