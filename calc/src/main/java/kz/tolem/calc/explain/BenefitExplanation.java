package kz.tolem.calc.explain;

import java.util.List;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/**
 * How one benefit came out for one subject.
 *
 * @param person for whom; null for the family, or where the benefit was not considered
 * @param state null where nobody applied and the conditions do not hold
 * @param besideOrder whether this is held beside what is ordered for the same subject
 * @param amount tiyn that is due, held or unclaimed; {@link MoneyColumn#UNKNOWN}
 * @param units children, dependants or members counted
 * @param payee number of the person who is paid; null where nobody is
 * @param facts what was used of the registry
 * @param counts how many members passed the tests of the rule, in the order of the tests
 * @param drawing persons who draw another allowance in place of this one
 * @param parameters what was used of the law
 * @param reproduced whether the steps come to the amount; true where there is none
 * @param doubt where a doubt decides
 * @param settlement what the ledger says; null when the run has not ordered yet, and for a second row of the same subject
 */
public record BenefitExplanation(
        Benefit benefit,
        @Nullable Long person,
        @Nullable State state,
        boolean besideOrder,
        Reason reason,
        long amount,
        Form form,
        int units,
        @Nullable Long payee,
        List<Fact> facts,
        List<Integer> counts,
        Set<Long> drawing,
        List<Entry> parameters,
        List<Step> steps,
        List<Change> changes,
        boolean reproduced,
        @Nullable Doubtful doubt,
        @Nullable Settlement settlement) {

    /** Whether steps, amount and ledger agree. */
    public boolean isSound() {
        return reproduced && (settlement == null || settlement.agrees());
    }
}
