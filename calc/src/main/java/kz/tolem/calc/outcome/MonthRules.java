package kz.tolem.calc.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.rule.Rule;

/** The rules of one month in the order of {@link Benefit}, which puts a benefit before those that follow it. */
public final class MonthRules {

    private final Benefit[] benefits;
    private final Rule[] rules;
    private final int[] concerns;

    /**
     * Builds every rule that is written.
     *
     * @throws kz.tolem.calc.law.MissingParameter when a figure of the law is missing in the month
     */
    public MonthRules(LawInForce law) {
        this((benefit, factory) -> factory.build(law));
    }

    /** Rules that are built by somebody who wants to look on. */
    public MonthRules(BiFunction<Benefit, Rule.Factory, Rule> builder) {
        List<Benefit> written = new ArrayList<>();
        List<Rule> built = new ArrayList<>();
        for (Benefit benefit : Benefit.values()) {
            Rule.Factory factory = benefit.rule();
            if (factory != null) {
                written.add(benefit);
                built.add(builder.apply(benefit, factory));
            }
        }
        benefits = written.toArray(new Benefit[0]);
        rules = built.toArray(new Rule[0]);
        concerns = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            concerns[i] = rules[i].concerns() | FamilyView.sign(benefits[i]);
        }
    }

    /** The benefits whose rules are written; not to be changed. */
    Benefit[] benefits() {
        return benefits;
    }

    /** The rule of each of these benefits; not to be changed. */
    Rule[] rules() {
        return rules;
    }

    /** The signs of which a family has one at least whom the rule concerns; not to be changed. */
    int[] concerns() {
        return concerns;
    }
}
