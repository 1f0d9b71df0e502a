package kz.tolem.calc.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.columns.AwardKind;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;

/**
 * Of several awards or categories of one person the largest rate, among those that can be ordered if there is one (rules,
 * M1, P1). An award of an unknown code may be any of them.
 */
final class LargestAward {

    private final int[] bits;
    private final List<Rate> rates = new ArrayList<>();

    LargestAward(Map<AwardKind, Rate> byKind) {
        List<Map.Entry<AwardKind, Rate>> awards = new ArrayList<>(byKind.entrySet());
        awards.sort(Map.Entry.comparingByValue(Comparator.comparing(Rate::isOrderable)
                .thenComparing(Rate::isKnown)
                .thenComparing(Rate::amount)
                .reversed()));
        bits = awards.stream()
                .mapToInt(award -> PersonView.award(award.getKey()))
                .toArray();
        awards.forEach(award -> rates.add(award.getValue()));
    }

    void decide(FamilyView family, Decisions decisions) {
        for (int i = 0; i < family.size(); i++) {
            PersonView person = family.person(i);
            decide(person, person.awards(), decisions);
        }
    }

    private void decide(PersonView person, int awards, Decisions decisions) {
        int best = 0;
        while (best < bits.length && (awards & bits[best]) == 0) {
            best++;
        }
        boolean mayBeMore = (awards & PersonView.UNKNOWN_AWARD) != 0
                && (best == bits.length
                        || rates.get(best).amount() < rates.get(0).amount());
        if (mayBeMore) {
            decisions.held(person, Reason.FACT_IN_DOUBT);
        } else if (best < bits.length) {
            decisions.due(person, rates.get(best));
        }
    }
}
