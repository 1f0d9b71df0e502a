package kz.tolem.readers.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import kz.tolem.calc.MonthFrame;

/**
 * Which incomes are read. Only TSA reads incomes, those of the quarter before the quarter of application (rules, T3);
 * so only families with such an application, or at a level of wellbeing that makes TSA unclaimed (rules, G10), need
 * theirs.
 *
 * @param first first month that is calculated
 * @param last last month that is calculated
 * @param allFamilies incomes of all families in these quarters, for a what-if
 */
public record IncomeSelection(YearMonth first, YearMonth last, boolean allFamilies) {

    public IncomeSelection {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("months " + first + " to " + last);
        }
    }

    /** First day on which an application for TSA can be made that counts. */
    LocalDate appliedFrom() {
        return MonthFrame.quarterOf(first).atDay(1);
    }

    /** First day after {@link #appliedFrom} on which an application comes too late. */
    LocalDate appliedUntil() {
        return MonthFrame.quarterOf(last).plusMonths(3).atDay(1);
    }

    /** First month whose income may count. */
    LocalDate earnedFrom() {
        return MonthFrame.quarterOf(first).minusMonths(3).atDay(1);
    }

    /** First month of the last quarter whose income counts. */
    LocalDate latestQuarter() {
        return MonthFrame.quarterOf(last).minusMonths(3).atDay(1);
    }

    /** First month after {@link #earnedFrom} whose income does not count any more. */
    LocalDate earnedUntil() {
        return MonthFrame.quarterOf(last).atDay(1);
    }
}
