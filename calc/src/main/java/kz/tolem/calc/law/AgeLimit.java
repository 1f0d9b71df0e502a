package kz.tolem.calc.law;

import java.time.LocalDate;
import java.time.Period;
import kz.tolem.calc.MonthFrame;

/**
 * An age in years or months as a border of birth dates for one month (rules, G4). Somebody who reaches the age in the month, on
 * its first day included, is both under it and at least it. Time is added as {@code LocalDate.plus} does: born on 29
 * February, a person is a year older on the 28th.
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

    /** The limit of {@code age}, some years or months, in {@code month}, for an age that is no parameter of the law. */
    public static AgeLimit of(Period age, MonthFrame month) {
        return of("", age, month);
    }

    /** The limit of {@code age} in {@code month}; {@code parameter} is its full name in the law. */
    static AgeLimit of(String parameter, Period age, MonthFrame month) {
        LocalDate firstDay = LocalDate.ofEpochDay(month.firstDay());
        LocalDate lastDay = LocalDate.ofEpochDay(month.lastDay());
        LocalDate under = firstDay.minus(age).minusDays(3);
        while (under.plus(age).isBefore(firstDay)) {
            under = under.plusDays(1);
        }
        LocalDate atLeast = lastDay.minus(age).plusDays(3);
        while (atLeast.plus(age).isAfter(lastDay)) {
            atLeast = atLeast.minusDays(1);
        }
        return new AgeLimit(parameter, MonthFrame.day(under), MonthFrame.day(atLeast));
    }

    /** Full name of the parameter that sets the age, as {@link Entry#name}; empty when none does. */
    public String parameter() {
        return parameter;
    }

    /** Birth + age is not before the month's first day. */
    public boolean isUnder(int birth) {
        return birth >= firstBirthUnder;
    }

    /** Birth + age is not after the month's last day. */
    public boolean isAtLeast(int birth) {
        return birth <= lastBirthAtLeast;
    }
}
