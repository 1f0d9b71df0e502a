package kz.tolem.calc.rule;

import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Decisions;

/**
 * One benefit in one month: a pure function of a family. Built once per month from the law in force; decides without
 * dates, look-ups or allocation. What is general (application, payee, doubt) is not a rule's business: see {@code
 * Calculation}.
 */
public interface Rule {

    /** For a rule that answers applications alone. */
    int NOBODY_UNASKED = 0;

    /**
     * Says what the family is due: nothing at all when the conditions do not hold.
     *
     * @param family positioned at the family and month
     * @param decisions receives what was found
     */
    void decide(FamilyView family, Decisions decisions);

    /**
     * Families in which the rule may find something though nobody applied: those with one of these {@linkplain
     * FamilyView#signs signs}. The others are passed over, which spares most families most rules.
     */
    default int concerns() {
        return FamilyView.FAMILY;
    }

    /** Builds the rule of a month; every figure of the law is read here. */
    @FunctionalInterface
    interface Factory {
        Rule build(LawInForce law);
    }
}
