package kz.tolem.calc.rule;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Conclusion;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.DaysBefore;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.Reason;

/** What a family's TSA cases say against paying it. Social Code art. 120-128 (rules, T8-T10). */
final class TsaReview {

    private final MonthFrame month;
    private final DaysBefore breachExcludes;
    private final boolean conclusionRequired;
    private final boolean contractRequired;
    private final boolean excessPropertyHolds;

    TsaReview(LawInForce law) {
        month = law.month();
        breachExcludes = law.monthsBefore(Benefit.TSA, "breach-excludes-for");
        conclusionRequired = law.isOn(Benefit.TSA, "commission-conclusion-required");
        contractRequired = law.isOn(Benefit.TSA, "social-contract-required");
        excessPropertyHolds = law.isOn(Benefit.TSA, "excess-property-holds");
    }

    /** BREACH, NOT_NEEDY or nothing. Where nobody applied, as if somebody did on the month's first day. */
    Reason refusal(FamilyView family, int application) {
        boolean applied = application != FamilyView.NONE;
        int appliedOn = applied ? family.appliedOn(application) : month.firstDay();
        int first = breachExcludes.day(appliedOn);
        int last = Math.max(appliedOn, month.firstDay() - 1); // a later breach ends TSA from the next month
        if (family.wasContractBroken(first, last)) {
            return Reason.BREACH;
        }
        int tsaCase = applied ? family.tsaCase(application) : FamilyView.NONE;
        return tsaCase != FamilyView.NONE && family.hasConclusion(tsaCase, Conclusion.NOT_NEEDY)
                ? Reason.NOT_NEEDY
                : Reason.NONE;
    }

    /** What must be cleared before the family is paid; nothing where nobody applied. */
    Reason hold(FamilyView family, int application, Form form) {
        if (application == FamilyView.NONE) {
            return Reason.NONE;
        }
        int tsaCase = family.tsaCase(application);
        boolean hasCase = tsaCase != FamilyView.NONE;
        Reason reason = Reason.NONE;
        if (hasCase && family.isConclusionUnknown(tsaCase)) {
            reason = reason.orFirst(Reason.FACT_IN_DOUBT);
        }
        if (conclusionRequired && !(hasCase && family.hasConclusion(tsaCase, Conclusion.NEEDY))) {
            reason = reason.orFirst(Reason.COMMISSION_CONCLUSION_MISSING);
        }
        if (contractRequired && form == Form.CONDITIONAL && !(hasCase && family.hasSocialContract(tsaCase))) {
            reason = reason.orFirst(Reason.NO_SOCIAL_CONTRACT);
        }
        if (excessPropertyHolds && hasCase && family.hasExcessProperty(tsaCase)) {
            reason = reason.orFirst(Reason.EXCESS_PROPERTY);
        }
        return reason;
    }
}
