package kz.tolem.calc.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.IncomeKind;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import org.jspecify.annotations.Nullable;

/** The law of one month. Rules read it once, when they are built. */
public final class LawInForce {

    private final MonthFrame month;
    private final List<Entry> entries;
    private final List<Entry> earlier;
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, Rate> rateByName = new HashMap<>();
    private final List<Rate> rates = new ArrayList<>();
    private final List<List<Entry>> madeOf = new ArrayList<>();
    private final Consumer<Entry> reader;
    private final @Nullable Rate[] lines = new Rate[Region.values().length];

    /**
     * @param entries what is in force, in the order that numbers the rates
     * @param earlier what was in force before, by first day
     */
    LawInForce(MonthFrame month, List<Entry> entries, List<Entry> earlier) {
        this.month = month;
        this.entries = entries;
        this.earlier = earlier;
        this.reader = unread -> {};
        entries.forEach(entry -> byName.put(entry.name(), entry));
        for (Entry entry : entries) {
            if (entry.unit().isCoefficient()) {
                Entry index = find(entry.unit().text());
                add(coefficientOfIndex(entry, index), entry, index);
            } else if (entry.region() != null) {
                Rate line = line(entry);
                add(line, entry);
                lines[Region.VOCABULARY.number(entry.region())] = line;
            }
        }
        for (Benefit benefit : Benefit.values()) {
            addOthers(benefit, entries, earlier);
        }
    }

    /** The rates with which no entry of the month goes: the bare base of each benefit, and rates of an earlier day. */
    private void addOthers(Benefit benefit, List<Entry> entries, List<Entry> earlier) {
        for (Entry entry : entries) {
            if (!entry.unit().isCoefficient() || !entry.subject().equals(benefit.name())) {
                continue;
            }
            if (!rateByName.containsKey(benefit.name())) {
                Entry index = find(entry.unit().text());
                add(base(entry, index), index);
            }
            for (Entry index : earlier) {
                if (benefit.isOneOff() && index.subject().equals(entry.unit().text())) {
                    add(coefficientOfIndex(entry, index).named(nameOn(entry.name(), index.from())), entry, index);
                }
            }
        }
    }

    private LawInForce(LawInForce other, Consumer<Entry> reader) {
        month = other.month;
        entries = other.entries;
        earlier = other.earlier;
        byName.putAll(other.byName);
        rateByName.putAll(other.rateByName);
        rates.addAll(other.rates);
        madeOf.addAll(other.madeOf);
        System.arraycopy(other.lines, 0, lines, 0, lines.length);
        this.reader = reader;
    }

    /**
     * The same law, which tells of each coefficient, number and switch that is asked of it: for explanations. Ages name their
     * parameter themselves.
     */
    public LawInForce readBy(Consumer<Entry> reader) {
        return new LawInForce(this, reader);
    }

    private static String nameOn(String parameter, LocalDate indexFrom) {
        return parameter + "@" + indexFrom;
    }

    private Rate base(Entry coefficient, Entry index) {
        BigDecimal tenge = index.number();
        long tiyn = tenge == null ? MoneyColumn.UNKNOWN : Tiyn.of(tenge);
        return new Rate(
                rates.size(),
                coefficient.subject(),
                null,
                index.name(),
                tiyn,
                MoneyColumn.UNKNOWN,
                index.status(),
                coefficient.basis());
    }

    private void add(Rate rate, Entry... of) {
        rates.add(rate);
        madeOf.add(List.of(of));
        rateByName.put(rate.name(), rate);
    }

    private Rate coefficientOfIndex(Entry coefficient, Entry index) {
        BigDecimal times = coefficient.number();
        BigDecimal base = index.number();
        long baseTiyn = base == null ? MoneyColumn.UNKNOWN : Tiyn.of(base);
        return new Rate(
                rates.size(),
                coefficient.name(),
                times,
                index.name(),
                baseTiyn,
                times == null || base == null ? MoneyColumn.UNKNOWN : Tiyn.roundedUp(times, baseTiyn),
                coefficient.status().leastKnown(index.status()),
                coefficient.basis());
    }

    private Rate line(Entry line) {
        BigDecimal tenge = line.number();
        long tiyn = tenge == null ? MoneyColumn.UNKNOWN : Tiyn.of(tenge);
        return new Rate(rates.size(), line.name(), null, line.subject(), tiyn, tiyn, line.status(), line.basis());
    }

    /** The month. */
    public MonthFrame month() {
        return month;
    }

    /** The rate of a benefit's parameter: coefficient x index, rounded as the benefit's file says. */
    public Rate rate(Benefit benefit, String parameter) {
        Rate rate = rateByName.get(Parameter.key(benefit.name(), parameter));
        if (rate == null) {
            throw missing(benefit, parameter);
        }
        reader.accept(find(rate.name()));
        return rate;
    }

    /**
     * What several rates of a benefit are added over: its index, without coefficient and amount. For an order that one
     * coefficient cannot explain.
     */
    public Rate base(Benefit benefit) {
        Rate rate = rateByName.get(benefit.name());
        if (rate == null) {
            throw missing(benefit, "base");
        }
        return rate;
    }

    /**
     * The rate of a one-off benefit's parameter with the index of an earlier day, from some months before this one on.
     *
     * @throws MissingParameter when the index has no value in one of these months
     */
    public DatedRate ratesOfDay(Benefit benefit, String parameter, int monthsBefore) {
        String name = Parameter.key(benefit.name(), parameter);
        DatedRate.Builder dated = new DatedRate.Builder(name, month);
        String index = find(name).unit().text();
        for (Entry value : earlier) {
            Rate rate = rateByName.get(nameOn(name, value.from()));
            if (value.subject().equals(index) && rate != null) {
                dated.add(value, rate);
            }
        }
        dated.add(find(index), rate(benefit, parameter));
        return dated.build(month.month().minusMonths(monthsBefore));
    }

    /**
     * The rates of a benefit's parameters that count on, {@code prefix} and a number: {@code first}, the number after it,
     * and so on as far as there are any.
     */
    public List<Rate> ratesFrom(Benefit benefit, String prefix, int first) {
        List<Rate> found = new ArrayList<>();
        found.add(rate(benefit, prefix + first));
        while (true) {
            Rate next = rateByName.get(Parameter.key(benefit.name(), prefix + (first + found.size())));
            if (next == null) {
                return found;
            }
            found.add(next);
        }
    }

    /** A whole number, for example of children or months. */
    public int number(Benefit benefit, String parameter) {
        return Integer.parseInt(value(read(benefit, parameter)));
    }

    /** A switch of the law. */
    public boolean isOn(Benefit benefit, String parameter) {
        return value(read(benefit, parameter)).equals(Unit.YES);
    }

    private Entry read(Benefit benefit, String parameter) {
        Entry entry = find(Parameter.key(benefit.name(), parameter));
        reader.accept(entry);
        return entry;
    }

    /** An age in years or months, as its unit says. */
    public AgeLimit age(Benefit benefit, String parameter) {
        return age(benefit.name(), parameter);
    }

    /** The age from which somebody can be paid (rules, G8). */
    public AgeLimit payeeMinimumAge() {
        return age(LawFile.GENERAL, "payee-minimum-age");
    }

    /** How many months before its quarter a run looks at again. */
    public int arrearsMonths() {
        return Integer.parseInt(value(find(Parameter.key(LawFile.GENERAL, "arrears-months"))));
    }

    private AgeLimit age(String subject, String parameter) {
        Entry entry = find(Parameter.key(subject, parameter));
        return AgeLimit.of(entry.name(), period(entry), month);
    }

    /** An age in years or months, for each day of the month. */
    public List<AgeLimit> ageByDay(Benefit benefit, String parameter) {
        Entry entry = find(Parameter.key(benefit.name(), parameter));
        return AgeLimit.onEachDayOf(entry.name(), period(entry), month);
    }

    /** A number of months, to be reckoned back from days of the quarter. */
    public DaysBefore monthsBefore(Benefit benefit, String parameter) {
        return DaysBefore.of(number(benefit, parameter), month);
    }

    private Period period(Entry entry) {
        int number = Integer.parseInt(value(entry));
        return entry.unit() == Unit.MONTHS ? Period.ofMonths(number) : Period.ofYears(number);
    }

    /** The poverty line of a region for the quarter of the month, or null when nobody supplied it. */
    public @Nullable Rate povertyLine(byte region) {
        return region < 0 ? null : lines[region];
    }

    /** Whether a kind of income counts for TSA (rules, T4), by its number in the vocabulary. */
    public boolean[] countedIncome() {
        IncomeKind[] kinds = IncomeKind.values();
        boolean[] counted = new boolean[kinds.length];
        for (IncomeKind kind : kinds) {
            counted[kind.ordinal()] = isOn(Benefit.TSA, countedIncomeParameter(kind));
        }
        return counted;
    }

    /** Name of the parameter of TSA that says whether a kind of income counts. */
    public static String countedIncomeParameter(IncomeKind kind) {
        return "income-" + parameterName(kind);
    }

    /** A code as the names of parameters write it: {@code WORK_INJURY} as {@code work-injury}. */
    public static String parameterName(Enum<?> code) {
        return Parameter.dashed(code.name());
    }

    /** Whether another law says the same for its month: nothing can come out otherwise than under this one. */
    public boolean saysTheSameAs(LawInForce other) {
        return month.equals(other.month) && entries.equals(other.entries) && rates.equals(other.rates);
    }

    /** All rates of the month by their number. */
    public List<Rate> rates() {
        return Collections.unmodifiableList(rates);
    }

    /** The values that a rate of this month is made of: coefficient and index, or the line. */
    public List<Entry> madeOf(Rate rate) {
        return madeOf.get(rate.number());
    }

    /** How the benefit's amounts are rounded. */
    public Entry rounding(Benefit benefit) {
        return find(Parameter.key(benefit.name(), LawFile.ROUNDING));
    }

    private String value(Entry entry) {
        String value = entry.value();
        if (value == null) {
            throw new MissingParameter(Message.of("{} has no value in {}", entry.name(), month.month()));
        }
        return value;
    }

    /**
     * The value in force of the parameter of that full name.
     *
     * @throws MissingParameter when it has none
     */
    public Entry find(String name) {
        Entry found = byName.get(name);
        if (found == null) {
            throw new MissingParameter(Message.of("{} has no value in {}", name, month.month()));
        }
        return found;
    }

    private MissingParameter missing(Benefit benefit, String parameter) {
        return new MissingParameter(
                Message.of("{} is no rate of the law of {}", Parameter.key(benefit.name(), parameter), month.month()));
    }
}
