package kz.tolem.writers.report;

import kz.tolem.calc.explain.Words;
import kz.tolem.writers.orders.Total;

/**
 * A line of a table: what it is about, how many, how much, and a bar.
 *
 * @param note what else is to be said of the amount; empty when there is nothing
 */
record Line(String label, String count, String amount, String note, Bar bar) {

    /** A line whose bar shows the amount. */
    static Line ofAmount(Words words, String label, Total total, long longest, long whole) {
        return of(words, label, total, Bar.of(words, total.amount(), longest, whole));
    }

    /** A line whose bar shows the count. */
    static Line ofCount(Words words, String label, Total total, long longest, long whole) {
        return of(words, label, total, Bar.of(words, total.count(), longest, whole));
    }

    private static Line of(Words words, String label, Total total, Bar bar) {
        return new Line(label, words.number(total.count()), words.tenge(total.amount()), "", bar);
    }
}
