package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Unit;

/**
 * What former totals would be at the indices of today: coefficients and facts of then, MRP, subsistence minimum and
 * poverty line of now. So what is left between then and now is no growth that the law gives to all.
 */
final class IndexGrowth {

    private final LawBook lawThen;
    private final List<Entry> now;

    /**
     * @param lawThen the law that the former totals were computed with
     * @param lawNow the law of today
     * @param today the month whose indices count
     */
    IndexGrowth(LawBook lawThen, LawBook lawNow, YearMonth today) {
        this.lawThen = lawThen;
        this.now = lawNow.inForceEntries(today);
    }

    /**
     * A total at the indices of today.
     *
     * @param region KATO, two digits
     * @param month the month that was paid
     * @param amount tiyn
     * @param quantity children, dependants or members that the amount is for
     * @return tiyn, not below zero; the amount as it is where an index of then or now is not known
     */
    long atTodaysIndex(Benefit benefit, String region, YearMonth month, long amount, long quantity) {
        List<Entry> then = lawThen.inForceEntries(month);
        Optional<String> index = then.stream()
                .filter(entry -> entry.subject().equals(benefit.name()))
                .map(Entry::unit)
                .filter(Unit::isCoefficient)
                .map(Unit::text)
                .findFirst();
        return index.map(name -> multiplied(amount, value(then, name), value(now, name)))
                .orElseGet(() -> raised(amount, quantity, line(then, region), line(now, region)));
    }

    /** Of a coefficient of an index. */
    private static long multiplied(long amount, Optional<BigDecimal> then, Optional<BigDecimal> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return amount;
        }
        return BigDecimal.valueOf(amount)
                .multiply(now.get())
                .divide(then.get(), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Of what is missing to a line for each member: the line rises, the incomes stay. */
    private static long raised(long amount, long quantity, Optional<BigDecimal> then, Optional<BigDecimal> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return amount;
        }
        long growth = Tiyn.of(now.get().subtract(then.get()));
        return Math.max(0, Math.addExact(amount, Math.multiplyExact(growth, quantity)));
    }

    private static Optional<BigDecimal> value(List<Entry> entries, String index) {
        return entries.stream()
                .filter(entry -> entry.parameter() == null && entry.name().equals(index))
                .flatMap(entry -> Optional.ofNullable(entry.number()).stream())
                .findFirst();
    }

    /** The poverty line of a region. */
    private static Optional<BigDecimal> line(List<Entry> entries, String region) {
        return entries.stream()
                .filter(entry -> region.equals(entry.region()))
                .flatMap(entry -> Optional.ofNullable(entry.number()).stream())
                .findFirst();
    }
}
