package kz.tolem.calc.law;

import java.time.LocalDate;
import java.util.stream.IntStream;
import kz.tolem.calc.MonthFrame;

/**
 * The day some months before each day on which somebody may have applied, from the first of the quarter to the last of the
 * month. Reckoned once, as {@code LocalDate.minusMonths} does: 31 August less six months is 28 February.
 */
public final class DaysBefore {

    private final int firstDay;
    private final int[] before;

    private DaysBefore(int firstDay, int[] before) {
        this.firstDay = firstDay;
        this.before = before;
    }

    static DaysBefore of(int months, MonthFrame month) {
        int firstDay = month.quarterFirstDay();
        int[] before = IntStream.rangeClosed(firstDay, month.lastDay())
                .map(day -> MonthFrame.day(LocalDate.ofEpochDay(day).minusMonths(months)))
                .toArray();
        return new DaysBefore(firstDay, before);
    }

    /** @param day a day of the quarter, not after the month; days since 1970-01-01, as the result */
    public int day(int day) {
        return before[day - firstDay];
    }
}
