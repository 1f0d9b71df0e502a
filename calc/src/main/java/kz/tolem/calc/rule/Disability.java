package kz.tolem.calc.rule;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Cause;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/** State social disability allowance by age, group and cause. Social Code art. 177 (rules, D1). */
public final class Disability implements Rule {

    private final AgeLimit youngUntil;
    private final AgeLimit childUntil;
    private final Rate young;
    private final List<Rate> childByGroup;
    private final List<List<Rate>> adultByCauseAndGroup = new ArrayList<>();

    public Disability(LawInForce law) {
        youngUntil = law.age(Benefit.DISABILITY, "under-7-until-age");
        childUntil = law.age(Benefit.DISABILITY, "child-until-age");
        young = law.rate(Benefit.DISABILITY, "child-under-7");
        childByGroup = law.ratesFrom(Benefit.DISABILITY, "child-7-18-group-", 1);
        for (Cause cause : Cause.values()) {
            String prefix = LawInForce.parameterName(cause) + "-group-";
            adultByCauseAndGroup.add(law.ratesFrom(Benefit.DISABILITY, prefix, 1));
        }
    }

    @Override
    public int concerns() {
        return FamilyView.DISABILITIES;
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            int disability = person.disability();
            if (disability != FamilyView.NONE) {
                decide(person, disability, decisions);
            }
        }
    }

    private void decide(PersonView person, int disability, Decisions decisions) {
        int group = person.disabilityGroup(disability);
        if (!isLawful(group, person)) {
            decisions.held(person, Reason.FACT_IN_DOUBT);
        } else if (person.isUnder(youngUntil)) {
            decisions.due(person, young);
        } else if (person.isUnder(childUntil)) {
            decisions.due(person, childByGroup.get(group - 1));
        } else {
            decideByCause(person, group, person.disabilityCause(disability), decisions);
        }
    }

    /** Group 0 is lawful under 7, the others from the month of the seventh birthday on; that month has both. */
    private boolean isLawful(int group, PersonView person) {
        return group == 0
                ? person.isUnder(youngUntil)
                : group > 0 && group <= childByGroup.size() && person.isAtLeast(youngUntil);
    }

    private void decideByCause(PersonView person, int group, byte cause, Decisions decisions) {
        if (cause < 0 || adultByCauseAndGroup.get(cause).get(group - 1).coefficient() == null) {
            decisions.held(person, Reason.NO_RATE_FOR_CAUSE);
        } else {
            decisions.due(person, adultByCauseAndGroup.get(cause).get(group - 1));
        }
    }
}
