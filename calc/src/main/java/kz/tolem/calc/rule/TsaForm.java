package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonTest;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Form;

/** Who is able-bodied, and which form of TSA follows from it. Social Code art. 120-128 (rules, T6, T7). */
final class TsaForm {

    private final AgeLimit adultFrom;
    private final AgeLimit pensionOfMen;
    private final AgeLimit pensionOfWomen;
    private final AgeLimit infantUntil;
    private final AgeLimit disabledChildUntil;
    private final AgeLimit agedFrom;
    private final PersonTest ableBodied = this::isAbleBodied;
    private final PersonTest needsCare = this::needsCare;
    private final PersonTest ableBodiedCarer = person -> isAbleBodied(person) && person.caresFor(needsCare);

    TsaForm(LawInForce law) {
        adultFrom = law.age(Benefit.TSA, "able-bodied-from-age");
        pensionOfMen = law.age(Benefit.TSA, "pension-age-men");
        pensionOfWomen = law.age(Benefit.TSA, "pension-age-women");
        infantUntil = law.age(Benefit.TSA, "cared-infant-until-age");
        disabledChildUntil = law.age(Benefit.TSA, "cared-disabled-child-until-age");
        agedFrom = law.age(Benefit.TSA, "cared-aged-from-age");
    }

    Form of(FamilyView family) {
        int able = family.count(ableBodied);
        boolean unconditional = able == 0 || able == 1 && family.count(ableBodiedCarer) == 1;
        return unconditional ? Form.UNCONDITIONAL : Form.CONDITIONAL;
    }

    private boolean isAbleBodied(PersonView person) {
        return !person.isUnder(adultFrom)
                && person.isUnder(person.isWoman() ? pensionOfWomen : pensionOfMen)
                && !person.hasDisabilityOfGroupOneOrTwo()
                && !person.studiesFullTime()
                && !person.isIncapacitated();
    }

    private boolean needsCare(PersonView person) {
        return person.isUnder(infantUntil)
                || person.isUnder(disabledChildUntil) && person.disability() != FamilyView.NONE
                || person.hasDisabilityOfGroupOneOrTwo()
                || person.isAtLeast(agedFrom);
    }
}
