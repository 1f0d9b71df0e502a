package kz.tolem.calc.rule;

import java.util.EnumMap;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.AwardKind;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/** Monthly allowance for life of mothers with an award, the larger one of several. Social Code (rules, M1). */
public final class AwardedMother implements Rule {

    private final LargestAward largest;

    public AwardedMother(LawInForce law) {
        Rate altynAlqa = law.rate(Benefit.AWARDED_MOTHER, "altyn-alqa");
        Map<AwardKind, Rate> rates = new EnumMap<>(AwardKind.class);
        rates.put(AwardKind.ALTYN_ALQA, altynAlqa);
        rates.put(AwardKind.MOTHER_HEROINE, altynAlqa);
        rates.put(AwardKind.MATERNAL_GLORY_1, altynAlqa);
        rates.put(AwardKind.MATERNAL_GLORY_2, altynAlqa);
        rates.put(AwardKind.KUMIS_ALQA, law.rate(Benefit.AWARDED_MOTHER, "kumis-alqa"));
        largest = new LargestAward(rates);
    }

    @Override
    public int concerns() {
        return FamilyView.AWARDS;
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        largest.decide(family, decisions);
    }
}
