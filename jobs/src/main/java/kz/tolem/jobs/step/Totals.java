package kz.tolem.jobs.step;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.RangeStore.Total;

/** Counts and sums of a range by outcome, benefit, month, region and reason: every outcome has its place. */
final class Totals {

    /** What stands for a region whose code the registry has wrong. */
    static final String UNKNOWN_REGION = "00";

    private static final int STATES = State.values().length;
    private static final int BENEFITS = Benefit.values().length;
    private static final int REASONS = Reason.values().length;
    private static final int REGIONS = Region.VOCABULARY.size() + 1;

    private final List<YearMonth> months;
    private final long[] counts;
    private final long[] sums;

    Totals(List<YearMonth> months) {
        this.months = months;
        int size = STATES * BENEFITS * months.size() * REGIONS * REASONS;
        this.counts = new long[size];
        this.sums = new long[size];
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
    }

    /** One more outcome; {@code amount} in tiyn, {@link MoneyColumn#UNKNOWN} counts as 0. */
    void add(State state, Benefit benefit, int month, byte region, Reason reason, long amount) {
        int place = ((state.ordinal() * BENEFITS + benefit.ordinal()) * months.size() + month) * REGIONS;
        place = (place + Math.max(region, -1) + 1) * REASONS + reason.ordinal();
        counts[place]++;
        if (amount != MoneyColumn.UNKNOWN) {
            sums[place] = Math.addExact(sums[place], amount);
        }
    }

    /** How many outcomes have that state. */
    long count(State state) {
        int size = BENEFITS * months.size() * REGIONS * REASONS;
        long count = 0;
        for (int i = state.ordinal() * size; i < (state.ordinal() + 1) * size; i++) {
            count += counts[i];
        }
        return count;
    }

    /** All totals that are not zero. */
    List<Total> list() {
        List<Total> list = new ArrayList<>();
        int place = 0;
        for (State state : State.values()) {
            for (Benefit benefit : Benefit.values()) {
                for (YearMonth month : months) {
                    for (int region = 0; region < REGIONS; region++) {
                        for (Reason reason : Reason.values()) {
                            if (counts[place] > 0) {
                                list.add(new Total(
                                        state.name(),
                                        benefit.number(),
                                        month.atDay(1),
                                        region == 0 ? UNKNOWN_REGION : Region.VOCABULARY.code((byte) (region - 1)),
                                        reason.name(),
                                        counts[place],
                                        sums[place]));
                            }
                            place++;
                        }
                    }
                }
            }
        }
        return list;
    }
}
