package kz.tolem.calc.law;

import java.math.BigDecimal;
import kz.tolem.calc.columns.MoneyColumn;
import org.jspecify.annotations.Nullable;

/**
 * What the law grants for one unit in one month, with the arithmetic: coefficient x base, rounded. Or, without a
 * coefficient, a line that an amount is measured against (the poverty line).
 *
 * @param number place among the rates of the month; what {@code outcome} columns store
 * @param name parameter, for example {@code LARGE_FAMILY/children-4} or {@code poverty-line/71}
 * @param coefficient null where the law sets none
 * @param index name of the base: {@code mrp}, {@code subsistence-minimum}, {@code poverty-line}; null when nothing is known
 * @param base value of the index in tiyn; {@link MoneyColumn#UNKNOWN} when nothing is known
 * @param amount amount for one unit in tiyn, rounded as the law says; {@link MoneyColumn#UNKNOWN} when not known
 * @param status the least known of what the rate is made of
 * @param legalBasis as the law file says, for the order
 */
public record Rate(
        int number,
        String name,
        @Nullable BigDecimal coefficient,
        @Nullable String index,
        long base,
        long amount,
        Status status,
        String legalBasis) {

    Rate named(String other) {
        return new Rate(number, other, coefficient, index, base, amount, status, legalBasis);
    }

    /** Whether an amount is known; otherwise what is due is held (PARAMETER_UNKNOWN). */
    public boolean isKnown() {
        return status != Status.NOT_FOUND;
    }

    /** Whether the amount may be ordered; otherwise what is due is held (PARAMETER_UNCONFIRMED, PARAMETER_UNKNOWN). */
    public boolean isOrderable() {
        return status != Status.NOT_FOUND && status != Status.UNCONFIRMED;
    }
}
