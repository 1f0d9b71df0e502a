package kz.tolem.writers.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.explain.Words;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;

/**
 * What was ordered: by benefit and month, by month, by region and by size.
 *
 * @param benefits each with the months of the quarter, and all months before it together
 * @param regions the largest sum first
 * @param otherRegions those without an order, in words; empty when there are none
 * @param steps of the amount of one order; bars show the number of orders
 */
record TotalsView(
        List<Group> benefits,
        List<Line> months,
        List<Line> regions,
        String otherRegions,
        List<Line> steps,
        String count,
        String amount) {

    boolean hasOrders() {
        return !benefits.isEmpty();
    }

    static TotalsView of(Manifest manifest, Words words) {
        SortedMap<TotalKey, Total> totals = manifest.totalsByKey();
        Total all = manifest.total();
        return new TotalsView(
                benefits(manifest, words, totals, all),
                months(words, totals, all),
                regions(words, totals, all),
                regionsWithoutOrders(words, totals),
                steps(manifest, words, all),
                words.number(all.count()),
                words.tenge(all.amount()));
    }

    private static <K> SortedMap<K, Total> by(SortedMap<TotalKey, Total> totals, Function<TotalKey, K> group) {
        SortedMap<K, Total> sums = new TreeMap<>();
        totals.forEach((key, total) -> sums.merge(group.apply(key), total, Total::plus));
        return sums;
    }

    private static long longest(Iterable<Total> totals) {
        long longest = 0;
        for (Total total : totals) {
            longest = Math.max(longest, total.amount());
        }
        return longest;
    }

    private record BenefitMonth(String benefit, String month) {}

    private static List<Group> benefits(Manifest manifest, Words words, SortedMap<TotalKey, Total> totals, Total all) {
        YearMonth quarter = quarter(manifest);
        Map<BenefitMonth, Total> cells = totals.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new BenefitMonth(
                                entry.getKey().benefit(), label(entry.getKey().month(), quarter, words)),
                        Map.Entry::getValue,
                        Total::plus));
        long longest = longest(cells.values());
        List<Group> groups = new ArrayList<>();
        by(totals, TotalKey::benefit).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Codes.BENEFITS))
                .forEach(benefit -> groups.add(new Group(
                        words.name(benefit.getKey()),
                        words.number(benefit.getValue().count()),
                        words.tenge(benefit.getValue().amount()),
                        labels(manifest, quarter, words).stream()
                                .filter(label -> cells.containsKey(new BenefitMonth(benefit.getKey(), label)))
                                .map(label -> Line.ofAmount(
                                        words,
                                        label,
                                        cells.getOrDefault(new BenefitMonth(benefit.getKey(), label), Total.NONE),
                                        longest,
                                        all.amount()))
                                .toList())));
        return groups;
    }

    private static YearMonth quarter(Manifest manifest) {
        return MonthFrame.quarterOf(manifest.months().get(manifest.months().size() - 1));
    }

    private static List<String> labels(Manifest manifest, YearMonth quarter, Words words) {
        return manifest.months().stream()
                .map(month -> label(month, quarter, words))
                .distinct()
                .toList();
    }

    /** There may be 36 months before the quarter, of which each has little. */
    private static String label(YearMonth month, YearMonth quarter, Words words) {
        return month.isBefore(quarter) ? words.text("months-before") : words.monthOfYear(month);
    }

    private static List<Line> months(Words words, SortedMap<TotalKey, Total> totals, Total all) {
        SortedMap<YearMonth, Total> months = by(totals, TotalKey::month);
        long longest = longest(months.values());
        return months.entrySet().stream()
                .map(month ->
                        Line.ofAmount(words, words.month(month.getKey()), month.getValue(), longest, all.amount()))
                .toList();
    }

    private static List<Line> regions(Words words, SortedMap<TotalKey, Total> totals, Total all) {
        SortedMap<String, Total> regions = by(totals, TotalKey::region);
        long longest = longest(regions.values());
        Comparator<Map.Entry<String, Total>> largestFirst =
                Comparator.comparingLong(entry -> -entry.getValue().amount());
        return regions.entrySet().stream()
                .sorted(largestFirst.thenComparing(Map.Entry.comparingByKey()))
                .map(region ->
                        Line.ofAmount(words, words.region(region.getKey()), region.getValue(), longest, all.amount()))
                .toList();
    }

    private static String regionsWithoutOrders(Words words, SortedMap<TotalKey, Total> totals) {
        SortedMap<String, Total> regions = by(totals, TotalKey::region);
        return Region.VOCABULARY.codes().stream()
                .filter(code -> !regions.containsKey(code))
                .map(words::region)
                .collect(Collectors.joining(", "));
    }

    private static List<Line> steps(Manifest manifest, Words words, Total all) {
        List<Manifest.Step> steps = manifest.distribution();
        long longest = steps.stream().mapToLong(Manifest.Step::count).max().orElse(0);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Manifest.Step step = steps.get(i);
            String from = words.number(step.fromTenge());
            String label;
            if (i == steps.size() - 1) {
                label = words.text("step-last", "from", from);
            } else {
                String to = words.number(steps.get(i + 1).fromTenge());
                label = i == 0 ? words.text("step-first", "to", to) : words.text("step", "from", from, "to", to);
            }
            lines.add(Line.ofCount(words, label, new Total(step.count(), step.amount()), longest, all.count()));
        }
        return lines;
    }
}
