package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.Reason;

/** Targeted social assistance: what a family lacks to the poverty line. Social Code art. 120-128 (rules, T1-T10). */
public final class Tsa implements Rule {

    private static final int MONTHS_OF_QUARTER = 3;

    private final LawInForce law;
    private final TsaForm forms;
    private final TsaReview review;
    private final boolean[] countedIncome;
    private final int offeredUntilLevel;

    public Tsa(LawInForce law) {
        this.law = law;
        forms = new TsaForm(law);
        review = new TsaReview(law);
        countedIncome = law.countedIncome();
        offeredUntilLevel = law.number(Benefit.TSA, "offered-until-wellbeing-level");
    }

    @Override
    public void decide(FamilyView family, Decisions decisions) {
        int application = family.application(Benefit.TSA, LongColumn.NONE);
        if (application == FamilyView.NONE && !isOffered(family)) {
            return;
        }
        Reason refusal = review.refusal(family, application);
        if (refusal != Reason.NONE) {
            decisions.refused(family, refusal);
        } else if (family.size() > 0) {
            measure(family, application, decisions);
        }
    }

    /** Families in need are told of it unasked (rules, G10), where it can be measured. */
    private boolean isOffered(FamilyView family) {
        int level = family.wellbeing();
        if (level <= 0 || level > offeredUntilLevel) {
            return false;
        }
        Rate line = law.povertyLine(family.region());
        return line != null && line.isKnown();
    }

    private void measure(FamilyView family, int application, Decisions decisions) {
        int members = family.size();
        Form form = forms.of(family);
        Reason hold = review.hold(family, application, form);
        Rate line = law.povertyLine(family.region());
        if (family.region() < 0 || family.isIncomeUnknown(countedIncome)) {
            decisions.measured(family, Reason.FACT_IN_DOUBT.orFirst(hold), MoneyColumn.UNKNOWN, line, members, form);
        } else if (line == null) {
            decisions.measured(family, Reason.NO_POVERTY_LINE.orFirst(hold), MoneyColumn.UNKNOWN, null, members, form);
        } else if (!line.isKnown()) {
            decisions.measured(family, hold, MoneyColumn.UNKNOWN, line, members, form);
        } else {
            long needOfQuarter = Math.multiplyExact(line.amount(), (long) MONTHS_OF_QUARTER * members);
            long lack = Math.subtractExact(needOfQuarter, family.income(countedIncome));
            if (lack < 0) {
                decisions.refused(family, Reason.INCOME, members);
            } else if (lack > 0) {
                long amount = Tiyn.quotientRoundedUp(lack, MONTHS_OF_QUARTER);
                decisions.measured(family, hold, amount, line, members, form);
            }
        }
    }
}
