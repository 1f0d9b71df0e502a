package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.Extent;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.readers.frozen.FrozenRangeReader;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.orders.OrderColumns;
import org.jspecify.annotations.Nullable;

/**
 * The memory that one range needs while it is calculated: columns of families, outcomes, orders. Used by one thread at a
 * time and used again for the next range, so that memory does not grow with the nation.
 */
final class Workspace {

    private final Workspaces owner;
    private final FrozenRegistry frozen;
    private final Changes changes;
    private final Consumer<FamilyColumns> accounts;
    private final FrozenRangeReader reader = new FrozenRangeReader();
    private final FamilyColumns families = new FamilyColumns();
    private final List<OutcomeColumns> outcomes = new ArrayList<>();
    private final Totals totals;
    private final OrderColumns orders;
    private final Calculation.Worker worker;
    private final Calculation.@Nullable Worker formerly;
    private int range;
    private int batches;

    Workspace(
            Workspaces owner,
            FrozenRegistry frozen,
            Changes changes,
            Consumer<FamilyColumns> accounts,
            Totals totals,
            OrderColumns orders,
            Calculation calculation,
            @Nullable Calculation formerly) {
        this.owner = owner;
        this.frozen = frozen;
        this.changes = changes;
        this.accounts = accounts;
        this.totals = totals;
        this.orders = orders;
        this.worker = calculation.worker();
        this.formerly = formerly == null ? null : formerly.worker();
    }

    void begin(int number) {
        FaultPoint.pass("range.begun");
        range = number;
        batches = 0;
        totals.clear();
        orders.clear();
    }

    /** The range that is calculated. */
    int range() {
        return range;
    }

    /** Reads the frozen families of the range, unless none of them is calculated: then there are no rows. */
    FamilyColumns read() {
        families.clear();
        try {
            if (changes.isUntouched(range)) {
                families.index();
                return families;
            }
            reader.read(frozen.directory(), frozen.index().ranges().get(range), families, true);
            accounts.accept(families);
            return families;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies the law to a batch; what came of it stays until the range is given back. */
    OutcomeColumns calculate(FamilyBatch batch) {
        if (batches == outcomes.size()) {
            outcomes.add(new OutcomeColumns());
        }
        OutcomeColumns into = outcomes.get(batches++);
        into.clear();
        worker.calculate(batch, into);
        return into;
    }

    /** Which families of the range are calculated in which months. */
    Extent extent() {
        return changes.extents().get(range);
    }

    /** Who lay in the range and is not in the registry any more. */
    GoneSubjects gone() {
        return changes.gone().get(range);
    }

    /** Memberships in all ranges that ended with a move. */
    Moves moves() {
        return changes.moves();
    }

    /** How many of the months the last run calculated as well; they come first. */
    int formerMonths() {
        return changes.formerMonths();
    }

    /** Finds out why something comes out otherwise than it did. */
    DifferenceCauses causes() {
        FrozenIndex.Range today = frozen.index().ranges().get(range);
        return new DifferenceCauses(today, families, worker, formerly, changes);
    }

    FamilyColumns families() {
        return families;
    }

    OrderColumns orders() {
        return orders;
    }

    Totals totals() {
        return totals;
    }

    /** Leaves the memory to the next range. */
    void giveBack() {
        FaultPoint.pass("range.left");
        owner.giveBack(this);
    }
}
