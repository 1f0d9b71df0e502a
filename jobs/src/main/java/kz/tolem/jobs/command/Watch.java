package kz.tolem.jobs.command;

import java.io.UncheckedIOException;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.schedule.RunMetrics;
import kz.tolem.jobs.step.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Shows how far a run is while it is worked on. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final long MILLIS_ON_TERMINAL = 200;
    private static final long MILLIS_ELSEWHERE = 3_000;

    private final Session session;
    private final Progress progress;
    private final ProgressLines lines;
    private final long pause;
    private final Thread thread;

    Watch(Session session, Voice out) {
        int columns = Voice.columns();
        this.session = session;
        this.progress = session.part(Progress.class);
        this.lines = new ProgressLines(out, columns);
        this.pause = columns > 0 ? MILLIS_ON_TERMINAL : MILLIS_ELSEWHERE;
        this.thread = new Thread(this::watch, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(pause);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        lines.show(progress);
    }

    @Override
    public synchronized void close() {
        thread.interrupt();
        progress.end();
        lines.show(progress);
        lines.end();
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
