package kz.tolem.writers.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.explain.Words;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.Total;

/**
 * What was not ordered, and why.
 *
 * @param held by reason, and within it by benefit
 * @param refused the same; without amounts
 * @param unclaimed by benefit
 * @param quarantine rows of the registry in doubt, by defect
 * @param warnings rows that are listed and paid all the same, by defect
 */
record CasesView(
        List<Group> held,
        List<Group> refused,
        List<Line> unclaimed,
        List<Line> quarantine,
        List<Line> warnings,
        String heldAmount,
        String unclaimedCount,
        String unclaimedAmount) {

    boolean hasHeld() {
        return !held.isEmpty();
    }

    boolean hasRefused() {
        return !refused.isEmpty();
    }

    boolean hasUnclaimed() {
        return !unclaimed.isEmpty();
    }

    boolean hasQuarantine() {
        return !quarantine.isEmpty();
    }

    boolean hasWarnings() {
        return !warnings.isEmpty();
    }

    static CasesView of(Manifest manifest, Words words) {
        return new CasesView(
                byReason(manifest.held(), true, words),
                refused(manifest, words),
                unclaimed(manifest, words),
                defects(manifest, words, false),
                defects(manifest, words, true),
                words.tenge(manifest.balance().amountHeld()),
                words.number(manifest.balance().unclaimed()),
                words.tenge(manifest.balance().amountUnclaimed()));
    }

    private static List<Group> refused(Manifest manifest, Words words) {
        List<Manifest.Held> withoutAmounts = manifest.refused().stream()
                .map(refused -> new Manifest.Held(refused.reason(), refused.benefit(), refused.count(), 0, 0))
                .toList();
        return byReason(withoutAmounts, false, words);
    }

    private static List<Group> byReason(List<Manifest.Held> cases, boolean haveAmounts, Words words) {
        long longest = cases.stream().mapToLong(Manifest.Held::count).max().orElse(0);
        long whole = cases.stream().mapToLong(Manifest.Held::count).sum();
        Map<String, List<Manifest.Held>> byReason = cases.stream()
                .collect(Collectors.groupingBy(
                        Manifest.Held::reason, () -> new TreeMap<>(Codes.REASONS), Collectors.toList()));
        List<Group> list = new ArrayList<>();
        byReason.forEach((reason, all) -> list.add(new Group(
                words.reason(reason),
                words.number(all.stream().mapToLong(Manifest.Held::count).sum()),
                haveAmounts
                        ? words.tenge(
                                all.stream().mapToLong(Manifest.Held::amount).sum())
                        : "",
                all.stream()
                        .sorted(Comparator.comparing(Manifest.Held::benefit, Codes.BENEFITS))
                        .map(one -> new Line(
                                words.name(one.benefit()),
                                words.number(one.count()),
                                words.tenge(one.amount()),
                                one.withoutAmount() == 0
                                        ? ""
                                        : words.text("without-amount", "count", words.number(one.withoutAmount())),
                                Bar.of(words, one.count(), longest, whole)))
                        .toList())));
        return list;
    }

    private static List<Line> unclaimed(Manifest manifest, Words words) {
        long longest = manifest.unclaimed().stream()
                .mapToLong(Manifest.Unclaimed::amount)
                .max()
                .orElse(0);
        return manifest.unclaimed().stream()
                .sorted(Comparator.comparing(Manifest.Unclaimed::benefit, Codes.BENEFITS))
                .map(unclaimed -> Line.ofAmount(
                        words,
                        words.name(unclaimed.benefit()),
                        new Total(unclaimed.count(), unclaimed.amount()),
                        longest,
                        manifest.balance().amountUnclaimed()))
                .toList();
    }

    private static List<Line> defects(Manifest manifest, Words words, boolean warnings) {
        List<String> warningNames = Arrays.stream(Defect.values())
                .filter(Defect::isWarning)
                .map(Defect::name)
                .toList();
        List<Manifest.Quarantined> rows = manifest.quarantine().stream()
                .filter(defect -> warningNames.contains(defect.defect()) == warnings)
                .sorted(Comparator.comparingLong((Manifest.Quarantined defect) -> -defect.count())
                        .thenComparing(Manifest.Quarantined::defect))
                .toList();
        long longest =
                rows.stream().mapToLong(Manifest.Quarantined::count).max().orElse(0);
        long whole = rows.stream().mapToLong(Manifest.Quarantined::count).sum();
        return rows.stream()
                .map(defect -> Line.ofCount(
                        words, words.defect(defect.defect()), new Total(defect.count(), 0), longest, whole))
                .toList();
    }
}
