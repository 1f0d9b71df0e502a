package kz.tolem.calc.rule;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/**
 * State social allowance for the loss of the breadwinner: one amount for those who lost one parent together, and one for
 * each who lost both. Social Code (rules, S1, X1).
 */
public final class Survivor implements Rule {

    private final List<Rate> together;
    private final Rate perOrphan;
    private final Rate base;
    private final AgeLimit childUntil;
    private final AgeLimit studentUntil;
    private final AgeLimit oneAllowanceFrom;

    public Survivor(LawInForce law) {
        together = new ArrayList<>(law.ratesFrom(Benefit.SURVIVOR, "dependants-", 1));
        together.add(law.rate(Benefit.SURVIVOR, "dependants-" + (together.size() + 1) + "-and-more"));
        perOrphan = law.rate(Benefit.SURVIVOR, "orphan-per-child");
        base = law.base(Benefit.SURVIVOR);
        childUntil = law.age(Benefit.SURVIVOR, "child-until-age");
        studentUntil = law.age(Benefit.SURVIVOR, "student-until-age");
        oneAllowanceFrom = law.age(Benefit.SURVIVOR, "one-allowance-from-age");
    }

    @Override
    public int concerns() {
        return FamilyView.LOSSES;
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        int lostOne = 0;
        int lostBoth = 0;
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            int loss = person.breadwinnerLoss();
            if (loss != FamilyView.NONE && isDependant(person) && !drawsAnotherAllowance(person)) {
                if (person.isOfBothParents(loss)) {
                    lostBoth++;
                } else {
                    lostOne++;
                }
            }
        }
        if (lostOne == 0 && lostBoth > 0) {
            decisions.due(family, perOrphan, lostBoth);
        } else if (lostOne > 0 && lostBoth == 0) {
            decisions.dueTogether(family, of(lostOne), lostOne);
        } else if (lostOne > 0) {
            decisions.dueSum(family, of(lostOne), lostOne, perOrphan, lostBoth, base);
        }
    }

    private Rate of(int dependants) {
        return together.get(Math.min(dependants, together.size()) - 1);
    }

    private boolean isDependant(PersonView person) {
        return person.isUnder(childUntil) || person.isUnder(studentUntil) && person.studiesFullTime();
    }

    /** An adult draws one state social allowance; who has a disability since childhood draws both (rules, X1). */
    private boolean drawsAnotherAllowance(PersonView person) {
        return !person.isUnder(oneAllowanceFrom)
                && person.drawsDisabilityAllowance()
                && !person.hasDisabilitySinceChildhood();
    }
}
