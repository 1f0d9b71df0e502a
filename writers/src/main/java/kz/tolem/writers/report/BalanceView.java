package kz.tolem.writers.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import kz.tolem.calc.explain.Words;
import kz.tolem.writers.manifest.Balance;

/**
 * What became of everything that was considered, and how the tenge add up.
 *
 * @param counts one line for each outcome; bars show the number
 * @param sums what is due by law, and where it is
 */
record BalanceView(List<Line> counts, String considered, List<Sum> sums, String entitled) {

    /** One summand of what is due by law. */
    record Sum(String label, String amount) {}

    static BalanceView of(Balance balance, Words words) {
        List<Line> counts = new ArrayList<>();
        long longest = LongStream.of(
                        balance.ordered(),
                        balance.orderedBefore(),
                        balance.held(),
                        balance.unclaimed(),
                        balance.refused(),
                        balance.nothing())
                .max()
                .orElse(0);
        add(counts, words, "ORDERED", balance.ordered(), longest, balance.considered());
        add(counts, words, "ORDERED_BEFORE", balance.orderedBefore(), longest, balance.considered());
        add(counts, words, "HELD", balance.held(), longest, balance.considered());
        add(counts, words, "UNCLAIMED", balance.unclaimed(), longest, balance.considered());
        add(counts, words, "REFUSED", balance.refused(), longest, balance.considered());
        add(counts, words, "NOTHING", balance.nothing(), longest, balance.considered());
        List<Sum> sums = List.of(
                new Sum(words.state("ORDERED"), words.tenge(balance.amountOrdered())),
                new Sum(words.state("ORDERED_BEFORE"), words.tenge(balance.amountOrderedBefore())),
                new Sum(words.text("less-overpaid"), words.tenge(-balance.amountOverpaid())),
                new Sum(words.state("HELD"), words.tenge(balance.amountHeld())),
                new Sum(words.state("UNCLAIMED"), words.tenge(balance.amountUnclaimed())));
        return new BalanceView(counts, words.number(balance.considered()), sums, words.tenge(balance.amountEntitled()));
    }

    private static void add(List<Line> lines, Words words, String state, long count, long longest, long whole) {
        lines.add(new Line(words.state(state), words.number(count), "", "", Bar.of(words, count, longest, whole)));
    }
}
