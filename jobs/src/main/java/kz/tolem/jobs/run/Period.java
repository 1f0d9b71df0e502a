package kz.tolem.jobs.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;

/**
 * The quarter that a run orders.
 *
 * @param name as operators write it, for example {@code 2026Q1}
 * @param firstMonth first month of the quarter
 */
public record Period(String name, YearMonth firstMonth) {

    private static final Pattern QUARTER = Pattern.compile("(20\\d\\d)Q([1-4])");

    /**
     * Reads a period.
     *
     * @throws Refusal with {@link ExitCode#USAGE} when the text is no quarter
     */
    public static Period parse(String text) {
        Matcher matcher = QUARTER.matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(ExitCode.USAGE, "'" + text + "' is no period: write a quarter like 2026Q1");
        }
        int quarter = Integer.parseInt(matcher.group(2));
        return new Period(text, YearMonth.of(Integer.parseInt(matcher.group(1)), quarter * 3 - 2));
    }

    /** The quarter that {@code month} lies in. */
    public static Period of(YearMonth month) {
        return parse(month.getYear() + "Q" + (month.getMonthValue() + 2) / 3);
    }

    /** Whether it is a quarter: only the totals of quarters are compared with one another. */
    public boolean isQuarter() {
        return QUARTER.matcher(name).matches();
    }

    /** Whether the quarter has begun on {@code day}. */
    public boolean hasBegun(LocalDate day) {
        return !firstMonth.atDay(1).isAfter(day);
    }

    /** The months of the quarter that have begun by {@code asOf}, none before {@code opening}. */
    public List<YearMonth> months(LocalDate asOf, YearMonth opening) {
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            YearMonth month = firstMonth.plusMonths(i);
            if (!month.atDay(1).isAfter(asOf) && !month.isBefore(opening)) {
                months.add(month);
            }
        }
        return months;
    }

    @Override
    public String toString() {
        return name;
    }
}
