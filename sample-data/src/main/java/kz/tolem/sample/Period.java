package kz.tolem.sample;

import java.time.LocalDate;

/** The sample's quarter in epoch days. */
final class Period {

    /** The first day of the quarter. */
    final int first;
    /** The day after the quarter. */
    final int end;

    private final int[] months = new int[4];
    private final int[] incomeMonths = new int[3];

    Period(SampleQuarter quarter) {
        LocalDate start = quarter.firstDay();
        first = (int) start.toEpochDay();
        end = (int) quarter.end().toEpochDay();
        for (int i = 0; i < months.length; i++) {
            months[i] = (int) start.plusMonths(i).toEpochDay();
        }
        for (int i = 0; i < incomeMonths.length; i++) {
            incomeMonths[i] = (int) start.plusMonths(i - 3L).toEpochDay();
        }
    }

    /** First day of a month of the quarter, 0 to 2; 3 is the end. */
    int month(int index) {
        return months[index];
    }

    /** First day of a month of the quarter before, 0 to 2. */
    int incomeMonth(int index) {
        return incomeMonths[index];
    }

    /** Days in so many years, about. */
    static int years(int years) {
        return years * 1461 / 4;
    }

    /** Completed years at the quarter's first day, about; negative for those born later. */
    int age(int birth) {
        return Math.floorDiv((first - birth) * 4, 1461);
    }

    /** The birthday in that year of life, exactly. */
    static int birthday(int birth, int years) {
        return (int) LocalDate.ofEpochDay(birth).plusYears(years).toEpochDay();
    }

    /** The first September day on or after a day: when a school year starts. */
    static int september(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalDate september = LocalDate.of(date.getYear(), 9, 1);
        return (int) (september.isBefore(date) ? september.plusYears(1) : september).toEpochDay();
    }
}
