package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.readers.frozen.DamagedFrozenFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what was frozen with what the run froze that was published last, and so finds out what must be calculated: every
 * month of the families about which something has changed, or of whose orders one bounced since; of all others the months
 * that have begun since, and those for which the law has changed. Everything, where the program has changed, or where there
 * is nothing to compare with.
 */
@Component
class Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final LawBook law;
    private final FrozenFiles frozen;
    private final GoneFromLedger goneFromLedger;
    private final BouncedSince bounced;
    private final Workspaces workspaces;
    private final ProgramDigest program;

    Comparison(
            Work work,
            RunStore runs,
            RangeStore ranges,
            LawBook law,
            FrozenFiles frozen,
            GoneFromLedger goneFromLedger,
            BouncedSince bounced,
            Workspaces workspaces,
            ProgramDigest program) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.law = law;
        this.frozen = frozen;
        this.goneFromLedger = goneFromLedger;
        this.bounced = bounced;
        this.workspaces = workspaces;
        this.program = program;
    }

    void compare() {
        runs.enter(work.run(), "compare");
        program.note(work.run());
        Run run = runs.byId(work.run().id());
        try {
            FrozenRegistry now = frozen.open(run);
            workspaces.prepare(now, changes(run, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Changes changes(Run run, FrozenRegistry now) throws IOException {
        Run previous = run.previousRun() == null ? null : runs.byId(run.previousRun());
        FrozenRegistry former = previous == null ? null : openIfThere(previous);
        Set<YearMonth> ordered = ranges.orderedBefore(run);
        boolean somethingWasOrdered = run.months().stream().anyMatch(ordered::contains);
        try (RegistryChanges changes = new RegistryChanges(now, somethingWasOrdered, work::stopIfAsked)) {
            if (previous == null) {
                return changes.everything(range -> List.of()); // no order stands that somebody gone could have had
            }
            LawBook lawThen = lawOf(previous);
            int monthsThen = (int) run.months().stream()
                    .filter(month -> !month.isAfter(previous.lastMonth()))
                    .count();
            Changes found = former == null
                    ? changes.everything(range -> goneFromLedger.candidates(run, range))
                    : changes.since(former, monthsForAll(run, previous, lawThen), bounced.between(previous, run));
            return found.since(lawThen == law ? null : lawThen, monthsThen, isSameProgram(run, previous));
        }
    }

    /** Months that are calculated for families about which nothing has changed; null: all of them. */
    private @Nullable BitSet monthsForAll(Run run, Run previous, @Nullable LawBook lawThen) {
        if (lawThen == null || !isSameProgram(run, previous) || run.firstMonth().isBefore(previous.firstMonth())) {
            return null;
        }
        BitSet months = new BitSet();
        List<YearMonth> all = run.months();
        for (int i = 0; i < all.size(); i++) {
            YearMonth month = all.get(i);
            boolean isNew = month.isAfter(previous.lastMonth());
            if (isNew || lawThen != law && !law.inForce(month).saysTheSameAs(lawThen.inForce(month))) {
                months.set(i);
            }
        }
        return months;
    }

    private static boolean isSameProgram(Run run, Run previous) {
        return Objects.equals(run.programDigest(), previous.programDigest());
    }

    /** This law where that of the run says the same; null where it is gone. */
    private @Nullable LawBook lawOf(Run previous) {
        if (law.digest().equals(previous.lawDigest())) {
            return law;
        }
        try {
            return frozen.law(previous);
        } catch (IOException e) {
            LOG.warn("the law of {} is gone, all months are calculated for all families", previous.period(), e);
            return null;
        }
    }

    private @Nullable FrozenRegistry openIfThere(Run previous) {
        try {
            return frozen.open(previous);
        } catch (DamagedFrozenFile e) {
            LOG.warn("what {} froze is gone, all families are calculated", previous.period(), e);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
