package kz.tolem.calc.outcome;

import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;

/**
 * Compares what came of a family in three worlds: without anything in doubt, with its members in doubt, with its facts in
 * doubt as well. What is the same in all of them is not touched by the doubt; what differs is held (rules, X4). Only
 * families with a row in doubt come here.
 */
final class Doubt {

    private Doubt() {}

    /**
     * Appends to {@code into} what holds in spite of the doubt and what is held because of it.
     *
     * @param sure outcomes of the family without anything in doubt
     * @param members the same with members in doubt
     * @param all the same with facts in doubt as well
     */
    static void compare(OutcomeColumns sure, OutcomeColumns members, OutcomeColumns all, OutcomeColumns into) {
        int first = into.size();
        for (int row = 0; row < sure.size(); row++) {
            if (sure.isLaterApplication(row)) {
                into.copy(sure, row);
            } else {
                compare(sure, members, all, sure, row, first, into);
            }
        }
        for (int row = 0; row < members.size(); row++) {
            if (!members.isLaterApplication(row) && isNew(members, row, sure)) {
                compare(sure, members, all, members, row, first, into);
            }
        }
        for (int row = 0; row < all.size(); row++) {
            if (!all.isLaterApplication(row) && isNew(all, row, sure) && isNew(all, row, members)) {
                compare(sure, members, all, all, row, first, into);
            }
        }
    }

    private static boolean isNew(OutcomeColumns from, int row, OutcomeColumns before) {
        return before.find(0, from.benefit(row), from.subject(row)) < 0;
    }

    private static void compare(
            OutcomeColumns sure,
            OutcomeColumns members,
            OutcomeColumns all,
            OutcomeColumns from,
            int row,
            int first,
            OutcomeColumns into) {
        Benefit benefit = from.benefit(row);
        int s = sure.find(0, benefit, from.subject(row));
        int m = members.find(0, benefit, from.subject(row));
        int a = all.find(0, benefit, from.subject(row));
        Benefit leader = benefit.follows();
        if (leader != null) {
            int leading = into.find(first, leader);
            if (!isSameEverywhere(sure, members, all, leader) || leading >= 0 && into.state(leading) == State.REFUSED) {
                if (leading >= 0) {
                    follow(leading, from, row, knownAmount(sure, s, members, m, all, a), into);
                }
                return;
            }
        }
        boolean sameMembers = isSame(sure, s, members, m);
        boolean sameFacts = isSame(members, m, all, a);
        if (sameMembers && sameFacts) {
            into.copy(sure, s);
            return;
        }
        if (!isAsked(sure, s) && !isAsked(members, m) && !isAsked(all, a)) {
            if (isOffered(sure, s) && isOffered(members, m) && isOffered(all, a)) {
                if (benefit.isOrderedInPart()) {
                    boolean isLessByFacts = isAmount(all, a) && all.amount(a) < sure.amount(s);
                    into.copy(isLessByFacts ? all : sure, isLessByFacts ? a : s);
                }
            } else {
                answerNothing(sure, s, members, m, all, a, into);
            }
            return;
        }
        if (isRefused(sure, s)
                && isRefused(members, m)
                && isRefused(all, a)
                && sure.quantity(s) == members.quantity(m)) { // what members in doubt have may be needed to refuse
            into.copy(sure, s);
            return;
        }
        Reason reason = sameMembers ? Reason.FACT_IN_DOUBT : Reason.MEMBER_IN_DOUBT;
        if (isHeldForMember(sure, s) || isHeldForMember(members, m) || isHeldForMember(all, a)) {
            reason = Reason.MEMBER_IN_DOUBT;
        }
        if (benefit.isOrderedInPart() && isOrderedAlike(sure, s, members, m) && isOrderedAlike(sure, s, all, a)) {
            boolean isLessByFacts = all.amount(a) < sure.amount(s); // what a fact in doubt would take away is not sure
            int ordered = isLessByFacts ? into.copy(all, a) : into.copy(sure, s);
            OutcomeColumns fullest = members.amount(m) > all.amount(a) ? members : all;
            int f = fullest == members ? m : a;
            long difference = fullest.amount(f) - into.amount(ordered);
            if (difference > 0) {
                int quantity = fullest.quantity(f) - into.quantity(ordered);
                int held = into.copy(fullest, f);
                into.change(held, State.HELD, reason, difference, quantity);
                into.putBesideOrder(held);
            }
            return;
        }
        int held = into.copy(all, a); // who believes everything sees each application that anybody sees, and answers it
        into.change(held, State.HELD, reason, knownAmount(sure, s, members, m, all, a), into.quantity(held));
    }

    /** A benefit that follows one in doubt comes out as that one does; where nothing came of that one, nothing comes of it. */
    private static void follow(int leading, OutcomeColumns from, int row, long amount, OutcomeColumns into) {
        State state = into.state(leading);
        int following = into.copy(from, row);
        into.change(
                following,
                state,
                into.reason(leading),
                state == State.REFUSED ? MoneyColumn.UNKNOWN : amount,
                from.quantity(row));
        into.pay(following, into.application(leading), into.payee(leading), into.account(leading));
    }

    private static boolean isSameEverywhere(
            OutcomeColumns sure, OutcomeColumns members, OutcomeColumns all, Benefit benefit) {
        int s = sure.find(0, benefit);
        int m = members.find(0, benefit);
        return isSame(sure, s, members, m) && isSame(members, m, all, all.find(0, benefit));
    }

    private static boolean isSame(OutcomeColumns one, int row, OutcomeColumns other, int otherRow) {
        if (row < 0 || otherRow < 0) {
            return row < 0 && otherRow < 0;
        }
        return one.isSame(row, other, otherRow);
    }

    /** Where nothing is due upon an application, whatever one believes, nothing is held: the answer is that nothing is due. */
    private static void answerNothing(
            OutcomeColumns sure, int s, OutcomeColumns members, int m, OutcomeColumns all, int a, OutcomeColumns into) {
        if (isNothing(sure, s)) {
            into.copy(sure, s);
        } else if (isNothing(members, m)) {
            into.copy(members, m);
        } else if (isNothing(all, a)) {
            into.copy(all, a);
        }
    }

    private static boolean isNothing(OutcomeColumns outcomes, int row) {
        return row >= 0 && outcomes.state(row) == State.NOTHING;
    }

    private static boolean isOffered(OutcomeColumns outcomes, int row) {
        return row >= 0 && outcomes.state(row) == State.UNCLAIMED;
    }

    /** Whether somebody applied for something that is due or refused. */
    private static boolean isAsked(OutcomeColumns outcomes, int row) {
        return row >= 0 && outcomes.application(row) >= 0 && outcomes.state(row) != State.NOTHING;
    }

    private static boolean isRefused(OutcomeColumns outcomes, int row) {
        return row >= 0 && outcomes.state(row) == State.REFUSED;
    }

    private static boolean isHeldForMember(OutcomeColumns outcomes, int row) {
        return row >= 0 && outcomes.reason(row) == Reason.MEMBER_IN_DOUBT;
    }

    private static boolean isOrderedAlike(OutcomeColumns sure, int row, OutcomeColumns other, int otherRow) {
        return row >= 0
                && otherRow >= 0
                && sure.state(row) == State.ORDERED
                && other.state(otherRow) == State.ORDERED
                && sure.isPaidAlike(row, other, otherRow);
    }

    /** What the fullest world pays or holds, which may not be known; where it pays nothing, what a lesser one would. */
    private static long knownAmount(
            OutcomeColumns sure, int s, OutcomeColumns members, int m, OutcomeColumns all, int a) {
        if (a >= 0 && (all.state(a) == State.ORDERED || all.state(a) == State.HELD || isAmount(all, a))) {
            return all.amount(a);
        }
        if (m >= 0 && isAmount(members, m)) {
            return members.amount(m);
        }
        return s >= 0 && isAmount(sure, s) ? sure.amount(s) : MoneyColumn.UNKNOWN;
    }

    private static boolean isAmount(OutcomeColumns outcomes, int row) {
        return outcomes.amount(row) != MoneyColumn.UNKNOWN && outcomes.amount(row) > 0;
    }
}
