package kz.tolem.calc.rule;

import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/** Monthly allowance while a child is small, for carers who are not insured. Social Code (rules, B2). */
public final class ChildCare implements Rule {

    private final AgeLimit childUntil;
    private final List<Rate> byBirthOrder;

    public ChildCare(LawInForce law) {
        childUntil = law.age(Benefit.CHILD_CARE, "until-months");
        byBirthOrder = List.of(
                law.rate(Benefit.CHILD_CARE, "first"),
                law.rate(Benefit.CHILD_CARE, "second"),
                law.rate(Benefit.CHILD_CARE, "third"),
                law.rate(Benefit.CHILD_CARE, "fourth-and-later"));
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        if (!family.hasAnybodyUnder(childUntil)) {
            return;
        }
        for (int i = 0; i < family.size(); i++) {
            PersonView child = family.person(i);
            if (child.isUnder(childUntil)) {
                decide(child, decisions);
            }
        }
    }

    private void decide(PersonView child, Decisions decisions) {
        if (child.isCaredForByInsured()) {
            decisions.refused(child, Reason.INSURED_CARER);
        } else if (!child.hasBirthOrder()) {
            decisions.held(child, Reason.BIRTH_ORDER_UNKNOWN);
        } else {
            int place = Math.min(child.birthOrder(), byBirthOrder.size());
            decisions.due(child, byBirthOrder.get(place - 1));
        }
    }
}
