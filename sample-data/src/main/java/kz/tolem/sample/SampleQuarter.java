package kz.tolem.sample;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;

/** A quarter of a calendar year, written {@code 2025Q4}. */
record SampleQuarter(int year, int number) {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)Q([1-4])");

    static SampleQuarter parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SampleRefused(Message.of("not a quarter: '{}'; write for example 2025Q4", text));
        }
        return new SampleQuarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    SampleQuarter plus(int quarters) {
        int count = year * 4 + number - 1 + quarters;
        return new SampleQuarter(count / 4, count % 4 + 1);
    }

    LocalDate firstDay() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    /** The day after the quarter. */
    LocalDate end() {
        return firstDay().plusMonths(3);
    }

    int quartersSince(SampleQuarter other) {
        return year * 4 + number - other.year * 4 - other.number;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04dQ%d", year, number);
    }
}
