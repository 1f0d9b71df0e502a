package kz.tolem.calc.rule;

import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonTest;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** Monthly allowance for families with four or more children, whatever their income. Social Code (rules, L1, L2). */
public final class LargeFamily implements Rule {

    private final int minimumChildren;
    private final List<Rate> together;
    private final Rate perChild;
    private final AgeLimit childUntil;
    private final AgeLimit studentUntil;
    private final PersonTest child = this::isChildThatCounts;

    public LargeFamily(LawInForce law) {
        minimumChildren = law.number(Benefit.LARGE_FAMILY, "minimum-children");
        together = law.ratesFrom(Benefit.LARGE_FAMILY, "children-", minimumChildren);
        perChild = law.rate(Benefit.LARGE_FAMILY, "per-child-from-" + (minimumChildren + together.size()));
        childUntil = law.age(Benefit.LARGE_FAMILY, "child-until-age");
        studentUntil = law.age(Benefit.LARGE_FAMILY, "student-until-age");
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        if (family.size() < minimumChildren) {
            return;
        }
        int children = family.count(child);
        int above = children - minimumChildren;
        if (above >= together.size()) {
            decisions.due(family, perChild, children);
        } else if (above >= 0) {
            decisions.dueTogether(family, together.get(above), children);
        }
    }

    private boolean isChildThatCounts(PersonView person) {
        return person.isChild()
                && (person.isUnder(childUntil) || person.isUnder(studentUntil) && person.studiesFullTime());
    }
}
