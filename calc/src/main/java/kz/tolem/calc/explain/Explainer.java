package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.World;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/** Explains families of one run: by the run's law, in the run's months, over its frozen registry. */
public final class Explainer {

    private final LawBook law;
    private final List<YearMonth> months;
    private final YearMonth quarter;

    /**
     * @param law that the run was computed with
     * @param months that the run calculates, in their order
     * @param quarter first month of the run's quarter, from which on it lists what nobody claimed; earlier months are
     *     explained as the runs before did
     */
    public Explainer(LawBook law, List<YearMonth> months, YearMonth quarter) {
        this.law = law;
        this.months = List.copyOf(months);
        this.quarter = quarter;
    }

    /**
     * How every benefit of a family came out.
     *
     * @param family row of the family in {@code columns}
     * @param month one of the run's
     * @param payments orders for the family and its persons; null when the run has not ordered for them yet
     */
    public Explanation explain(FamilyColumns columns, int family, YearMonth month, @Nullable List<Payment> payments) {
        int index = months.indexOf(month);
        if (index < 0) {
            throw new IllegalArgumentException("month " + month + " is none of " + months);
        }
        int first = month.isBefore(quarter) ? 0 : Math.max(0, months.indexOf(quarter));
        FamilyMonth calculated = new FamilyMonth(columns, family, first, index, law.inForce(month));
        long id = columns.families.family.at(family);
        List<BenefitExplanation> benefits = new ArrayList<>();
        for (Benefit benefit : Benefit.values()) {
            List<Integer> rows = calculated.rows(benefit);
            if (rows.isEmpty()) {
                benefits.add(notConsidered(calculated, benefit));
            }
            for (int row : rows) {
                benefits.add(explain(calculated, row, payments));
            }
        }
        List<Payment> others = others(benefits, month, payments);
        return new Explanation(
                id,
                month,
                benefits,
                others.stream()
                        .filter(payment -> Settlement.isOrderOf(payment, id, month))
                        .toList(),
                others.stream()
                        .filter(payment -> payment.when() == Payment.When.EARLIER)
                        .toList());
    }

    /** Nobody applied, and the conditions do not hold: what was counted says why. */
    private static BenefitExplanation notConsidered(FamilyMonth month, Benefit benefit) {
        Trace trace = month.traces().of(World.SURE, benefit);
        return new BenefitExplanation(
                benefit,
                null,
                null,
                false,
                Reason.NONE,
                MoneyColumn.UNKNOWN,
                Form.NONE,
                0,
                null,
                List.of(),
                trace == null ? List.of() : trace.reads().counts(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                null,
                null);
    }

    private BenefitExplanation explain(FamilyMonth month, int row, @Nullable List<Payment> payments) {
        OutcomeColumns outcomes = month.outcomes();
        Benefit benefit = outcomes.benefit(row);
        Long person = month.person(row);
        long amount = outcomes.amount(row);
        boolean isLater = outcomes.isLaterApplication(row);
        Trace trace = month.traces().of(month.world(row), benefit);
        Finding finding = trace == null || isLater ? null : trace.of(month.columns().members, person);
        UsedLaw usedLaw = new UsedLaw(month);
        UsedFacts usedFacts = new UsedFacts(month);
        List<Rate> rates = isLater ? List.of() : usedLaw.rates(finding, trace);
        List<Step> steps = isLater || trace == null ? List.of() : steps(month, row, trace, finding, rates);
        boolean hasAmount = amount != MoneyColumn.UNKNOWN;
        boolean isPrincipal = !isLater && !outcomes.isBesideOrder(row);
        return new BenefitExplanation(
                benefit,
                person,
                outcomes.state(row),
                outcomes.isBesideOrder(row),
                outcomes.reason(row),
                amount,
                outcomes.form(row),
                outcomes.quantity(row),
                outcomes.payee(row) < 0
                        ? null
                        : (Long) month.columns().members.person.at(outcomes.payee(row)),
                usedFacts.of(row, trace),
                trace == null || isLater ? List.of() : trace.reads().counts(),
                trace == null ? Set.of() : trace.reads().drawing(),
                usedLaw.of(row, trace, rates, steps),
                steps,
                hasAmount ? changes(month.law(), rates) : List.of(),
                !hasAmount || isReproduced(outcomes.state(row), amount, steps),
                usedFacts.doubt(row),
                payments == null || !isPrincipal ? null : settlement(month, row, payments));
    }

    private static Settlement settlement(FamilyMonth month, int row, List<Payment> payments) {
        OutcomeColumns outcomes = month.outcomes();
        long due = outcomes.state(row) == State.ORDERED ? outcomes.amount(row) : 0;
        return Settlement.of(
                outcomes.benefit(row),
                outcomes.subject(row),
                month.columns().families.family.at(month.family()),
                month.law().month().month(),
                due,
                isHeld(month, row),
                payments);
    }

    /** Held as a whole, or a part of it beside the order. */
    private static boolean isHeld(FamilyMonth month, int row) {
        OutcomeColumns outcomes = month.outcomes();
        return outcomes.state(row) == State.HELD
                || month.rows(outcomes.benefit(row)).stream()
                        .anyMatch(other -> outcomes.isBesideOrder(other) && month.ordered(other) == row);
    }

    private static List<Step> steps(
            FamilyMonth month, int row, Trace trace, @Nullable Finding finding, List<Rate> rates) {
        OutcomeColumns outcomes = month.outcomes();
        if (UsedLaw.isMeasured(trace)) {
            boolean isAmount = finding == null || finding.form() == Finding.Form.MEASURED;
            Rate line = rates.isEmpty() ? null : rates.get(0);
            return Arithmetic.ofIncome(trace, month.columns(), line, trace.members(), isAmount, month.law());
        }
        if (finding == null || outcomes.amount(row) == MoneyColumn.UNKNOWN) {
            return List.of();
        }
        List<Step> steps = Arithmetic.of(finding, month.law());
        int ordered = month.ordered(row);
        return ordered < 0 ? steps : Arithmetic.difference(steps, outcomes.amount(ordered));
    }

    /** Whether the last step comes to the amount; nothing due needs no step. */
    private static boolean isReproduced(State state, long amount, List<Step> steps) {
        if (steps.isEmpty()) {
            return state == State.NOTHING;
        }
        return steps.get(steps.size() - 1).result().compareTo(Tiyn.toTenge(amount)) == 0;
    }

    /** What the latest change of the index made of each rate. */
    private List<Change> changes(LawInForce now, List<Rate> rates) {
        List<Change> changes = new ArrayList<>();
        for (Rate rate : rates) {
            if (rate.coefficient() != null && rate.amount() != MoneyColumn.UNKNOWN) {
                Entry index = now.madeOf(rate).get(1);
                rateBefore(rate, index.from()).ifPresent(before -> changes.add(change(rate, index, before)));
            }
        }
        return changes;
    }

    private Optional<Rate> rateBefore(Rate rate, LocalDate day) {
        try {
            return law.inForce(YearMonth.from(day).minusMonths(1)).rates().stream()
                    .filter(before -> before.name().equals(rate.name()) && before.amount() != MoneyColumn.UNKNOWN)
                    .findFirst();
        } catch (MissingParameter noLawThen) {
            return Optional.empty();
        }
    }

    private static Change change(Rate rate, Entry index, Rate before) {
        BigDecimal growth = Tiyn.toTenge(rate.amount() - before.amount()).movePointRight(2);
        return new Change(
                rate.name(),
                index.subject(),
                index.from(),
                before.amount(),
                rate.amount(),
                growth.divide(Tiyn.toTenge(before.amount()), 1, RoundingMode.HALF_UP));
    }

    /** The orders for the month of whose subject and benefit nothing came now. */
    private static List<Payment> others(
            List<BenefitExplanation> benefits, YearMonth month, @Nullable List<Payment> payments) {
        if (payments == null) {
            return List.of();
        }
        return payments.stream()
                .filter(payment -> payment.month().equals(month))
                .filter(payment -> benefits.stream()
                        .noneMatch(benefit -> benefit.settlement() != null
                                && benefit.settlement().payments().contains(payment)))
                .toList();
    }
}
