package kz.tolem.jobs.step;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Total;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.report.Comparison;
import kz.tolem.writers.report.HtmlReport;
import kz.tolem.writers.report.RunReport;
import org.springframework.stereotype.Component;

/**
 * Gathers what the report of a run says. The same run gives the same bytes, but for its approval and what was accepted with
 * it.
 */
@Component
public class ReportMaker {

    private final RunStore runs;
    private final RangeStore ranges;
    private final FrozenFiles frozen;
    private final LawBook law;

    ReportMaker(RunStore runs, RangeStore ranges, FrozenFiles frozen, LawBook law) {
        this.runs = runs;
        this.ranges = ranges;
        this.frozen = frozen;
        this.law = law;
    }

    /**
     * The report of a run that is sealed, or about to be.
     *
     * @param signedBy id of the key under the manifest
     * @return the file's bytes
     * @throws IOException when the law that the run was computed with is neither the one of now nor kept
     */
    public byte[] make(Run run, Manifest manifest, String signedBy) throws IOException {
        LawBook lawNow = law.digest().equals(manifest.lawDigest()) ? law : frozen.law(run);
        return HtmlReport.of(new RunReport(
                manifest,
                lawNow,
                runs.runners(run),
                signedBy,
                runs.approval(run)
                        .map(approval -> new RunReport.Approval(approval.name(), approval.at(), approval.key()))
                        .orElse(null),
                runs.acceptances(run).stream()
                        .map(accepted -> new RunReport.Accepted(
                                accepted.what().name(), accepted.name(), accepted.reason(), accepted.at()))
                        .toList(),
                runs.comparable(run).map(then -> compare(then, run, lawNow)).orElse(null)));
    }

    private Comparison compare(Run then, Run now, LawBook lawNow) {
        LawBook lawThen = frozen.lawIfKept(then).orElse(lawNow);
        Map<Benefit, Sums> sums = new EnumMap<>(Benefit.class);
        Set<String> regions = new TreeSet<>();
        IndexGrowth growth = new IndexGrowth(lawThen, lawNow, now.lastMonth());
        for (Total total : ranges.orderedForQuarter(then)) {
            regions.add(total.region());
            of(sums, total)
                    .addThen(
                            total,
                            growth.atTodaysIndex(
                                    total.benefit(), total.region(), total.month(), total.amount(), total.quantity()));
        }
        for (Total total : ranges.orderedForQuarter(now)) {
            regions.add(total.region());
            of(sums, total).addNow(total);
        }
        for (Total total : ranges.arrears(now)) {
            of(sums, total).addArrears(total);
        }
        return new Comparison(
                then.period().name(),
                then.monthsOfQuarter(),
                now.monthsOfQuarter(),
                families(then),
                families(now),
                sums.entrySet().stream()
                        .map(entry -> entry.getValue().of(entry.getKey()))
                        .toList(),
                changes(lawThen, then.lastMonth(), lawNow, now.lastMonth(), regions));
    }

    private long families(Run run) {
        return ranges.planned(run).stream()
                .mapToLong(RangeStore.Planned::families)
                .sum();
    }

    private static Sums of(Map<Benefit, Sums> sums, Total total) {
        return sums.computeIfAbsent(total.benefit(), any -> new Sums());
    }

    /** What is added up of one benefit. */
    private static final class Sums {
        private long ordersThen;
        private long then;
        private long thenToday;
        private long ordersNow;
        private long now;
        private long arrears;

        void addThen(Total total, long atTodaysIndex) {
            ordersThen += total.count();
            then = Math.addExact(then, total.amount());
            thenToday = Math.addExact(thenToday, atTodaysIndex);
        }

        void addNow(Total total) {
            ordersNow += total.count();
            now = Math.addExact(now, total.amount());
        }

        void addArrears(Total total) {
            arrears = Math.addExact(arrears, total.amount());
        }

        Comparison.Benefit of(Benefit benefit) {
            return new Comparison.Benefit(benefit.name(), ordersThen, then, thenToday, ordersNow, now, arrears);
        }
    }

    /** Values that are others now; poverty lines of these regions only. */
    private static List<Comparison.Change> changes(
            LawBook lawThen, YearMonth then, LawBook lawNow, YearMonth now, Set<String> regions) {
        Map<String, Entry> before = inForce(lawThen, then, regions);
        Map<String, Entry> after = inForce(lawNow, now, regions);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Comparison.Change> changes = new ArrayList<>();
        for (String name : names) {
            Entry was = before.get(name);
            Entry is = after.get(name);
            if (was == null || is == null || !Objects.equals(was.value(), is.value())) {
                changes.add(new Comparison.Change(was, is));
            }
        }
        return changes;
    }

    private static Map<String, Entry> inForce(LawBook book, YearMonth month, Set<String> regions) {
        return book.inForceEntries(month).stream()
                .filter(entry -> entry.region() == null || regions.contains(entry.region()))
                .collect(Collectors.toMap(Entry::name, entry -> entry, (one, other) -> one, TreeMap::new));
    }
}
