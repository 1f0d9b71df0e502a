package kz.tolem.calc.law;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.calc.MonthFrame;

/** The rate of one parameter by the day whose index it multiplies, for what is measured on a day of the past. */
public final class DatedRate {

    private final int[] firstDays;
    private final List<Rate> rates;

    private DatedRate(int[] firstDays, List<Rate> rates) {
        this.firstDays = firstDays;
        this.rates = rates;
    }

    /**
     * The rate with the index of a day, as days since 1970-01-01. A day after the month has the index of the month; one
     * before the months that the rate was asked for has the earliest.
     */
    public Rate on(int day) {
        int i = firstDays.length - 1;
        while (i > 0 && firstDays[i] > day) {
            i--;
        }
        return rates.get(i);
    }

    /** Gathers the rates in the order of time. */
    static final class Builder {

        private final String name;
        private final MonthFrame month;
        private final List<Entry> values = new ArrayList<>();
        private final List<Rate> rates = new ArrayList<>();

        Builder(String name, MonthFrame month) {
            this.name = name;
            this.month = month;
        }

        void add(Entry index, Rate rate) {
            values.add(index);
            rates.add(rate);
        }

        /** @throws MissingParameter when a month from {@code first} on has no value of the index */
        DatedRate build(YearMonth first) {
            for (YearMonth asked = first; !asked.isAfter(month.month()); asked = asked.plusMonths(1)) {
                YearMonth wanted = asked;
                if (values.stream().noneMatch(value -> value.isInForce(wanted))) {
                    throw new MissingParameter(Message.of(
                            "{} of {} needs the index of {}, which has no value. Enter it in a file of TOLEM_HOME/law",
                            name,
                            month.month(),
                            wanted));
                }
            }
            int[] firstDays = values.stream()
                    .mapToInt(value -> MonthFrame.day(value.from()))
                    .toArray();
            return new DatedRate(firstDays, rates);
        }
    }
}
