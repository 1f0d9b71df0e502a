package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.DifferenceCause;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.readers.frozen.FrozenRangeReader;
import org.jspecify.annotations.Nullable;

/**
 * Why an amount comes out otherwise than when it was ordered: what the last run froze is calculated again, by the law of now
 * and by the law of then. Other facts of now: FACTS. The same facts, and the law makes the difference: LAW. Neither, and
 * another program: PROGRAM. With the same program it is a fact of how things stood, as a doubt under which nothing was claimed
 * back: FACTS.
 *
 * <p>For one range; reads what was frozen then when it is first asked.
 */
final class DifferenceCauses {

    /**
     * What came of a benefit, month and subject.
     *
     * @param due tiyn
     * @param held tiyn beside it that are held; {@link #WHOLE} when all is held
     */
    record Found(long due, long held) {

        static final Found NOTHING = new Found(0, 0);
        private static final long WHOLE = -1;
    }

    private final Changes changes;
    private final FrozenIndex.Range range;
    private final FamilyColumns families;
    private final Calculation.Worker lawNow;
    private final Calculation.@Nullable Worker lawThen;
    private final Map<Integer, OutcomeColumns> byLawNow = new HashMap<>();
    private final Map<Integer, OutcomeColumns> byLawThen = new HashMap<>();
    private @Nullable FamilyColumns then;

    /**
     * @param range of today
     * @param families its families, as far as they were read
     * @param lawThen for the months that were calculated then; null when the law has not changed
     */
    DifferenceCauses(
            FrozenIndex.Range range,
            FamilyColumns families,
            Calculation.Worker lawNow,
            Calculation.@Nullable Worker lawThen,
            Changes changes) {
        this.changes = changes;
        this.range = range;
        this.families = families;
        this.lawNow = lawNow;
        this.lawThen = lawThen;
    }

    /**
     * Why something else is due than was ordered.
     *
     * @param family number of the family that answers for it
     * @param month place of the month among those of the run
     * @param now what came of it now
     */
    DifferenceCause of(long family, Benefit benefit, int month, long subject, Found now) {
        FamilyColumns formerly = then();
        if (formerly == null) {
            return DifferenceCause.UNKNOWN;
        }
        int row = Rows.find(formerly.families.family, family);
        if (row < 0
                || !found(byLawNow, lawNow, formerly, row, benefit, month, subject)
                        .equals(now)) {
            return DifferenceCause.FACTS;
        }
        if (lawThen != null
                && month < changes.formerMonths()
                && !found(byLawThen, lawThen, formerly, row, benefit, month, subject)
                        .equals(now)) {
            return DifferenceCause.LAW;
        }
        return changes.isSameProgram() ? DifferenceCause.FACTS : DifferenceCause.PROGRAM;
    }

    /** The tables in which something about the family has changed, separated by commas; personal data is not looked at. */
    String changedTables(long family) {
        FamilyColumns formerly = then();
        StringJoiner names = new StringJoiner(",");
        if (formerly == null) {
            return "";
        }
        int rowThen = Rows.find(formerly.families.family, family);
        int rowNow = Rows.find(families.families.family, family);
        for (int i = 0; i < families.tables().size(); i++) {
            if (!isSame(formerly, rowThen, families, rowNow, i)) {
                names.add(families.tables().get(i).name());
            }
        }
        return names.toString();
    }

    private static boolean isSame(FamilyColumns then, int rowThen, FamilyColumns now, int rowNow, int place) {
        Table one = then.tables().get(place);
        Table other = now.tables().get(place);
        int from = rowThen < 0 ? 0 : then.first(one, rowThen);
        int to = rowThen < 0 ? 0 : then.first(one, rowThen + 1);
        int otherFrom = rowNow < 0 ? 0 : now.first(other, rowNow);
        int otherTo = rowNow < 0 ? 0 : now.first(other, rowNow + 1);
        if (to - from != otherTo - otherFrom) {
            return false;
        }
        for (int i = 0; i < to - from; i++) {
            if (!one.isSameFact(from + i, other, otherFrom + i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable FamilyColumns then() {
        FrozenRegistry former = changes.former();
        if (then == null && former != null) {
            try (FrozenRangeReader reader = new FrozenRangeReader()) {
                then = FormerFamilies.read(former, reader, range);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return then;
    }

    private static Found found(
            Map<Integer, OutcomeColumns> known,
            Calculation.Worker worker,
            FamilyColumns families,
            int family,
            Benefit benefit,
            int month,
            long subject) {
        OutcomeColumns outcomes = known.computeIfAbsent(family, row -> {
            OutcomeColumns into = new OutcomeColumns();
            worker.calculate(new FamilyBatch(families, row, row + 1), into);
            return into;
        });
        long due = 0;
        long held = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.benefit(row) != benefit
                    || outcomes.subject(row) != subject
                    || outcomes.month(row) != month && !benefit.isOneOff()) {
                continue;
            }
            if (outcomes.isBesideOrder(row)) {
                held = outcomes.amount(row);
            } else if (outcomes.state(row) == State.HELD) {
                held = Found.WHOLE;
            } else if (outcomes.state(row) == State.ORDERED && due == 0) {
                due = outcomes.amount(row); // of what is paid once the first month counts
            }
        }
        return new Found(due, held);
    }
}
