package kz.tolem.jobs.step;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import kz.tolem.readers.registry.FamilyRange;
import kz.tolem.readers.registry.RangeReader.IncomeCount;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a freeze have to do, so that none of them waits for another: ranges are read while later ones are still
 * being cut, and incomes that nobody needs to read are counted when no range is left, in pieces that take a fifteenth of the
 * time of reading one.
 */
final class RangesToFreeze {

    private final Queue<FamilyRange> cut = new ArrayDeque<>();
    private final Queue<FamilyRange> uncounted = new ConcurrentLinkedQueue<>();
    private final Map<Integer, IncomeCount> counted = new ConcurrentHashMap<>();
    private boolean areAllCut;

    synchronized void add(FamilyRange range) {
        cut.add(range);
        notifyAll();
    }

    /** No range comes any more. */
    synchronized void end() {
        areAllCut = true;
        notifyAll();
    }

    /** Those that are not taken yet are not to be read at all. */
    synchronized void abandon() {
        cut.clear();
        end();
    }

    /** A range to be read, waited for if need be; null when all are taken. */
    synchronized @Nullable FamilyRange next() {
        while (cut.isEmpty() && !areAllCut) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while ranges are cut", e);
            }
        }
        return cut.poll();
    }

    /** Notes how many incomes a range has, or that this is to be counted. */
    void note(FamilyRange range, @Nullable IncomeCount incomes) {
        if (incomes == null) {
            uncounted.add(range);
        } else {
            counted.put(range.number(), incomes);
        }
    }

    /** A range whose incomes are to be counted; null when nobody knows of one. */
    @Nullable
    FamilyRange nextToCount() {
        return uncounted.poll();
    }

    /** How many incomes a range has that was counted. */
    IncomeCount incomes(FamilyRange range) {
        IncomeCount incomes = counted.get(range.number());
        if (incomes == null) {
            throw new IllegalStateException("incomes of range " + range.number() + " were not counted");
        }
        return incomes;
    }
}
