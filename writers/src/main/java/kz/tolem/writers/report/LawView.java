package kz.tolem.writers.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.explain.Words;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Status;
import kz.tolem.calc.law.Unit;
import kz.tolem.writers.manifest.Manifest;

/**
 * The figures of the law that were used.
 *
 * @param notConfirmed those that are less than confirmed, the least known first
 * @param confirmed all others
 */
record LawView(List<Figure> notConfirmed, List<Figure> confirmed) {

    boolean hasNotConfirmed() {
        return !notConfirmed.isEmpty();
    }

    private static final List<Status> LEAST_KNOWN_FIRST = List.of(
            Status.NOT_FOUND,
            Status.UNCONFIRMED,
            Status.SAMPLE,
            Status.ASSUMPTION,
            Status.SINGLE_SOURCE,
            Status.CONFIRMED);

    /** One value of one parameter. */
    record Figure(String label, String value, String interval, String status, String basis, String cite) {}

    static LawView of(Manifest manifest, LawBook law, Words words) {
        Set<String> named = manifest.parametersNotConfirmed().stream()
                .map(Manifest.Parameter::name)
                .collect(Collectors.toSet());
        Set<String> regions =
                manifest.totals().stream().map(Manifest.Orders::region).collect(Collectors.toSet());
        List<Entry> used = law.usedEntries(manifest.months(), Arrays.asList(Region.values())).stream()
                .filter(entry ->
                        entry.region() == null || regions.contains(entry.region()) || named.contains(entry.name()))
                .toList();
        return new LawView(
                used.stream()
                        .filter(entry -> entry.status() != Status.CONFIRMED)
                        .sorted(Comparator.comparingInt(entry -> LEAST_KNOWN_FIRST.indexOf(entry.status())))
                        .map(entry -> figure(entry, words))
                        .toList(),
                used.stream()
                        .filter(entry -> entry.status() == Status.CONFIRMED)
                        .map(entry -> figure(entry, words))
                        .toList());
    }

    private static Figure figure(Entry entry, Words words) {
        return new Figure(
                label(entry, words),
                words.value(entry),
                words.interval(entry),
                words.status(entry.status().text()),
                words.basis(entry),
                entry.cite());
    }

    /** The benefit and its parameter, or the index. */
    static String label(Entry entry, Words words) {
        return entry.parameter() == null
                ? words.parameter(entry)
                : words.name(entry.subject()) + ": " + words.parameter(entry);
    }

    /** Whether values of it can be compared as numbers. */
    static boolean isNumber(Entry entry) {
        return entry.unit() != Unit.YES_NO && entry.unit() != Unit.ROUNDING;
    }
}
