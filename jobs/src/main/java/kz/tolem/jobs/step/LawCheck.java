package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Status;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.springframework.stereotype.Component;

/** Makes sure that the law is complete for what was frozen, and the same for all ranges. */
@Component
class LawCheck {

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final LawBook law;
    private final FrozenFiles frozen;

    LawCheck(Work work, RunStore runs, RangeStore ranges, LawBook law, FrozenFiles frozen) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.law = law;
        this.frozen = frozen;
    }

    void check() {
        Run run = work.run();
        runs.enter(run, "law");
        refuseMissingPovertyLines(run);
        refuseSampleLaw(run);
        try {
            fixLaw(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseMissingPovertyLines(Run run) {
        SortedMap<YearMonth, List<Region>> missing = new TreeMap<>();
        applications(run).forEach((quarter, regions) -> {
            List<Region> without = law.missingPovertyLines(regions, quarter);
            if (!without.isEmpty()) {
                missing.put(quarter, without);
            }
        });
        if (!missing.isEmpty() && !run.holdMissing()) {
            Map.Entry<YearMonth, List<Region>> first =
                    missing.entrySet().iterator().next();
            YearMonth quarter = first.getKey();
            Message regions = Message.joined(
                    "; ",
                    missing.entrySet().stream()
                            .map(entry -> Message.of(
                                    "{} in region {}",
                                    Period.of(entry.getKey()),
                                    entry.getValue().stream().map(Region::code).collect(Collectors.joining(", "))))
                            .toList());
            throw new Refusal(
                    ExitCode.LAW_MISSING,
                    Message.of(
                            "no poverty line for the quarter {}, where families applied for TSA. Enter it in a file "
                                    + "of TOLEM_HOME/law, for example\n    poverty-line:\n      - {region: \"{}\", "
                                    + "from: {}, to: {}, value: …, status: confirmed, cite: \"order of …\"}\nthen: "
                                    + "tolem relaunch {}. Or go on and hold TSA there: tolem relaunch {} "
                                    + "--hold-missing",
                            regions,
                            first.getValue().get(0).code(),
                            quarter.atDay(1),
                            quarter.plusMonths(3).atDay(1),
                            run.period(),
                            run.period()));
        }
    }

    private void refuseSampleLaw(Run run) {
        if (runs.byId(run.id()).sample()) {
            return;
        }
        List<String> made = law.unconfirmedEntries(run.months(), regions(run)).stream()
                .filter(entry -> entry.status() == Status.SAMPLE)
                .map(Entry::name)
                .distinct()
                .toList();
        if (!made.isEmpty()) {
            throw new Refusal(
                    ExitCode.LAW_MISSING,
                    Message.of(
                            "made-up figures of the law (status sample) are good for a registry that is marked as a "
                                    + "sample alone: {}. Replace them in TOLEM_HOME/law, then: tolem relaunch {}",
                            String.join(", ", made),
                            run.period()));
        }
    }

    private void fixLaw(Run run) throws IOException {
        String digest = law.digest();
        String fixed = runs.byId(run.id()).lawDigest();
        if (digest.equals(fixed)) {
            return;
        }
        if (fixed != null && !ranges.done(run).isEmpty()) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "the law has changed since the run of {} calculated its first range. Put the former law "
                                    + "files back into TOLEM_HOME/law and relaunch, or: tolem discard {} --as NAME "
                                    + "--reason TEXT, then: tolem {}",
                            run.period(),
                            run.period(),
                            run.period().command()));
        }
        frozen.keepLaw(runs.byId(run.id()), law);
        runs.fixLaw(run, digest);
    }

    /** Regions in which families applied for TSA. */
    private Set<Region> regions(Run run) {
        return applications(run).values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Regions in which families applied for TSA, by the first month of the quarter. */
    private SortedMap<YearMonth, Set<Region>> applications(Run run) {
        SortedMap<YearMonth, Set<Region>> regions = new TreeMap<>();
        ranges.planned(run).stream()
                .map(Planned::tsaRegions)
                .flatMap(texts -> texts.isEmpty() ? Stream.<String>empty() : Stream.of(texts.split(",")))
                .map(text -> text.split("/"))
                .forEach(part -> regions.computeIfAbsent(YearMonth.parse(part[1]), quarter -> new TreeSet<>())
                        .add(Region.VOCABULARY.value(Region.VOCABULARY.number(part[0]))));
        return regions;
    }
}
