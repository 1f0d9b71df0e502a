package kz.tolem.calc.explain;

import java.time.YearMonth;
import java.util.List;
import kz.tolem.calc.Benefit;

/**
 * What is due against what the ledger says was ordered.
 *
 * @param payments every order for the benefit, month and subject, and for a benefit paid once those of other months
 * @param before tiyn ordered by earlier runs
 * @param expected tiyn that this run has to order: what is due, minus that
 * @param ordered tiyn that this run did order
 * @param overpaid tiyn ordered before that are neither due nor held now
 */
public record Settlement(List<Payment> payments, long before, long expected, long ordered, long overpaid) {

    /** Whether the run ordered what it had to. */
    public boolean agrees() {
        return expected == ordered;
    }

    /** Whether earlier orders leave nothing to order. */
    public boolean isOrderedBefore() {
        return expected == 0 && ordered == 0 && before > 0;
    }

    /**
     * Compares.
     *
     * @param subject the person, or the family for a benefit of the family
     * @param due tiyn that is due and can be paid, 0 for anything else
     * @param held whether it is held, at least in part: what was ordered stays then
     * @param all what the ledger has for the family and its persons
     */
    static Settlement of(
            Benefit benefit, long subject, long family, YearMonth month, long due, boolean held, List<Payment> all) {
        List<Payment> own = all.stream()
                .filter(payment -> payment.benefit() == benefit && payment.subject() == subject)
                .filter(payment -> benefit.isOneOff() || payment.month().equals(month))
                .toList();
        long before = own.stream()
                .filter(payment -> isBefore(payment, month))
                .mapToLong(Payment::amount)
                .sum();
        long ordered = own.stream()
                .filter(payment -> isOrderOf(payment, family, month))
                .mapToLong(Payment::amount)
                .sum();
        long tooMuch = held || benefit.isOneOff() ? 0 : Math.max(0, before - due);
        return new Settlement(own, before, Math.max(0, due - before), ordered, tooMuch);
    }

    /** Whether it is an order that this run made for the family in that month. */
    static boolean isOrderOf(Payment payment, long family, YearMonth month) {
        return payment.when() == Payment.When.NOW
                && payment.family() == family
                && payment.month().equals(month);
    }

    /** Of an earlier run, or, where it is paid once, of an earlier month of this one. */
    private static boolean isBefore(Payment payment, YearMonth month) {
        return payment.when() == Payment.When.EARLIER
                || payment.when() == Payment.When.NOW && payment.month().isBefore(month);
    }
}
