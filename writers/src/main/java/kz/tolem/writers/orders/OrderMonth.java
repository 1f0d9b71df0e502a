package kz.tolem.writers.orders;

import java.time.YearMonth;
import java.util.List;
import kz.tolem.calc.law.Rate;

/**
 * A month that a run pays. Its place among the months is the number that outcomes give it.
 *
 * @param month the month, in a year of four digits
 * @param isOfQuarter whether it lies in the run's quarter
 * @param rates the rates of the month by their number
 */
public record OrderMonth(YearMonth month, boolean isOfQuarter, List<Rate> rates) {

    public OrderMonth {
        if (month.getYear() < 1000 || month.getYear() > 9999) {
            throw new IllegalArgumentException("month " + month + ": its year has not four digits");
        }
        rates = List.copyOf(rates);
    }

    /** First day, as days since 1970-01-01. */
    int firstDay() {
        return Math.toIntExact(month.atDay(1).toEpochDay());
    }
}
