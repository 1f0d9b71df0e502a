package kz.tolem.calc.rule;

import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.DatedRate;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/** Grant for the birth of a child, once, by the MRP of the month of birth. Social Code (rules, B1). */
public final class BirthGrant implements Rule {

    private final MonthFrame month;
    private final AgeLimit childUntil;
    private final List<AgeLimit> inTimeByDay;
    private final int moreFromChild;
    private final DatedRate first;
    private final DatedRate later;

    public BirthGrant(LawInForce law) {
        month = law.month();
        int withinMonths = law.number(Benefit.BIRTH_GRANT, "within-months");
        childUntil = law.age(Benefit.BIRTH_GRANT, "within-months");
        inTimeByDay = law.ageByDay(Benefit.BIRTH_GRANT, "within-months");
        moreFromChild = law.number(Benefit.BIRTH_GRANT, "more-from-child");
        first = law.ratesOfDay(Benefit.BIRTH_GRANT, "first-to-third", withinMonths);
        later = law.ratesOfDay(Benefit.BIRTH_GRANT, "fourth-and-later", withinMonths);
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        if (!family.hasAnybodyUnder(childUntil)) {
            return;
        }
        for (int i = 0; i < family.size(); i++) {
            PersonView child = family.person(i);
            if (child.isUnder(childUntil)) {
                decide(family, child, decisions);
            }
        }
    }

    private void decide(FamilyView family, PersonView child, Decisions decisions) {
        int application = family.application(Benefit.BIRTH_GRANT, child.id());
        if (application != FamilyView.NONE && !isInTime(family.appliedOn(application), child)) {
            return;
        }
        if (!child.hasBirthOrder()) {
            decisions.held(child, Reason.BIRTH_ORDER_UNKNOWN);
        } else {
            DatedRate rate = child.birthOrder() < moreFromChild ? first : later;
            decisions.due(child, rate.on(child.birth()));
        }
    }

    /** In this month, from the birth on, and not too late after it. */
    private boolean isInTime(int appliedOn, PersonView child) {
        return appliedOn >= month.firstDay()
                && child.wasBornBy(appliedOn)
                && child.isUnder(inTimeByDay.get(appliedOn - month.firstDay()));
    }
}
