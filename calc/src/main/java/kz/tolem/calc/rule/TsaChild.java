package kz.tolem.calc.rule;

import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Decisions;

/** To be written. */
public final class TsaChild implements Rule {

    public TsaChild(LawInForce law) {
        law.month();
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {}
}
