package kz.tolem.calc.explain;

import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * What a rule said of one subject, in the words in which it said it.
 *
 * @param subject row of the member, or {@link Decisions#FAMILY}
 * @param form how the amount is made of the rates
 * @param rate null where none was named
 * @param units what the rate is for
 * @param second the rate that is added for each, in a sum
 * @param secondUnits how many of these
 * @param amount tiyn; {@link MoneyColumn#UNKNOWN}
 */
record Finding(
        int subject,
        Form form,
        @Nullable Rate rate,
        int units,
        @Nullable Rate second,
        int secondUnits,
        long amount) {

    /** How an amount is made. */
    enum Form {
        /** The rate, once. */
        ONCE,
        /** The rate for each unit. */
        EACH,
        /** The one rate for all units together. */
        TOGETHER,
        /** One rate together, and another for each. */
        SUM,
        /** What is missing to a line. */
        MEASURED,
        /** No amount. */
        NONE
    }
}
