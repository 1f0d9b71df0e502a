package kz.tolem.readers.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;

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

    /**
     * The families of a range whose incomes are read, ascending. {@code RangeQueries.carried} asks the same in SQL.
     *
     * @param columns families and applications as they were read
     */
    long[] familiesOf(FamilyColumns columns) {
        Families families = columns.families;
        BitSet needed = new BitSet(families.rows());
        for (int row = 0; row < families.rows(); row++) {
            short level = families.wellbeing.at(row);
            needed.set(row, level == 1 || level == 2);
        }
        int from = MonthFrame.day(appliedFrom());
        int until = MonthFrame.day(appliedUntil());
        Applications applications = columns.applications;
        int family = 0;
        for (int row = 0; row < applications.rows(); row++) {
            int day = applications.appliedOn.at(row);
            if (applications.benefit.at(row) == Benefit.TSA.ordinal() && day >= from && day < until) {
                while (families.family.at(family) < applications.family.at(row)) {
                    family++;
                }
                needed.set(family);
            }
        }
        return needed.stream().mapToLong(families.family::at).toArray();
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
