package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** Supplement to TSA for each child from 1 to 6; comes out as TSA does. Social Code art. 120 ff. (rules, C1). */
public final class TsaChild implements Rule {

    private final Rate perChild;
    private final AgeLimit from;
    private final AgeLimit until;

    public TsaChild(LawInForce law) {
        perChild = law.rate(Benefit.TSA_CHILD, "per-child");
        from = law.age(Benefit.TSA_CHILD, "from-age");
        until = law.age(Benefit.TSA_CHILD, "until-age");
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            if (person.isChild() && person.isAtLeast(from) && person.isUnder(until)) {
                decisions.due(person, perChild);
            }
        }
    }
}
