package kz.tolem.jobs.step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.jobs.run.Run;
import kz.tolem.writers.orders.OrderColumns;
import kz.tolem.writers.orders.OrderMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As many workspaces as threads work at once; each is lent to one range after the other. */
@Component
class Workspaces {

    private final Work work;
    private final LawBook law;
    private final BouncedAccounts accounts;
    private final Deque<Workspace> idle = new ArrayDeque<>();
    private @Nullable Plan plan;

    Workspaces(Work work, LawBook law, BouncedAccounts accounts) {
        this.work = work;
        this.law = law;
        this.accounts = accounts;
    }

    /** What all ranges of a run share. */
    private record Plan(
            List<OrderMonth> months,
            Calculation calculation,
            @Nullable Calculation formerly,
            FrozenRegistry frozen,
            Changes changes,
            Consumer<FamilyColumns> accounts) {}

    /** Gets ready for the run at hand: its months, its law, its frozen registry, and what of it must be calculated. */
    synchronized void prepare(FrozenRegistry frozen, Changes changes) {
        Run run = work.run();
        List<LawInForce> months = run.months().stream().map(law::inForce).toList();
        plan = new Plan(
                months.stream()
                        .map(month -> new OrderMonth(
                                month.month().month(),
                                run.period().isOfQuarter(month.month().month()),
                                month.rates()))
                        .toList(),
                new Calculation(months, firstToOffer(run)),
                formerly(run, changes),
                frozen,
                changes,
                accounts.isAny(run) ? families -> accounts.mark(run, families) : families -> {});
        idle.clear();
    }

    /** The months that the last run calculated as well, by its law; null when that says the same. */
    private static @Nullable Calculation formerly(Run run, Changes changes) {
        LawBook then = changes.formerLaw();
        return then == null
                ? null
                : new Calculation(
                        run.months().subList(0, changes.formerMonths()).stream()
                                .map(then::inForce)
                                .toList(),
                        firstToOffer(run));
    }

    /** Place of the quarter's first month; of the first month at all where the office opened later. */
    private static int firstToOffer(Run run) {
        return Math.max(0, run.months().indexOf(run.period().firstMonth()));
    }

    /** A workspace for one range. */
    synchronized Workspace borrow(int range) {
        Plan current = plan;
        if (current == null) {
            throw new IllegalStateException("the comparison comes before ranges are calculated");
        }
        Workspace workspace = idle.poll();
        if (workspace == null) {
            workspace = new Workspace(
                    this,
                    current.frozen(),
                    current.changes(),
                    current.accounts(),
                    new Totals(work.run().months()),
                    new OrderColumns(current.months()),
                    current.calculation(),
                    current.formerly());
        }
        workspace.begin(range);
        return workspace;
    }

    synchronized void giveBack(Workspace workspace) {
        idle.push(workspace);
    }
}
