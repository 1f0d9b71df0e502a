package kz.tolem.jobs.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Balance;
import kz.tolem.writers.manifest.Distribution;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import org.springframework.stereotype.Component;

/** Gathers what the manifest of a run says. */
@Component
class ManifestMaker {

    private final RangeStore ranges;
    private final CaseworkSeal casework;

    ManifestMaker(RangeStore ranges, CaseworkSeal casework) {
        this.ranges = ranges;
        this.casework = casework;
    }

    /**
     * The manifest.
     *
     * @param totals of every outcome, as the ranges counted them
     * @param orders sums of the order files
     */
    Manifest make(
            Run run,
            LawBook law,
            List<Done> done,
            List<RangeStore.Total> totals,
            SortedMap<TotalKey, Total> orders,
            Distribution distribution)
            throws IOException {
        return new Manifest(
                run.period().name(),
                run.asOf(),
                StagingArea.SCHEMA_VERSION,
                Objects.requireNonNull(run.lawDigest(), "law"),
                Objects.requireNonNull(run.frozenDigest(), "frozen registry"),
                run.baseline(),
                run.months(),
                run.rangeFamilies(),
                run.sample(),
                run.sample() ? OrdersMetadata.SAMPLE_NOTICE : "",
                balance(totals),
                done.stream()
                        .map(range -> new WrittenFile(
                                range.file(), range.bytes(), range.sha256(), range.orders(), range.amount()))
                        .toList(),
                Manifest.listOf(orders),
                distribution.list(),
                held(totals),
                unclaimed(totals),
                refused(totals),
                ranges.differences(run).stream()
                        .map(total -> new Manifest.Difference(
                                total.kind(),
                                total.cause().name(),
                                total.benefit().name(),
                                total.count(),
                                total.amount()))
                        .toList(),
                ranges.quarantine(run).entrySet().stream()
                        .map(defect -> new Manifest.Quarantined(
                                defect.getKey(), defect.getValue().rows()))
                        .toList(),
                notConfirmed(run, law, totals),
                ranges.planned(run).stream()
                        .mapToLong(RangeStore.Planned::incomesNotRead)
                        .sum(),
                casework.seal(run, done));
    }

    private static Balance balance(List<RangeStore.Total> totals) {
        long[] counts = new long[OutcomeKind.values().length];
        long[] sums = new long[counts.length];
        long considered = 0;
        for (RangeStore.Total total : totals) {
            counts[total.kind().ordinal()] += total.count();
            sums[total.kind().ordinal()] = Math.addExact(sums[total.kind().ordinal()], total.amount());
            considered += total.kind().isUnit() ? total.count() : 0;
        }
        return new Balance(
                considered,
                counts[OutcomeKind.ORDERED.ordinal()],
                counts[OutcomeKind.ORDERED_BEFORE.ordinal()],
                counts[OutcomeKind.HELD.ordinal()],
                counts[OutcomeKind.UNCLAIMED.ordinal()],
                counts[OutcomeKind.REFUSED.ordinal()],
                counts[OutcomeKind.NOTHING.ordinal()],
                sums[OutcomeKind.ENTITLED.ordinal()],
                sums[OutcomeKind.ORDERED.ordinal()],
                sums[OutcomeKind.ORDERED_BEFORE.ordinal()] + sums[OutcomeKind.PART_ORDERED_BEFORE.ordinal()],
                sums[OutcomeKind.OVERPAID.ordinal()],
                sums[OutcomeKind.HELD.ordinal()] + sums[OutcomeKind.HELD_BESIDE.ordinal()],
                sums[OutcomeKind.UNCLAIMED.ordinal()]);
    }

    private static List<Manifest.Held> held(List<RangeStore.Total> totals) {
        List<Manifest.Held> list = new ArrayList<>();
        byReason(totals, OutcomeKind.HELD, OutcomeKind.HELD_BESIDE)
                .forEach(
                        (key, sum) -> list.add(new Manifest.Held(key.reason(), key.benefit(), sum[0], sum[1], sum[2])));
        return list;
    }

    private static List<Manifest.Unclaimed> unclaimed(List<RangeStore.Total> totals) {
        List<Manifest.Unclaimed> list = new ArrayList<>();
        byReason(totals, OutcomeKind.UNCLAIMED)
                .forEach((key, sum) -> list.add(new Manifest.Unclaimed(key.benefit(), sum[0], sum[2])));
        return list;
    }

    private static List<Manifest.Refused> refused(List<RangeStore.Total> totals) {
        List<Manifest.Refused> list = new ArrayList<>();
        byReason(totals, OutcomeKind.REFUSED, OutcomeKind.LATER_APPLICATION)
                .forEach((key, sum) -> list.add(new Manifest.Refused(key.reason(), key.benefit(), sum[0])));
        return list;
    }

    private record ReasonAndBenefit(String reason, String benefit) implements Comparable<ReasonAndBenefit> {
        @Override
        public int compareTo(ReasonAndBenefit other) {
            int byReason = reason.compareTo(other.reason);
            return byReason != 0 ? byReason : benefit.compareTo(other.benefit);
        }
    }

    private static Map<ReasonAndBenefit, long[]> byReason(List<RangeStore.Total> totals, OutcomeKind... kinds) {
        Map<ReasonAndBenefit, long[]> sums = new TreeMap<>();
        for (RangeStore.Total total : totals) {
            if (List.of(kinds).contains(total.kind())) {
                ReasonAndBenefit key = new ReasonAndBenefit(
                        total.reason().name(), total.benefit().name());
                long[] sum = sums.computeIfAbsent(key, any -> new long[3]);
                sum[0] += total.count();
                sum[1] += total.withoutAmount();
                sum[2] = Math.addExact(sum[2], total.amount());
            }
        }
        return sums;
    }

    private static List<Manifest.Parameter> notConfirmed(Run run, LawBook law, List<RangeStore.Total> totals) {
        List<Region> regions = totals.stream()
                .map(RangeStore.Total::region)
                .distinct()
                .filter(code -> Region.VOCABULARY.number(code) >= 0)
                .map(code -> Region.VOCABULARY.value(Region.VOCABULARY.number(code)))
                .toList();
        return law.unconfirmedEntries(run.months(), regions).stream()
                .collect(Collectors.toMap(
                        entry -> entry.name(), entry -> entry.status().text(), (one, other) -> one, TreeMap::new))
                .entrySet()
                .stream()
                .map(entry -> new Manifest.Parameter(entry.getKey(), entry.getValue()))
                .toList();
    }
}
