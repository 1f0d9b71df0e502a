package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.explain.Step.Kind;
import kz.tolem.calc.explain.Step.Operand;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import org.jspecify.annotations.Nullable;

/** The steps from figures and facts to an amount. What they come to is compared with what the rule said, never put in its place. */
final class Arithmetic {

    private static final BigDecimal MONTHS_OF_QUARTER = BigDecimal.valueOf(3);

    private final LawInForce law;
    private final List<Step> steps = new ArrayList<>();

    private Arithmetic(LawInForce law) {
        this.law = law;
    }

    /** The steps to what was found for a subject, as far as it has an amount. */
    static List<Step> of(Finding finding, LawInForce law) {
        Arithmetic arithmetic = new Arithmetic(law);
        if (finding.amount() != MoneyColumn.UNKNOWN) {
            arithmetic.amount(finding);
        }
        return arithmetic.steps;
    }

    /**
     * The steps from the family's income to what it lacks; as far as income and line are known.
     *
     * @param members number of members that count
     * @param measured whether an amount, perhaps zero, comes of it
     */
    static List<Step> ofIncome(
            Trace trace, FamilyColumns columns, @Nullable Rate line, int members, boolean measured, LawInForce law) {
        Arithmetic arithmetic = new Arithmetic(law);
        if (trace.reads().income() != MoneyColumn.UNKNOWN && line != null && line.isKnown() && members > 0) {
            arithmetic.lack(trace, columns.incomes, line, members, measured);
        }
        return arithmetic.steps;
    }

    private void amount(Finding finding) {
        switch (finding.form()) {
            case ONCE, TOGETHER -> rate(Objects.requireNonNull(finding.rate()));
            case EACH -> each(rate(Objects.requireNonNull(finding.rate())), finding.units());
            case SUM -> {
                Operand together = rate(Objects.requireNonNull(finding.rate()));
                Operand others = each(rate(Objects.requireNonNull(finding.second())), finding.secondUnits());
                add(Kind.TOGETHER, together.value().add(others.value()), together, others);
            }
            case MEASURED, NONE -> {}
        }
    }

    /** Coefficient x index, rounded up. */
    private Operand rate(Rate rate) {
        BigDecimal coefficient = Objects.requireNonNull(rate.coefficient(), rate.name());
        BigDecimal base = Tiyn.toTenge(rate.base());
        Operand exact = add(
                Kind.RATE,
                coefficient.multiply(base),
                Operand.number(coefficient, law.madeOf(rate).get(0).name()),
                Operand.tenge(base, law.madeOf(rate).get(1).name()));
        return add(Kind.RATE_ROUNDED, exact.value().setScale(0, RoundingMode.CEILING), exact);
    }

    private Operand each(Operand amount, int units) {
        BigDecimal times = BigDecimal.valueOf(units);
        return add(Kind.EACH, amount.value().multiply(times), amount, Operand.number(times, "units"));
    }

    private void lack(Trace trace, Incomes incomes, Rate line, int members, boolean measured) {
        List<Operand> counted = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : trace.reads().countedIncomes()) {
            BigDecimal amount = Tiyn.toTenge(incomes.amount.at(row));
            sum = sum.add(amount);
            counted.add(Operand.tenge(amount, source(incomes, row)));
        }
        Operand income = add(Kind.INCOME, sum, counted.toArray(Operand[]::new));
        Operand people = Operand.number(BigDecimal.valueOf(members), "members");
        Operand months = Operand.number(MONTHS_OF_QUARTER, "months");
        BigDecimal lineTenge = Tiyn.toTenge(line.amount());
        BigDecimal needed = lineTenge.multiply(people.value()).multiply(MONTHS_OF_QUARTER);
        Kind against = sum.compareTo(needed) > 0 ? Kind.ABOVE_LINE : Kind.WITHIN_LINE;
        add(against, quotient(sum, people.value().multiply(MONTHS_OF_QUARTER), 4), income, people, months);
        if (measured) {
            Operand need = add(Kind.NEED, needed, Operand.tenge(lineTenge, line.name()), people, months);
            Operand lack = add(Kind.LACK, needed.subtract(sum), need, income);
            add(Kind.MONTHLY, quotient(lack.value(), MONTHS_OF_QUARTER, 0), lack, months);
        }
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int scale) {
        return dividend.divide(divisor, scale, RoundingMode.CEILING);
    }

    private static String source(Incomes incomes, int row) {
        byte kind = incomes.kind.at(row);
        return "income/" + incomes.person.at(row) + "/"
                + YearMonth.from(LocalDate.ofEpochDay(incomes.month.at(row))) + "/"
                + (kind < 0 ? Facts.UNREADABLE : incomes.kind.vocabulary().code(kind));
    }

    /** Adds a step; its result is an operand of a later one. */
    private Operand add(Kind kind, BigDecimal result, Operand... operands) {
        steps.add(new Step(kind, List.of(operands), result));
        return Operand.tenge(result, "step/" + steps.size());
    }

    /** One step more: what is held beside what is ordered. */
    static List<Step> difference(List<Step> steps, long ordered) {
        List<Step> all = new ArrayList<>(steps);
        if (!steps.isEmpty()) {
            BigDecimal fullest = steps.get(steps.size() - 1).result();
            BigDecimal less = Tiyn.toTenge(ordered);
            all.add(new Step(
                    Kind.DIFFERENCE,
                    List.of(Operand.tenge(fullest, "step/" + steps.size()), Operand.tenge(less, "ordered")),
                    fullest.subtract(less)));
        }
        return all;
    }
}
