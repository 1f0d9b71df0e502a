package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
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
    private final Int2IntOpenHashMap slots = new Int2IntOpenHashMap();
    private int[] places = new int[1024];
    private long[] counts = new long[1024];
    private long[] withoutAmount = new long[1024];
    private long[] sums = new long[1024];
    private long[] quantities = new long[1024];

    Totals(List<YearMonth> months) {
        this.months = months;
        slots.defaultReturnValue(-1);
    }

    void clear() {
        slots.clear();
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
        int slot = slots.get(place);
        if (slot < 0) {
            slot = newSlot(place);
        }
        counts[slot]++;
        quantities[slot] += quantity;
        if (amount == MoneyColumn.UNKNOWN) {
            withoutAmount[slot]++;
        } else {
            sums[slot] = Math.addExact(sums[slot], amount);
        }
    }

    private int newSlot(int place) {
        int slot = slots.size();
        slots.put(place, slot);
        if (slot == counts.length) {
            places = Arrays.copyOf(places, slot * 2);
            counts = Arrays.copyOf(counts, slot * 2);
            withoutAmount = Arrays.copyOf(withoutAmount, slot * 2);
            sums = Arrays.copyOf(sums, slot * 2);
            quantities = Arrays.copyOf(quantities, slot * 2);
        }
        places[slot] = place;
        counts[slot] = 0;
        withoutAmount[slot] = 0;
        sums[slot] = 0;
        quantities[slot] = 0;
        return slot;
    }

    /** How many outcomes are of that kind. */
    long count(OutcomeKind kind) {
        long count = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            count += kind(places[slot]) == kind ? counts[slot] : 0;
        }
        return count;
    }

    /** All totals that are not zero, in the order of kind, benefit, month, region and reason. */
    List<Total> list() {
        int[] sorted = Arrays.copyOf(places, slots.size());
        Arrays.sort(sorted);
        List<Total> list = new ArrayList<>();
        for (int place : sorted) {
            int slot = slots.get(place);
            int region = place / REASONS.length % REGIONS;
            int month = place / REASONS.length / REGIONS % months.size();
            int benefit = place / REASONS.length / REGIONS / months.size() % BENEFITS.length;
            list.add(new Total(
                    kind(place),
                    BENEFITS[benefit],
                    months.get(month),
                    region == 0 ? UNKNOWN_REGION : Region.VOCABULARY.code((byte) (region - 1)),
                    REASONS[place % REASONS.length],
                    counts[slot],
                    withoutAmount[slot],
                    sums[slot],
                    quantities[slot]));
        }
        return list;
    }

    private OutcomeKind kind(int place) {
        return KINDS[place / (BENEFITS.length * months.size() * REGIONS * REASONS.length)];
    }
}
