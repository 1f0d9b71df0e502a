package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/** Special state allowance of lists 1 and 2: its conditions and sizes were not found. Law of 13 July 1999 No 414-I. */
public final class ListsOneTwo implements Rule {

    private final Rate payment;

    public ListsOneTwo(LawInForce law) {
        payment = law.rate(Benefit.LISTS_ONE_TWO, "payment");
    }

    @Override
    public int concerns() {
        return NOBODY_UNASKED;
    }

    /** A figure alone would not say who is due it: what was applied for stays held until the conditions are written. */
    @Override
    public void decide(FamilyView family, Decisions decisions) {
        decisions.heldOtherwise(payment.isKnown() ? Reason.PARAMETER_UNCONFIRMED : Reason.PARAMETER_UNKNOWN);
    }
}
