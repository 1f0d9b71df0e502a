package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** Monthly allowance for each child who begins school. Made up (no article). */
public final class SchoolStart implements Rule {

    private final Rate perChild;
    private final AgeLimit from;
    private final AgeLimit until;

    public SchoolStart(LawInForce law) {
        perChild = law.rate(Benefit.SCHOOL_START, "per-child");
        from = law.age(Benefit.SCHOOL_START, "from-age");
        until = law.age(Benefit.SCHOOL_START, "until-age");
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
