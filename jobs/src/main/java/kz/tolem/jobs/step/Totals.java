package kz.tolem.jobs.step;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore.Total;

/** Counts and sums of a range by kind of outcome, benefit, month, region and reason: every outcome has its place. */
final class Totals {

    /** What stands for a region whose code the registry has wrong. */
    private static final String UNKNOWN_REGION = "00";

    private static final OutcomeKind[] KINDS = OutcomeKind.values();
    private static final Benefit[] BENEFITS = Benefit.values();
    private static final Reason[] REASONS = Reason.values();
    private static final int REGIONS = Region.VOCABULARY.size() + 1;

    private final List<YearMonth> months;
    private final long[] counts;
    private final long[] withoutAmount;
    private final long[] sums;
    private final long[] quantities;

    Totals(List<YearMonth> months) {
        this.months = months;
        int size = KINDS.length * sizeOfKind();
        this.counts = new long[size];
        this.withoutAmount = new long[size];
        this.sums = new long[size];
        this.quantities = new long[size];
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(withoutAmount, 0);
        Arrays.fill(sums, 0);
        Arrays.fill(quantities, 0);
    }

    /**
     * One more outcome.
     *
     * @param amount in tiyn, or {@link MoneyColumn#UNKNOWN}
     * @param quantity children, dependants or members that something is ordered for; 0 where nothing is
     */
    void add(OutcomeKind kind, Benefit benefit, int month, byte region, Reason reason, long amount, int quantity) {
        int place = ((kind.ordinal() * BENEFITS.length + benefit.ordinal()) * months.size() + month) * REGIONS;
        place = (place + Math.max(region, -1) + 1) * REASONS.length + reason.ordinal();
        counts[place]++;
        quantities[place] += quantity;
        if (amount == MoneyColumn.UNKNOWN) {
            withoutAmount[place]++;
        } else {
            sums[place] = Math.addExact(sums[place], amount);
        }
    }

    /** How many outcomes are of that kind. */
    long count(OutcomeKind kind) {
        long count = 0;
        for (int i = kind.ordinal() * sizeOfKind(); i < (kind.ordinal() + 1) * sizeOfKind(); i++) {
            count += counts[i];
        }
        return count;
    }

    /** All totals that are not zero. */
    List<Total> list() {
        List<Total> list = new ArrayList<>();
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                int region = place / REASONS.length % REGIONS;
                int month = place / REASONS.length / REGIONS % months.size();
                int benefit = place / REASONS.length / REGIONS / months.size() % BENEFITS.length;
                list.add(new Total(
                        KINDS[place / sizeOfKind()],
                        BENEFITS[benefit],
                        months.get(month),
                        region == 0 ? UNKNOWN_REGION : Region.VOCABULARY.code((byte) (region - 1)),
                        REASONS[place % REASONS.length],
                        counts[place],
                        withoutAmount[place],
                        sums[place],
                        quantities[place]));
            }
        }
        return list;
    }

    private int sizeOfKind() {
        return BENEFITS.length * months.size() * REGIONS * REASONS.length;
    }
}
