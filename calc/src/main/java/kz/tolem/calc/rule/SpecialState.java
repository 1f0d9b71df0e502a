package kz.tolem.calc.rule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.AwardKind;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;

/**
 * Special state allowance by category, whatever else is drawn; of several categories the largest whose rate is known and
 * confirmed. Social Code (rules, P1).
 */
public final class SpecialState implements Rule {

    private static final List<AwardKind> CATEGORIES = List.of(
            AwardKind.WAR_VETERAN,
            AwardKind.EQUATED_WITH_WAR_DISABILITY,
            AwardKind.EQUATED_OTHER,
            AwardKind.AFGHANISTAN,
            AwardKind.OTHER_CONFLICTS,
            AwardKind.HOME_FRONT,
            AwardKind.REPRESSION_VICTIM);

    private final LargestAward largest;

    public SpecialState(LawInForce law) {
        Map<AwardKind, Rate> rates = new EnumMap<>(AwardKind.class);
        for (AwardKind category : CATEGORIES) {
            rates.put(category, law.rate(Benefit.SPECIAL_STATE, LawInForce.parameterName(category)));
        }
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
