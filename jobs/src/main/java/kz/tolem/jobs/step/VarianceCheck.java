package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Total;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether the totals of a run moved so far since the last comparable one that a person has to look.
 *
 * <p>Then: what was ordered for the months of the former quarter, at the indices of today. Now: what is ordered for the
 * months of this quarter, and beside it by this run for earlier months, so that arrears on a large scale are seen as well.
 * Both by the month, and both with what nights before the run had ordered for the quarter.
 */
@Component
class VarianceCheck {

    private final RunStore runs;
    private final RangeStore ranges;
    private final VarianceCauses causes;
    private final FrozenFiles frozen;
    private final LawBook law;
    private final TolemProperties.Limits limits;

    VarianceCheck(
            RunStore runs,
            RangeStore ranges,
            VarianceCauses causes,
            FrozenFiles frozen,
            LawBook law,
            TolemProperties properties) {
        this.runs = runs;
        this.ranges = ranges;
        this.causes = causes;
        this.frozen = frozen;
        this.law = law;
        this.limits = properties.limits();
    }

    /** One benefit in one region. */
    private record Cell(Benefit benefit, String region) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byBenefit = benefit.compareTo(other.benefit);
            return byBenefit != 0 ? byBenefit : region.compareTo(other.region);
        }
    }

    /** Orders above which the run is held whatever came before. */
    LargeOrders largeOrders() {
        return new LargeOrders(limits.largestOrder());
    }

    /** Why the run is to be held, for people; null when it is within the limits. */
    @Nullable
    Message reasonToHold(Run run, LargeOrders large) {
        List<Message> lines = new ArrayList<>();
        runs.comparable(run).ifPresent(then -> lines.addAll(moved(then, run)));
        lines.addAll(large.lines());
        if (lines.isEmpty()) {
            return null;
        }
        return Message.of(
                "{} is sealed and held until a second person has looked:\n    {}\nNothing is visible. If that is right: "
                        + "tolem approve {} --as NAME --accept-variance REASON. If not: tolem discard {} --as NAME "
                        + "--reason TEXT",
                run.period(),
                Message.joined("\n    ", lines),
                run.period(),
                run.period());
    }

    private List<Message> moved(Run then, Run now) {
        Optional<LawBook> lawThen = frozen.lawIfKept(then); // where it is not, the causes say so
        SortedMap<Cell, Measured> before = before(then, new IndexGrowth(lawThen.orElse(law), law, now.lastMonth()));
        SortedMap<Cell, Measured> after = after(now);
        List<Message> lines = new ArrayList<>();
        Measured nationBefore = sum(before, then.monthsOfQuarter());
        Measured nation = sum(after, now.monthsOfQuarter());
        if (isTooFar(nation, nationBefore, limits.nationPercent())) {
            lines.add(Message.of("all orders: {}, allowed {}%", nation.since(nationBefore), limits.nationPercent()));
        }
        SortedMap<Cell, Measured> cells = new TreeMap<>(before);
        cells.putAll(after);
        for (Cell cell : cells.keySet()) {
            Measured was = before.getOrDefault(cell, Measured.nothing(then.monthsOfQuarter()));
            Measured is = after.getOrDefault(cell, Measured.nothing(now.monthsOfQuarter()));
            if (isTooFar(is, was, limits.regionPercent())) {
                lines.add(Message.of(
                        "{} in region {}: {}, allowed {}%",
                        cell.benefit(), cell.region(), is.since(was), limits.regionPercent()));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    Message.of(
                            "totals moved more than allowed since {}, at the indices of {}:",
                            then.period(),
                            now.lastMonth()));
            lines.add(Message.of("as far as known, because of:"));
            causes.list(then, now, lawThen).forEach(cause -> lines.add(Message.of("    {}", cause)));
        }
        return lines;
    }

    private boolean isTooFar(Measured now, Measured before, BigDecimal percent) {
        return Math.max(now.orders(), before.orders()) >= limits.varianceFloor() && now.isFurtherThan(percent, before);
    }

    private SortedMap<Cell, Measured> before(Run run, IndexGrowth growth) {
        SortedMap<Cell, Measured> cells = new TreeMap<>();
        for (Total total : ranges.orderedForQuarter(run)) {
            long amount = growth.atTodaysIndex(
                    total.benefit(), total.region(), total.month(), total.amount(), total.quantity());
            add(cells, run, total, amount);
        }
        return cells;
    }

    private SortedMap<Cell, Measured> after(Run run) {
        SortedMap<Cell, Measured> cells = new TreeMap<>();
        ranges.orderedForQuarter(run).forEach(total -> add(cells, run, total, total.amount()));
        ranges.arrears(run).forEach(arrears -> add(cells, run, arrears, arrears.amount()));
        return cells;
    }

    private static void add(SortedMap<Cell, Measured> cells, Run run, Total total, long amount) {
        cells.merge(
                new Cell(total.benefit(), total.region()),
                Measured.nothing(run.monthsOfQuarter()).plus(total.count(), amount),
                (one, other) -> one.plus(other.orders(), other.amount()));
    }

    private static Measured sum(SortedMap<Cell, Measured> cells, int months) {
        Measured sum = Measured.nothing(months);
        for (Measured cell : cells.values()) {
            sum = sum.plus(cell.orders(), cell.amount());
        }
        return sum;
    }
}
