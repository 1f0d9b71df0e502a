package kz.tolem.calc.outcome;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.RejectedAccounts;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.law.AgeLimit;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.rule.Rule;

/**
 * What is general in every benefit, for one family in one month and world: the application that decides (rules, G6), the
 * payee and the account (G8), entitlements that nobody claimed (G10), later applications, and benefits that follow
 * another (C1).
 *
 * <p>It also tells the family whose disability allowance came out as ordered, for the rules after it in the order of {@link
 * Benefit}: who draws that one may not be counted in another (X1).
 */
public final class Judge {

    private final int monthIndex;
    private final Benefit[] benefits;
    private final Rule[] rules;
    private final int[] concerns;
    private final int firstDay;
    private final AgeLimit payeeAge;
    private final boolean offers;
    private final boolean offersOnce;
    private final Decisions decisions = new Decisions();

    /**
     * @param monthIndex place of the month among those that are calculated
     * @param firstToOffer place of the first month in which what nobody claimed is listed
     * @param rules the rules of that month
     */
    public Judge(int monthIndex, int firstToOffer, MonthRules rules, LawInForce law) {
        this.monthIndex = monthIndex;
        this.benefits = rules.benefits();
        this.rules = rules.rules();
        this.concerns = rules.concerns();
        this.firstDay = law.month().firstDay();
        this.payeeAge = law.payeeMinimumAge();
        this.offers = monthIndex >= firstToOffer;
        this.offersOnce = monthIndex == firstToOffer;
    }

    /** Appends one row for each benefit and subject that is considered. */
    public void judge(FamilyView family, OutcomeColumns into) {
        int first = into.size();
        int signs = family.signs();
        for (int i = 0; i < rules.length; i++) {
            if ((signs & concerns[i]) == 0) {
                continue;
            }
            decisions.clear();
            Benefit leading = benefits[i].follows();
            if (leading == null) {
                rules[i].decide(family, decisions);
                settle(family, benefits[i], into);
            } else {
                int leader = into.find(first, leading);
                if (leader >= 0 && into.state(leader) != State.NOTHING) {
                    rules[i].decide(family, decisions);
                    follow(family, benefits[i], leader, into);
                }
            }
        }
    }

    private void settle(FamilyView family, Benefit benefit, OutcomeColumns into) {
        if (decisions.size() > 0) {
            settleDecisions(family, benefit, into);
        }
        if (family.hasApplications(benefit)) {
            answerOtherApplications(family, benefit, into);
        }
    }

    private void settleDecisions(FamilyView family, Benefit benefit, OutcomeColumns into) {
        for (int i = 0; i < decisions.size(); i++) {
            long subject = subject(family, decisions.subject(i));
            int application = family.application(benefit, subject);
            Reason reason = decisions.reason(i);
            int row;
            if (application == FamilyView.NONE) {
                if (reason.isRefusal() || reason == Reason.FACT_IN_DOUBT || reason == Reason.MEMBER_IN_DOUBT) {
                    continue; // nothing was asked for, and nothing is sure that could be offered
                }
                if (!offers || benefit.isOneOff() && !isFirstOffer(family, decisions.subject(i))) {
                    continue;
                }
                long amount = reason == Reason.NONE ? decisions.amount(i) : MoneyColumn.UNKNOWN;
                row = into.add(monthIndex, benefit, family.row(), subject, State.UNCLAIMED, Reason.NONE, amount);
            } else if (reason.isRefusal()) {
                row = into.add(monthIndex, benefit, family.row(), subject, State.REFUSED, reason, MoneyColumn.UNKNOWN);
                into.pay(row, application, -1, -1);
            } else {
                row = pay(family, benefit, subject, application, reason, decisions.amount(i), into);
                if (benefit == Benefit.DISABILITY && into.state(row) == State.ORDERED) {
                    family.noteDisabilityAllowance(subject);
                }
            }
            into.measure(row, decisions.rate(i), decisions.quantity(i), decisions.form(i));
        }
    }

    /** What is paid once is offered once: in the run's first month, or in the one in which the person was born (G10). */
    private boolean isFirstOffer(FamilyView family, int member) {
        return offersOnce || family.columns().members.birth.at(member) >= firstDay;
    }

    private int pay(
            FamilyView family,
            Benefit benefit,
            long subject,
            int application,
            Reason found,
            long amount,
            OutcomeColumns into) {
        Members members = family.columns().members;
        long applicant = family.columns().applications.applicant.at(application);
        int payee = family.latestMembership(applicant);
        int account = family.account(applicant);
        RejectedAccounts rejected = family.columns().rejected;
        boolean isRejected = account != FamilyView.NONE && rejected.contains(account);
        if (isRejected && rejected.instead(account) != FamilyView.NONE) {
            account = rejected.instead(account);
            isRejected = false;
        }
        Reason reason = found;
        if (payee == FamilyView.NONE) {
            reason = reason.orFirst(Reason.FACT_IN_DOUBT);
        } else if (members.isInDoubt(payee)) {
            reason = reason.orFirst(Reason.MEMBER_IN_DOUBT);
        } else if (members.death.at(payee) < firstDay) {
            reason = reason.orFirst(Reason.PAYEE_DEAD);
        } else if (payeeAge.isUnder(members.birth.at(payee))) {
            reason = reason.orFirst(Reason.PAYEE_MINOR);
        }
        if (account == FamilyView.NONE) {
            reason = reason.orFirst(Reason.NO_ACCOUNT);
        } else if (!family.columns().accounts.ibanValid.at(account)) {
            reason = reason.orFirst(Reason.IBAN_INVALID);
        } else if (isRejected) {
            reason = reason.orFirst(Reason.ACCOUNT_REJECTED);
        }
        State state = reason == Reason.NONE ? State.ORDERED : State.HELD;
        int row = into.add(monthIndex, benefit, family.row(), subject, state, reason, amount);
        into.pay(row, application, payee, account);
        return row;
    }

    /** What is drawn with another benefit comes out as that one did, for the same reason, to the same payee. */
    private void follow(FamilyView family, Benefit benefit, int leader, OutcomeColumns into) {
        for (int i = 0; i < decisions.size(); i++) {
            State state = into.state(leader);
            Reason reason = into.reason(leader);
            boolean isHeld = decisions.reason(i) != Reason.NONE;
            long amount = state == State.REFUSED || state == State.UNCLAIMED && isHeld
                    ? MoneyColumn.UNKNOWN
                    : decisions.amount(i);
            if (state == State.ORDERED && isHeld) {
                state = State.HELD;
                reason = decisions.reason(i);
            }
            int row = into.add(
                    monthIndex, benefit, family.row(), subject(family, decisions.subject(i)), state, reason, amount);
            into.measure(row, decisions.rate(i), decisions.quantity(i), Form.NONE);
            into.pay(row, into.application(leader), into.payee(leader), into.account(leader));
        }
    }

    /** Each application that counts has an answer: the earliest without entitlement gets nothing, later ones are refused. */
    private void answerOtherApplications(FamilyView family, Benefit benefit, OutcomeColumns into) {
        Applications applications = family.columns().applications;
        for (int row = family.start(applications), end = family.end(applications); row < end; row++) {
            if (applications.benefit.at(row) != benefit.ordinal() || !family.isCountingApplication(row)) {
                continue;
            }
            long subject = benefit.isOfFamily()
                    ? family.columns().families.family.at(family.row())
                    : applications.person.at(row);
            if (family.application(benefit, subject) != row) {
                int refused = into.add(
                        monthIndex,
                        benefit,
                        family.row(),
                        subject,
                        State.REFUSED,
                        Reason.DUPLICATE_APPLICATION,
                        MoneyColumn.UNKNOWN);
                into.pay(refused, row, -1, -1);
            } else if (!isDecided(family, subject, benefit)) {
                answer(family, benefit, subject, row, into);
            }
        }
    }

    /** The answer to an application on whose subject the rule found nothing. */
    private void answer(FamilyView family, Benefit benefit, long subject, int application, OutcomeColumns into) {
        Reason otherwise = decisions.otherwise();
        if (otherwise != Reason.NONE) {
            Members members = family.columns().members;
            int member = family.latestMembership(subject);
            if (member != FamilyView.NONE && members.isInDoubt(member)) {
                otherwise = otherwise.orFirst(Reason.MEMBER_IN_DOUBT);
            }
            pay(family, benefit, subject, application, otherwise, MoneyColumn.UNKNOWN, into);
            return;
        }
        int answered = into.add(monthIndex, benefit, family.row(), subject, State.NOTHING, Reason.NONE, 0);
        into.pay(answered, application, -1, -1);
    }

    private boolean isDecided(FamilyView family, long subject, Benefit benefit) {
        for (int i = 0; i < decisions.size(); i++) {
            if (benefit.isOfFamily() || subject(family, decisions.subject(i)) == subject) {
                return true;
            }
        }
        return false;
    }

    private static long subject(FamilyView family, int row) {
        return row == Decisions.FAMILY
                ? family.columns().families.family.at(family.row())
                : family.columns().members.person.at(row);
    }
}
