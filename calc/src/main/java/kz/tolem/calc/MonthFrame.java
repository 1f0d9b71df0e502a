package kz.tolem.calc;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The calendar month that is paid, with its borders as days since 1970-01-01. The one place where time enters a rule.
 *
 * @param month the month that is paid
 * @param firstDay its first day
 * @param lastDay its last day
 */
public record MonthFrame(YearMonth month, int firstDay, int lastDay) {

    /** The frame of a month. */
    public static MonthFrame of(YearMonth month) {
        return new MonthFrame(month, day(month.atDay(1)), day(month.atEndOfMonth()));
    }

    /** First month of the quarter that the month lies in. */
    public YearMonth quarter() {
        return quarterOf(month);
    }

    /** First month of the quarter that {@code month} lies in. */
    public static YearMonth quarterOf(YearMonth month) {
        return YearMonth.of(month.getYear(), month.getMonth().firstMonthOfQuarter());
    }

    /** First day of the quarter that the month lies in. */
    public int quarterFirstDay() {
        return day(quarter().atDay(1));
    }

    /** First day of the quarter before, the one whose income decides on TSA (rules, T3). */
    public int incomeQuarterFirstDay() {
        return day(quarter().minusMonths(3).atDay(1));
    }

    /** Days since 1970-01-01. */
    public static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** First day of the month that {@code day} lies in, both as days since 1970-01-01. */
    public static int firstDayOfMonth(int day) {
        return day - LocalDate.ofEpochDay(day).getDayOfMonth() + 1;
    }
}
