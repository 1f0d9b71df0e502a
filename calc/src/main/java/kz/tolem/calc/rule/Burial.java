package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/** Payment for a burial, once: its conditions and sizes were not found. Social Code art. 242(5). */
public final class Burial implements Rule {

    private final Rate payment;

    public Burial(LawInForce law) {
        payment = law.rate(Benefit.BURIAL, "payment");
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
