package kz.tolem.jobs.settle;

import java.time.YearMonth;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunState;
import kz.tolem.writers.orders.Total;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What a published period ordered, against what the treasury has said of it: ordered = paid + rejected + returned + open. */
@Service
public class Reconciliation {

    private final RunService runs;
    private final SettlementStore store;

    Reconciliation(RunService runs, SettlementStore store) {
        this.runs = runs;
        this.store = store;
    }

    /** One benefit and month. Each sum is taken by itself: of the orders, and of what was said of them. */
    public record Line(
            Benefit benefit, YearMonth month, Total ordered, Total paid, Total rejected, Total returned, Total open) {

        /** Whether ordered = paid + rejected + returned + open. */
        public boolean holds() {
            return ordered.equals(paid.plus(rejected).plus(returned).plus(open));
        }
    }

    /**
     * Orders that bounced and were ordered again.
     *
     * @param period of the run that ordered them again
     * @param amount tiyn that bounced
     */
    public record Again(String period, RunState state, long count, long amount) {}

    /**
     * Of one period.
     *
     * @param again by which runs what bounced was ordered again
     */
    public record Report(Run run, List<Line> lines, List<Again> again) {

        public Report {
            lines = List.copyOf(lines);
            again = List.copyOf(again);
        }

        /** Whether the equation holds in every line. */
        public boolean holds() {
            return lines.stream().allMatch(Line::holds);
        }
    }

    /**
     * Compares.
     *
     * @throws Refusal with {@link ExitCode#NOT_APPROVED} when the period is not published: nobody can have paid it
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Report of(Period period) {
        Run run = runs.existing(period);
        if (run.state() != RunState.PUBLISHED) {
            throw new Refusal(
                    ExitCode.NOT_APPROVED,
                    Message.of(
                            "{} is {} and not published, so nothing of it can be paid. Next: tolem {}",
                            period,
                            run.state(),
                            run.nextCommand()));
        }
        return new Report(
                run, store.reconcile(run.id(), run.firstMonth(), run.lastMonth()), store.orderedAgain(run.id()));
    }
}
