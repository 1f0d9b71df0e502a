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

    private final int firstBirthUnder;
    private final int lastBirthAtLeast;

    private AgeLimit(int firstBirthUnder, int lastBirthAtLeast) {
        this.firstBirthUnder = firstBirthUnder;
        this.lastBirthAtLeast = lastBirthAtLeast;
    }

    /** The limit of {@code age}, some years or months, in {@code month}. */
    public static AgeLimit of(Period age, MonthFrame month) {
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
        return new AgeLimit(MonthFrame.day(under), MonthFrame.day(atLeast));
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
