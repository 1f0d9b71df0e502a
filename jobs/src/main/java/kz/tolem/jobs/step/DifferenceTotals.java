package kz.tolem.jobs.step;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.DifferenceCause;
import kz.tolem.jobs.run.RangeStore.DifferenceTotal;
import kz.tolem.writers.casework.ChangedCases;
import kz.tolem.writers.casework.DifferenceCase;
import kz.tolem.writers.casework.OverpaymentCase;

/** Differences of a range by cause. */
final class DifferenceTotals {

    private DifferenceTotals() {}

    private record Key(String kind, DifferenceCause cause, Benefit benefit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = kind.compareTo(other.kind);
            order = order != 0 ? order : cause.compareTo(other.cause);
            return order != 0 ? order : benefit.compareTo(other.benefit);
        }
    }

    /** What is ordered for months that were calculated before, and what is newly found to be too much. */
    static List<DifferenceTotal> of(ChangedCases<DifferenceCase> arrears, ChangedCases<OverpaymentCase> overpayments) {
        Map<Key, long[]> sums = new TreeMap<>();
        for (DifferenceCase row : arrears.sorted()) {
            add(sums, new Key("ARREARS", DifferenceCause.valueOf(row.cause()), row.benefit()), row.difference());
        }
        for (OverpaymentCase row : overpayments.sorted()) {
            long more = row.overpaid() - row.overpaidBefore();
            if (more != 0) {
                add(sums, new Key("OVERPAID", DifferenceCause.valueOf(row.cause()), row.benefit()), more);
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new DifferenceTotal(
                        entry.getKey().kind(),
                        entry.getKey().cause(),
                        entry.getKey().benefit(),
                        entry.getValue()[0],
                        entry.getValue()[1]))
                .toList();
    }

    private static void add(Map<Key, long[]> sums, Key key, long amount) {
        long[] sum = sums.computeIfAbsent(key, any -> new long[2]);
        sum[0]++;
        sum[1] = Math.addExact(sum[1], amount);
    }
}
