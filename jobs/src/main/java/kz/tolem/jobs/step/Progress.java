package kz.tolem.jobs.step;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far the run is, for whoever watches: counters that the steps move and the command line shows. */
@Component
public class Progress {

    private final List<Snapshot> ended = new ArrayList<>();
    private Snapshot now = Snapshot.NONE;

    /** A step begins that has to look at all ranges. */
    public synchronized void begin(String name, int ranges) {
        begin(name, ranges, 0, 0, 0, 0);
    }

    /** A step begins: some of its ranges were done by earlier launches, and what they came to is known. */
    public synchronized void begin(String name, int ranges, int before, long orders, long tiyn, long held) {
        end();
        now = new Snapshot(name, before, before, ranges, 0, orders, tiyn, held, System.nanoTime(), 0);
    }

    /** It has become known how many ranges the step has. */
    public synchronized void hasRanges(int ranges) {
        now = new Snapshot(
                now.step(),
                now.before(),
                now.done(),
                ranges,
                now.families(),
                now.orders(),
                now.tiyn(),
                now.held(),
                now.began(),
                0);
    }

    /** A range is done. */
    public synchronized void add(long families, long orders, long tiyn, long held) {
        now = new Snapshot(
                now.step(),
                now.before(),
                now.done() + 1,
                now.ranges(),
                now.families() + families,
                now.orders() + orders,
                now.tiyn() + tiyn,
                now.held() + held,
                now.began(),
                0);
    }

    /** The step at hand ends, whether all of it is done or not. */
    public synchronized void end() {
        if (!now.step().isEmpty()) {
            ended.add(now.after(System.nanoTime()));
        }
        now = Snapshot.NONE;
    }

    /** What is to be seen of the step at hand. */
    public synchronized Snapshot now() {
        return now.after(System.nanoTime());
    }

    /** The steps that have ended since this was last asked, as they were then. */
    public synchronized List<Snapshot> takeEnded() {
        List<Snapshot> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /**
     * Counters of a step.
     *
     * @param step its name; empty between the steps
     * @param before ranges that were done by earlier launches
     * @param done ranges that are done, those of earlier launches too
     * @param ranges how many there are; 0 as long as nobody can tell
     * @param families of the ranges that this launch has done
     * @param orders so far, those of earlier launches too, as are the tiyn and what is held
     * @param began in nanoseconds of the machine
     * @param seconds since then
     */
    public record Snapshot(
            String step,
            int before,
            int done,
            int ranges,
            long families,
            long orders,
            long tiyn,
            long held,
            long began,
            double seconds) {

        private static final double NANOS = 1e9;
        private static final Snapshot NONE = new Snapshot("", 0, 0, 0, 0, 0, 0, 0, 0, 0);

        private Snapshot after(long nanos) {
            return new Snapshot(
                    step, before, done, ranges, families, orders, tiyn, held, began, (nanos - began) / NANOS);
        }

        /** Whether something is to be seen. */
        public boolean isAtWork() {
            return !step.isEmpty();
        }

        /** Families a second; 0 as long as nobody can tell. */
        public double familiesPerSecond() {
            return seconds > 0 ? families / seconds : 0;
        }

        /** Seconds until the step is done if it goes on like this; negative as long as nobody can tell. */
        public double secondsLeft() {
            return done > before ? seconds / (done - before) * (ranges - done) : -1;
        }
    }
}
