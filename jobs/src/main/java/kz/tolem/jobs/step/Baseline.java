package kz.tolem.jobs.step;

import java.util.List;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.ledger.OrderedBefore;
import org.springframework.stereotype.Component;

/** What earlier runs ordered for the months of this one: what is due is ordered minus that. */
@Component
class Baseline {

    private final RangeStore ranges;

    Baseline(RangeStore ranges) {
        this.ranges = ranges;
    }

    OrderedBefore of(Run run, List<? extends OutcomeColumns> outcomes) {
        if (ranges.hasBaseline(run)) {
            throw new IllegalStateException("to come " + outcomes.size());
        }
        return new OrderedBefore();
    }
}
