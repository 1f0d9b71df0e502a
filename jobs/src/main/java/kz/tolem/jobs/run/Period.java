package kz.tolem.jobs.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;
import kz.tolem.calc.MonthFrame;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a run is named after: a quarter, or a night, which belongs to the quarter of its day.
 *
 * @param name as operators write it, for example {@code 2026Q1} or {@code 2026-02-14}
 * @param firstMonth first month of the quarter
 * @param night the day of a nightly run; null for a quarter
 */
public record Period(
        String name, YearMonth firstMonth, @Nullable LocalDate night) {

    private static final Pattern QUARTER = Pattern.compile("(20\\d\\d)Q([1-4])");
    private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

    /**
     * Reads a period.
     *
     * @throws Refusal with {@link ExitCode#USAGE} when the text is neither a quarter nor a day
     */
    public static Period parse(String text) {
        Matcher matcher = QUARTER.matcher(text);
        if (matcher.matches()) {
            int quarter = Integer.parseInt(matcher.group(2));
            return new Period(text, YearMonth.of(Integer.parseInt(matcher.group(1)), quarter * 3 - 2), null);
        }
        if (DAY.matcher(text).matches()) {
            try {
                return ofNight(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw noPeriod(text);
            }
        }
        throw noPeriod(text);
    }

    private static Refusal noPeriod(String text) {
        return new Refusal(
                ExitCode.USAGE,
                Message.of(
                        "'{}' is no period: write a quarter like 2026Q1, or the day of a nightly run like 2026-02-14",
                        text));
    }

    /** The quarter that {@code month} lies in. */
    public static Period of(YearMonth month) {
        return parse(month.getYear() + "Q" + (month.getMonthValue() + 2) / 3);
    }

    /** The nightly run of a day. */
    public static Period ofNight(LocalDate day) {
        return new Period(day.toString(), MonthFrame.quarterOf(YearMonth.from(day)), day);
    }

    /** Whether it is a quarter: only the totals of quarters are compared with one another. */
    public boolean isQuarter() {
        return night == null;
    }

    /** Whether the quarter has begun on {@code day}. */
    public boolean hasBegun(LocalDate day) {
        return !firstMonth.atDay(1).isAfter(day);
    }

    /**
     * The months that a run calculates: those of the quarter that have begun by {@code asOf}, and those before the quarter
     * for which a difference is still ordered.
     *
     * @param opening first month that is ever ordered
     * @param arrearsMonths how many months before the quarter are looked at again
     * @return in the order of time; none when the quarter ends before the opening month
     */
    public List<YearMonth> months(LocalDate asOf, YearMonth opening, int arrearsMonths) {
        YearMonth first = firstMonth.minusMonths(arrearsMonths);
        YearMonth begun = YearMonth.from(asOf);
        YearMonth last = firstMonth.plusMonths(2);
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last) && !month.isAfter(begun); month = month.plusMonths(1)) {
            if (!month.isBefore(opening)) {
                months.add(month);
            }
        }
        return !last.isBefore(opening) && hasBegun(asOf) ? months : List.of();
    }

    /** Whether the month lies in the quarter. */
    public boolean isOfQuarter(YearMonth month) {
        return MonthFrame.quarterOf(month).equals(firstMonth);
    }

    /** The command that begins a run of it, without the program's name. */
    public String command() {
        return (night == null ? "run " : "nightly ") + name;
    }

    @Override
    public String toString() {
        return name;
    }
}
