package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** To the applicant who cares for a person with disability of group 1. Social Code (rules, E2). */
public final class GroupOneCare implements Rule {

    private final Rate perPerson;

    public GroupOneCare(LawInForce law) {
        perPerson = law.rate(Benefit.GROUP_ONE_CARE, "per-person");
    }

    @Override
    public int concerns() {
        return FamilyView.DISABILITIES;
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            if (person.hasDisabilityOfGroupOne() && isCaredFor(person, family)) {
                decisions.due(person, perPerson);
            }
        }
    }

    /** By who applied; where nobody did, by anybody who could. */
    private static boolean isCaredFor(PersonView person, FamilyView family) {
        int application = family.application(Benefit.GROUP_ONE_CARE, person.id());
        return application == FamilyView.NONE
                ? person.isCaredFor()
                : person.isCaredForBy(family.applicant(application));
    }
}
