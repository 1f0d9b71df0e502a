package kz.tolem.writers.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import kz.tolem.calc.explain.Words;
import kz.tolem.calc.law.Entry;
import org.jspecify.annotations.Nullable;

/**
 * This quarter against the last one, by the month, and what made the difference.
 *
 * @param benefits all together, and each
 * @param law figures that are others now
 */
record ComparisonView(String period, String families, List<Moved> benefits, List<Changed> law, boolean hasOtherMonths) {

    boolean hasChangedLaw() {
        return !law.isEmpty();
    }

    /** One benefit: then, now, the change, and each cause of it that is not nothing. */
    record Moved(String label, List<Step> steps) {}

    /** Orders and tenge of a month, or a part of the change. */
    record Step(
            String label,
            String count,
            String amount,
            String note,
            @Nullable SignedBar bar,
            boolean isSum) {}

    /**
     * A bar that goes from the middle to the right where something is added, to the left where it is taken away.
     *
     * @param from percent at which it begins
     * @param share percent of what was ordered then, in words
     */
    record SignedBar(String from, String width, String share) {

        static SignedBar of(long part, long longest, String share) {
            BigDecimal half = BigDecimal.valueOf(Math.abs(part))
                    .multiply(BigDecimal.valueOf(50))
                    .divide(BigDecimal.valueOf(longest), 1, RoundingMode.HALF_UP);
            BigDecimal middle = BigDecimal.valueOf(50);
            return new SignedBar(
                    (part < 0 ? middle.subtract(half) : middle).toPlainString(), half.toPlainString(), share);
        }
    }

    /** A figure of the law. */
    record Changed(String label, String before, String now, String growth) {}

    static ComparisonView of(Comparison comparison, Words words) {
        List<Moved> benefits = new ArrayList<>();
        Month all = Month.NONE;
        for (Comparison.Benefit benefit : comparison.benefits().stream()
                .sorted(Comparator.comparing(Comparison.Benefit::benefit, Codes.BENEFITS))
                .toList()) {
            Month month = Month.of(benefit, comparison.monthsThen(), comparison.monthsNow());
            benefits.add(new Moved(words.name(benefit.benefit()), month.steps(words)));
            all = all.plus(month);
        }
        benefits.add(0, new Moved(words.text("all-benefits"), all.steps(words)));
        return new ComparisonView(
                View.period(comparison.period(), words),
                words.text(
                        "families",
                        "then",
                        words.number(comparison.familiesThen()),
                        "now",
                        words.number(comparison.familiesNow())),
                benefits,
                comparison.law().stream().map(change -> changed(change, words)).toList(),
                comparison.monthsThen() != comparison.monthsNow());
    }

    /**
     * The average month of a benefit in tiyn. The causes add up to the change: indices, number of orders at the average of
     * then, amounts of orders, arrears.
     */
    private record Month(
            long ordersThen,
            long then,
            long ordersNow,
            long now,
            long indices,
            long orders,
            long amounts,
            long arrears) {

        static final Month NONE = new Month(0, 0, 0, 0, 0, 0, 0, 0);

        static Month of(Comparison.Benefit benefit, int monthsThen, int monthsNow) {
            long then = divided(benefit.amountThen(), monthsThen);
            long thenToday = divided(benefit.thenAtTodaysIndices(), monthsThen);
            long quarter = divided(benefit.amountNow(), monthsNow);
            long arrears = divided(benefit.arrears(), monthsNow);
            long orders = benefit.ordersThen() == 0
                    ? quarter
                    : moreOrders(benefit, BigDecimal.valueOf(monthsThen), BigDecimal.valueOf(monthsNow));
            return new Month(
                    divided(benefit.ordersThen(), monthsThen),
                    then,
                    divided(benefit.ordersNow(), monthsNow),
                    quarter + arrears,
                    thenToday - then,
                    orders,
                    quarter - thenToday - orders,
                    arrears);
        }

        private static long divided(long sum, int months) {
            return BigDecimal.valueOf(sum)
                    .divide(BigDecimal.valueOf(months), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        /** (orders a month now - then) x the average order of then at the indices of now. */
        private static long moreOrders(Comparison.Benefit benefit, BigDecimal monthsThen, BigDecimal monthsNow) {
            BigDecimal ordersThen = BigDecimal.valueOf(benefit.ordersThen());
            BigDecimal more = BigDecimal.valueOf(benefit.ordersNow())
                    .multiply(monthsThen)
                    .subtract(ordersThen.multiply(monthsNow));
            return more.multiply(BigDecimal.valueOf(benefit.thenAtTodaysIndices()))
                    .divide(monthsThen.multiply(monthsNow).multiply(ordersThen), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        Month plus(Month other) {
            return new Month(
                    ordersThen + other.ordersThen,
                    Math.addExact(then, other.then),
                    ordersNow + other.ordersNow,
                    Math.addExact(now, other.now),
                    Math.addExact(indices, other.indices),
                    Math.addExact(orders, other.orders),
                    Math.addExact(amounts, other.amounts),
                    Math.addExact(arrears, other.arrears));
        }

        List<Step> steps(Words words) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(words.text("before"), words.number(ordersThen), words.tenge(then), "", null, false));
            steps.add(new Step(words.text("now"), words.number(ordersNow), words.tenge(now), "", null, false));
            long change = now - then;
            long longest = LongStream.of(change, indices, orders, amounts, arrears)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            add(steps, "cause-indices", indices, "", longest, words);
            add(steps, "cause-orders", orders, signedCount(ordersNow - ordersThen, words), longest, words);
            add(steps, "cause-amounts", amounts, "", longest, words);
            add(steps, "cause-arrears", arrears, "", longest, words);
            steps.add(new Step(
                    words.text("change"),
                    signedCount(ordersNow - ordersThen, words),
                    signed(change, words),
                    share(change, words),
                    longest == 0 ? null : bar(change, longest, words),
                    true));
            return steps;
        }

        private void add(List<Step> steps, String cause, long part, String count, long longest, Words words) {
            if (part != 0) {
                steps.add(new Step(
                        words.text(cause),
                        count,
                        signed(part, words),
                        share(part, words),
                        bar(part, longest, words),
                        false));
            }
        }

        private SignedBar bar(long part, long longest, Words words) {
            return SignedBar.of(part, longest, then == 0 ? signed(part, words) : share(part, words));
        }

        /** Percent of what was ordered then; nothing where nothing was. */
        private String share(long part, Words words) {
            return then == 0 ? "" : words.growth(BigDecimal.valueOf(then), BigDecimal.valueOf(then + part));
        }

        private static String signedCount(long count, Words words) {
            return count > 0 ? "+" + words.number(count) : words.number(count);
        }

        private static String signed(long tiyn, Words words) {
            return tiyn > 0 ? "+" + words.tenge(tiyn) : words.tenge(tiyn);
        }
    }

    private static Changed changed(Comparison.Change change, Words words) {
        Entry before = change.before();
        Entry now = change.now();
        return new Changed(
                LawView.label(Objects.requireNonNull(now == null ? before : now), words),
                before == null ? words.text("none") : words.value(before),
                now == null ? words.text("none") : words.value(now),
                growth(before, now, words));
    }

    private static String growth(@Nullable Entry before, @Nullable Entry now, Words words) {
        if (before == null || now == null || !before.unit().equals(now.unit()) || !LawView.isNumber(now)) {
            return "";
        }
        BigDecimal then = before.number();
        BigDecimal today = now.number();
        return then == null || today == null || then.signum() == 0 ? "" : words.growth(then, today);
    }
}
