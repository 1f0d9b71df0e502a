package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** To the parent who raises a child with disability, for each child, beside the child's own. Social Code (rules, E1). */
public final class DisabledChildCare implements Rule {

    private final Rate perChild;
    private final AgeLimit childUntil;

    public DisabledChildCare(LawInForce law) {
        perChild = law.rate(Benefit.DISABLED_CHILD_CARE, "per-child");
        childUntil = law.age(Benefit.DISABLED_CHILD_CARE, "child-until-age");
    }

    @Override
    public int concerns() {
        return FamilyView.DISABILITIES;
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            if (person.isUnder(childUntil) && person.disability() != FamilyView.NONE) {
                decisions.due(person, perChild);
            }
        }
    }
}
