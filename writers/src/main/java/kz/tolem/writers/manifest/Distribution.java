package kz.tolem.writers.manifest;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.writers.orders.OrdersFileReader;

/** How many orders are how large, in fixed steps. Several threads may add to it. */
public final class Distribution {

    /** Where each step begins, in whole tenge; it ends where the next begins, the last one nowhere. */
    private static final long[] FROM_TENGE = {0, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000};

    private static final long TIYN_PER_TENGE = 100;

    private final long[] counts = new long[FROM_TENGE.length];
    private final long[] sums = new long[FROM_TENGE.length];

    /** Adds every order of a file. */
    public synchronized void add(OrdersFileReader.Orders orders) {
        for (int row = 0; row < orders.size(); row++) {
            long amount = orders.amount(row);
            int step = step(amount);
            counts[step]++;
            sums[step] = Math.addExact(sums[step], amount);
        }
    }

    private static int step(long tiyn) {
        int step = FROM_TENGE.length - 1;
        while (step > 0 && tiyn < FROM_TENGE[step] * TIYN_PER_TENGE) {
            step--;
        }
        return step;
    }

    /** As the manifest lists it: every step, those without orders too. */
    public synchronized List<Manifest.Step> list() {
        List<Manifest.Step> list = new ArrayList<>();
        for (int step = 0; step < counts.length; step++) {
            list.add(new Manifest.Step(FROM_TENGE[step], counts[step], sums[step]));
        }
        return list;
    }
}
