package kz.tolem.jobs.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Quarantined;
import kz.tolem.jobs.run.RangeStore.Total;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.step.StagingArea;
import org.springframework.stereotype.Component;

/** What a run came to, for people. */
@Component
class Summary {

    private final RunStore runs;
    private final RangeStore ranges;
    private final StagingArea staging;

    Summary(RunStore runs, RangeStore ranges, StagingArea staging) {
        this.runs = runs;
        this.ranges = ranges;
        this.staging = staging;
    }

    /** What a run came to, or that there was nothing to do because it is published. */
    void printRun(Run run, Voice out) {
        if (run.state() == RunState.PUBLISHED) {
            out.say(Message.of(
                    "{} is published already; nothing was touched. Changed since? tolem run {} --check",
                    run.period(),
                    run.period()));
        } else {
            print(run, out);
        }
    }

    /** Totals by benefit and month, what is held and why, and the next command. */
    void print(Run run, Voice out) {
        if (run.sample()) {
            out.say(Message.of("SAMPLE, NOT FOR PAYMENT"));
        }
        out.say(Message.of("Run {}, attempt {}: {}", run.period(), run.attempt(), run.state()));
        printTotals(run, out);
        if (run.manifestHash() != null) {
            out.say(Message.of("Manifest {}", run.manifestHash()));
            out.say(Message.of("Report {}", staging.report(run)));
        }
        if (run.period().isQuarter()) {
            out.say(runs.comparable(run)
                    .map(before -> Message.of(
                            "Compared with {}: {}",
                            before.period(),
                            run.isHeld() ? Message.of("held, see below") : Message.of("within the limits")))
                    .orElse(Message.of("Nothing to compare with: no quarter was published before")));
        }
        out.say(Message.of("Next: tolem {}", run.nextCommand()));
    }

    void printTotals(Run run, Voice out) {
        List<Total> totals = ranges.totals(run);
        Table ordered = new Table(Message.of("Benefit | Month | >Orders | >Amount, KZT"));
        sums(
                        totals,
                        OutcomeKind.ORDERED,
                        total -> key(total.benefit(), total.month().toString()))
                .forEach((key, sum) -> ordered.row(
                        key.substring(3, key.indexOf('\t')),
                        key.substring(key.indexOf('\t') + 1),
                        Output.count(sum[0]),
                        Output.tenge(sum[1])));
        long[] all = sum(totals, OutcomeKind.ORDERED);
        ordered.row(Message.of("total"), "", Output.count(all[0]), Output.tenge(all[1]));
        ordered.print(out);
        long[] overpaid = sum(totals, OutcomeKind.OVERPAID);
        if (overpaid[0] > 0) {
            out.say(Message.of(
                    "Ordered too much before: {}, {} KZT; see overpayments in casework, nothing is deducted",
                    Output.count(overpaid[0]),
                    Output.tenge(overpaid[1])));
        }
        byReason(totals, OutcomeKind.HELD, Message.of("Held"), out);
        byReason(totals, OutcomeKind.REFUSED, Message.of("Refused"), out);
        long[] unclaimed = sum(totals, OutcomeKind.UNCLAIMED);
        if (unclaimed[0] > 0) {
            out.say(Message.of("Unclaimed: {}, {} KZT", Output.count(unclaimed[0]), Output.tenge(unclaimed[1])));
        }
        Map<String, Quarantined> defects = ranges.quarantine(run);
        if (!defects.isEmpty()) {
            Table table = new Table(Message.of("In quarantine | >Rows | >Families"));
            defects.forEach(
                    (defect, count) -> table.row(defect, Output.count(count.rows()), Output.count(count.families())));
            table.print(out);
        }
    }

    private static void byReason(List<Total> totals, OutcomeKind outcome, Message title, Voice out) {
        Table table = new Table(Message.of("{} | Benefit | >Count | >Amount, KZT", title));
        sums(totals, outcome, total -> total.reason() + "\t" + key(total.benefit(), ""))
                .forEach((key, sum) -> {
                    String[] parts = key.split("\t", -1);
                    table.row(parts[0], parts[1].substring(3), Output.count(sum[0]), Output.tenge(sum[1]));
                });
        if (!table.isEmpty()) {
            table.print(out);
        }
    }

    /** Sorts by the benefit's number first, which is not shown. */
    private static String key(Benefit benefit, String rest) {
        return "%02d ".formatted(benefit.number()) + benefit + "\t" + rest;
    }

    private static long[] sum(List<Total> totals, OutcomeKind outcome) {
        long[] sum = new long[2];
        for (Total total : totals) {
            if (total.kind() == outcome) {
                sum[0] += total.count();
                sum[1] = Math.addExact(sum[1], total.amount());
            }
        }
        return sum;
    }

    private static Map<String, long[]> sums(List<Total> totals, OutcomeKind outcome, Function<Total, String> by) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Total total : totals) {
            if (total.kind() == outcome) {
                long[] sum = sums.computeIfAbsent(by.apply(total), key -> new long[2]);
                sum[0] += total.count();
                sum[1] = Math.addExact(sum[1], total.amount());
            }
        }
        return sums;
    }
}
