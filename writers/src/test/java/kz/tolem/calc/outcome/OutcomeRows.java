package kz.tolem.calc.outcome;

import kz.tolem.calc.Benefit;

/** Lets tests of writers say what a calculation found. */
public final class OutcomeRows {

    private OutcomeRows() {}

    /** Appends what is due and can be paid; gives the row. */
    public static int due(
            OutcomeColumns into,
            int month,
            Benefit benefit,
            int family,
            long subject,
            long amount,
            int rate,
            int quantity,
            Form form,
            int payee,
            int account) {
        int row = into.add(month, benefit, family, subject, State.ORDERED, Reason.NONE, amount);
        into.measure(row, (short) rate, quantity, form);
        into.pay(row, -1, payee, account);
        return row;
    }

    /** Appends anything else; gives the row. */
    public static int other(
            OutcomeColumns into,
            int month,
            Benefit benefit,
            int family,
            long subject,
            State state,
            Reason reason,
            long amount) {
        return into.add(month, benefit, family, subject, state, reason, amount);
    }
}
