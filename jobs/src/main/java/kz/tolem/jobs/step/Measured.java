package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Output;

/**
 * What was ordered over some months, to be compared by the month.
 *
 * @param orders how many
 * @param amount tiyn
 * @param months over how many months, at least 1
 */
record Measured(long orders, long amount, int months) {

    static Measured nothing(int months) {
        return new Measured(0, 0, months);
    }

    Measured plus(long moreOrders, long moreAmount) {
        return new Measured(orders + moreOrders, Math.addExact(amount, moreAmount), months);
    }

    /** Whether this is further from {@code before}, by the month, than so many percent of it. */
    boolean isFurtherThan(BigDecimal percent, Measured before) {
        BigDecimal moved = byMonths(amount, before.months)
                .subtract(byMonths(before.amount, months))
                .abs();
        return moved.movePointRight(2).compareTo(byMonths(before.amount, months).multiply(percent)) > 0;
    }

    /** What moved since {@code before}, in words. */
    Message since(Measured before) {
        return Message.of(
                "{} -> {} KZT a month ({}), orders {} -> {} ({}), average order {} -> {} ({})",
                Output.tenge(before.amount / before.months),
                Output.tenge(amount / months),
                change(before.amount, before.months, amount, months),
                Output.count(before.orders / before.months),
                Output.count(orders / months),
                change(before.orders, before.months, orders, months),
                Output.tenge(before.average()),
                Output.tenge(average()),
                change(before.average(), 1, average(), 1));
    }

    private long average() {
        return orders == 0 ? 0 : amount / orders;
    }

    private static BigDecimal byMonths(long amount, int months) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(months));
    }

    private static Message change(long before, int monthsBefore, long now, int monthsNow) {
        if (before == 0) {
            return now == 0 ? Message.of("the same") : Message.of("new");
        }
        return Message.quoted(Output.change(byMonths(now, monthsBefore)
                .subtract(byMonths(before, monthsNow))
                .movePointRight(2)
                .divide(byMonths(before, monthsNow), 1, RoundingMode.HALF_UP)));
    }
}
