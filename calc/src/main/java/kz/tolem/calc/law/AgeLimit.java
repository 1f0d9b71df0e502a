package kz.tolem.calc.law;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import kz.tolem.calc.MonthFrame;

/**
 * An age in years or months as a border of birth dates for one month, or one day of it (rules, G4). Somebody who reaches
 * the age in the month, on its first day included, is both under it and at least it. Time is added as {@code
 * LocalDate.plus} does: born on 29 February, a person is a year older on the 28th.
 */
public final class AgeLimit {

    private final String parameter;
    private final int firstBirthUnder;
    private final int lastBirthAtLeast;

    private AgeLimit(String parameter, int firstBirthUnder, int lastBirthAtLeast) {
        this.parameter = parameter;
        this.firstBirthUnder = firstBirthUnder;
        this.lastBirthAtLeast = lastBirthAtLeast;
    }

    /** Full name of the parameter that sets the age, as {@link Entry#name}; empty where none does. */
    public String parameter() {
        return parameter;
    }

    /** The limit of {@code age}, some years or months, in {@code month}, for an age that is no parameter of the law. */
    public static AgeLimit of(Period age, MonthFrame month) {
        return of("", age, month);
    }

    /** The limit of {@code age} in {@code month}; {@code parameter} is its full name in the law. */
    static AgeLimit of(String parameter, Period age, MonthFrame month) {
        return new AgeLimit(parameter, firstBirthUnder(age, month.firstDay()), lastBirthAtLeast(age, month.lastDay()));
    }

    /** The limit of {@code age} on each day of {@code month}, in their order. */
    static List<AgeLimit> onEachDayOf(String parameter, Period age, MonthFrame month) {
        return IntStream.rangeClosed(month.firstDay(), month.lastDay())
                .mapToObj(day -> new AgeLimit(parameter, firstBirthUnder(age, day), lastBirthAtLeast(age, day)))
                .toList();
    }

    private static int firstBirthUnder(Period age, int onDay) {
        LocalDate day = LocalDate.ofEpochDay(onDay);
        LocalDate birth = day.minus(age).minusDays(3);
        while (birth.plus(age).isBefore(day)) {
            birth = birth.plusDays(1);
        }
        return MonthFrame.day(birth);
    }

    private static int lastBirthAtLeast(Period age, int onDay) {
        LocalDate day = LocalDate.ofEpochDay(onDay);
        LocalDate birth = day.minus(age).plusDays(3);
        while (birth.plus(age).isAfter(day)) {
            birth = birth.minusDays(1);
        }
        return MonthFrame.day(birth);
    }

    /** Birth + age is not before the month's first day, or the day. */
    public boolean isUnder(int birth) {
        return birth >= firstBirthUnder;
    }

    /** Birth + age is not after the month's last day, or the day. */
    public boolean isAtLeast(int birth) {
        return birth <= lastBirthAtLeast;
    }
}
