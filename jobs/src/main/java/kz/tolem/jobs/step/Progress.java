package kz.tolem.jobs.step;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** How far the run is, for whoever watches: counters that the steps move and the command line shows. */
@Component
public class Progress {

    private volatile String step = "";
    private volatile int ranges;
    private volatile long began = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong families = new AtomicLong();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong tiyn = new AtomicLong();
    private final AtomicLong held = new AtomicLong();

    /** A step begins: {@code alreadyDone} of {@code all} ranges need no work any more. */
    public void begin(String name, int all, int alreadyDone) {
        step = name;
        ranges = all;
        began = System.nanoTime();
        done.set(alreadyDone);
        families.set(0);
        orders.set(0);
        tiyn.set(0);
        held.set(0);
    }

    /** A range is done. */
    public void add(long moreFamilies, long moreOrders, long moreTiyn, long moreHeld) {
        families.addAndGet(moreFamilies);
        orders.addAndGet(moreOrders);
        tiyn.addAndGet(moreTiyn);
        held.addAndGet(moreHeld);
        done.incrementAndGet();
    }

    /** What is to be seen now. */
    public Snapshot snapshot() {
        return new Snapshot(
                step,
                done.get(),
                ranges,
                families.get(),
                orders.get(),
                tiyn.get(),
                held.get(),
                (System.nanoTime() - began) / 1_000_000_000.0);
    }

    /** Counters of the step at hand. */
    public record Snapshot(
            String step, int done, int ranges, long families, long orders, long tiyn, long held, double seconds) {}
}
