package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Status;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
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
    private final Workspaces workspaces;

    LawCheck(Work work, RunStore runs, RangeStore ranges, LawBook law, FrozenFiles frozen, Workspaces workspaces) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.law = law;
        this.frozen = frozen;
        this.workspaces = workspaces;
    }

    void check() {
        Run run = work.run();
        runs.enter(run, "law");
        refuseMissingPovertyLines(run);
        refuseSampleLaw(run);
        try {
            fixLaw(run);
            workspaces.prepare(frozen.open(runs.byId(run.id())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseMissingPovertyLines(Run run) {
        List<Region> missing = law.missingPovertyLines(regions(run), run.firstMonth());
        if (!missing.isEmpty() && !run.holdMissing()) {
            String regions = missing.stream().map(Region::code).collect(Collectors.joining(", "));
            throw new Refusal(
                    ExitCode.LAW_MISSING,
                    "no poverty line for the quarter " + run.period() + " in region " + regions
                            + ", where families applied for TSA. Enter it in a file of TOLEM_HOME/law, for example\n"
                            + "    poverty-line:\n"
                            + "      - {region: \"" + missing.get(0).code() + "\", from: "
                            + run.period().firstMonth().atDay(1)
                            + ", to: " + run.period().firstMonth().plusMonths(3).atDay(1)
                            + ", value: …, status: confirmed, cite: \"order of …\"}\n"
                            + "then: tolem relaunch " + run.period() + ". Or go on and hold TSA there: tolem relaunch "
                            + run.period() + " --hold-missing");
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
                    "made-up figures of the law (status sample) are good for a registry that is marked as a sample alone: "
                            + String.join(", ", made) + ". Replace them in TOLEM_HOME/law, then: tolem relaunch "
                            + run.period());
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
                    "the law has changed since the run of " + run.period()
                            + " calculated its first range. Put the former law files back into TOLEM_HOME/law and relaunch, or: "
                            + "tolem discard " + run.period() + " --as NAME --reason TEXT, then: tolem run "
                            + run.period());
        }
        frozen.keepLaw(run, law);
        runs.fixLaw(run, digest);
    }

    /** Regions in which families applied for TSA in the quarter. */
    private List<Region> regions(Run run) {
        return ranges.planned(run).stream()
                .map(Planned::tsaRegions)
                .flatMap(codes -> codes.isEmpty() ? Stream.<String>empty() : Stream.of(codes.split(",")))
                .distinct()
                .sorted()
                .map(code -> Region.VOCABULARY.value(Region.VOCABULARY.number(code)))
                .toList();
    }
}
