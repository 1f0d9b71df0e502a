package kz.tolem.calc.explain;

import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.explain.Finding.Form;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** Passes on what a rule says, and keeps how it said it. */
final class HeardDecisions extends Decisions {

    private final Decisions decisions;
    private final Trace trace;

    HeardDecisions(Decisions decisions, Trace trace) {
        this.decisions = decisions;
        this.trace = trace;
    }

    @Override
    public void due(FamilyView family, Rate granted, int units) {
        decisions.due(family, granted, units);
        heard(Form.EACH, granted, units);
    }

    @Override
    public void dueTogether(FamilyView family, Rate granted, int counted) {
        decisions.dueTogether(family, granted, counted);
        heard(Form.TOGETHER, granted, counted);
    }

    @Override
    public void dueSum(FamilyView family, Rate together, int counted, Rate each, int units, Rate base) {
        decisions.dueSum(family, together, counted, each, units, base);
        int last = decisions.size() - 1;
        trace.add(new Finding(FAMILY, Form.SUM, together, counted, each, units, decisions.amount(last)));
    }

    @Override
    public void due(PersonView person, Rate granted) {
        decisions.due(person, granted);
        heard(Form.ONCE, granted, 1);
    }

    @Override
    public void measured(
            FamilyView family,
            Reason why,
            long total,
            @Nullable Rate line,
            int members,
            kz.tolem.calc.outcome.Form form) {
        decisions.measured(family, why, total, line, members, form);
        heard(total == MoneyColumn.UNKNOWN ? Form.NONE : Form.MEASURED, line, members);
    }

    @Override
    public void held(PersonView person, Reason why) {
        decisions.held(person, why);
        heard(Form.NONE, null, 1);
    }

    @Override
    public void refused(FamilyView family, Reason why) {
        decisions.refused(family, why);
        heard(Form.NONE, null, 0);
    }

    @Override
    public void refused(FamilyView family, Reason why, int members) {
        decisions.refused(family, why, members);
        heard(Form.NONE, null, members);
    }

    @Override
    public void refused(PersonView person, Reason why) {
        decisions.refused(person, why);
        heard(Form.NONE, null, 0);
    }

    @Override
    public void heldOtherwise(Reason why) {
        decisions.heldOtherwise(why);
        trace.holdWhateverIsAppliedFor();
    }

    private void heard(Form form, @Nullable Rate rate, int units) {
        int last = decisions.size() - 1;
        trace.add(new Finding(decisions.subject(last), form, rate, units, null, 0, decisions.amount(last)));
    }
}
