package kz.tolem.jobs.speed.plain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.readers.registry.EdgeChecks;
import kz.tolem.writers.orders.RegionCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * What a family is to be paid in a quarter, when nothing was ordered before: the program's own checks of rows and its own
 * rules, one family at a time. What only shows across families, as that somebody moved, is not looked for.
 */
final class FamilyLaw implements ItemProcessor<Family, List<Order>> {

    private static final int COEFFICIENT_SCALE = 4;

    private final List<LawInForce> months;
    private final Calculation.Worker worker;
    private final EdgeChecks checks;
    private final OneFamily oneFamily = new OneFamily();
    private final OutcomeColumns outcomes = new OutcomeColumns();

    /** @param quarter its first month */
    FamilyLaw(LawBook law, YearMonth quarter, LocalDate asOf) {
        months = List.of(law.inForce(quarter), law.inForce(quarter.plusMonths(1)), law.inForce(quarter.plusMonths(2)));
        worker = new Calculation(months).worker();
        checks = new EdgeChecks(asOf, quarter, quarter.plusMonths(2));
    }

    private record Once(Benefit benefit, long subject) {}

    @Override
    public @Nullable List<Order> process(Family family) {
        FamilyColumns columns = oneFamily.of(family);
        checks.check(columns, row -> {});
        outcomes.clear();
        worker.calculate(new FamilyBatch(columns, 0, 1), outcomes);
        List<Order> orders = new ArrayList<>();
        Set<Once> once = new HashSet<>();
        for (int row = 0; row < outcomes.size(); row++) {
            Benefit benefit = outcomes.benefit(row);
            boolean isOrdered = outcomes.state(row) == State.ORDERED;
            if (isOrdered && (!benefit.isOneOff() || once.add(new Once(benefit, outcomes.subject(row))))) {
                orders.add(order(family, row));
            }
        }
        return orders.isEmpty() ? null : orders;
    }

    private Order order(Family family, int row) {
        Benefit benefit = outcomes.benefit(row);
        LawInForce month = months.get(outcomes.month(row));
        Rate rate = month.rates().get(outcomes.rate(row));
        BigDecimal coefficient = rate.coefficient();
        Family.Member payee = family.members.get(outcomes.payee(row));
        Family.Account account = family.accounts.get(outcomes.account(row));
        return new Order(
                benefit,
                month.month().month(),
                outcomes.subject(row),
                outcomes.form(row) == Form.NONE ? null : outcomes.form(row).name(),
                family.id,
                benefit.isOfFamily() ? null : (Long) outcomes.subject(row),
                payee.person(),
                Objects.requireNonNullElse(payee.iin(), ""),
                account.iban(),
                account.bic(),
                RegionCodes.TEXTS.get(RegionCodes.code(Region.VOCABULARY.number(family.region))),
                family.district,
                Tiyn.toTenge(outcomes.amount(row)),
                rate.base() == MoneyColumn.UNKNOWN ? null : Tiyn.toTenge(rate.base()),
                coefficient == null ? null : coefficient.setScale(COEFFICIENT_SCALE),
                outcomes.quantity(row),
                rate.legalBasis());
    }
}
