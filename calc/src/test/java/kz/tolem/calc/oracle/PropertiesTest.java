package kz.tolem.calc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.calc.testing.RandomFamilies;
import kz.tolem.calc.testing.TestFamilies;
import kz.tolem.calc.testing.TestFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any family, seeded. */
class PropertiesTest {

    private static final int FAMILIES = 2_000;
    private static final YearMonth FIRST = YearMonth.of(2025, 10);
    private static final Calculation CALCULATION = new Calculation(List.of(
            LawBook.builtIn().inForce(FIRST),
            LawBook.builtIn().inForce(FIRST.plusMonths(1)),
            LawBook.builtIn().inForce(FIRST.plusMonths(2))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsNegative(long seed) {
        OutcomeColumns outcomes = calculate(TestFamilies.columns(families(seed)), FAMILIES);

        for (int row = 0; row < outcomes.size(); row++) {
            long amount = outcomes.amount(row);
            assertThat(amount == MoneyColumn.UNKNOWN || amount >= 0)
                    .as("row %s", row)
                    .isTrue();
            if (outcomes.state(row) == State.ORDERED) {
                assertThat(amount).isPositive();
                assertThat(outcomes.rate(row)).isNotNegative();
                assertThat(outcomes.payee(row)).isNotNegative();
                assertThat(outcomes.account(row)).isNotNegative();
            }
        }
    }

    /** Whoever counts outcomes must count each benefit, month and subject once, although some have two rows (X4, G12). */
    @ParameterizedTest
    @ValueSource(longs = {12, 13})
    void anAmountHeldBesideAnOrderIsMarkedAndNothingElseIs(long seed) {
        OutcomeColumns outcomes = calculate(TestFamilies.columns(families(seed)), FAMILIES);
        Map<String, Integer> first = new HashMap<>();
        int beside = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.isLaterApplication(row)) {
                assertThat(outcomes.isBesideOrder(row)).as("row %s", row).isFalse();
                continue;
            }
            Integer order = first.putIfAbsent(
                    outcomes.month(row) + " " + outcomes.benefit(row) + " " + outcomes.subject(row), row);
            assertThat(outcomes.isBesideOrder(row))
                    .as("%s for %s beside row %s", outcomes.benefit(row), outcomes.subject(row), order)
                    .isEqualTo(order != null);
            if (order != null) {
                assertThat(outcomes.state(order)).isEqualTo(State.ORDERED);
                assertThat(outcomes.state(row)).isEqualTo(State.HELD);
                beside++;
            }
        }

        assertThat(beside).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void oneMoreChildNeverLowersTheAllowanceOfALargeFamily(long seed) {
        assertNeverLower(Benefit.LARGE_FAMILY, seed, family -> family.member("CHILD", "F", LocalDate.of(2015, 5, 5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void moreIncomeNeverRaisesTsa(long seed) {
        List<TestFamily> more = families(seed);
        for (TestFamily family : more) {
            family.incomes.replaceAll(income -> income.amount() == null
                    ? income
                    : new TestFamily.Income(
                            income.person(),
                            income.month(),
                            income.kind(),
                            income.amount().add(new BigDecimal("1234.56")),
                            income.defect()));
        }
        Map<String, Long> before = ordered(Benefit.TSA, families(seed));
        Map<String, Long> after = ordered(Benefit.TSA, more);

        assertThat(before).isNotEmpty();
        after.forEach((what, amount) ->
                assertThat(amount).as(what).isLessThanOrEqualTo(before.getOrDefault(what, Long.MIN_VALUE)));
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void theOrderOfRowsAndTheCutOfBatchesChangeNothing(long seed) {
        List<TestFamily> shuffled = families(seed);
        for (TestFamily family : shuffled) {
            Random random = new Random(seed + family.id);
            Collections.shuffle(family.members, random);
            Collections.shuffle(family.applications, random);
            Collections.shuffle(family.disabilities, random);
            Collections.shuffle(family.awards, random);
        }
        List<String> whole = describe(calculate(TestFamilies.columns(families(seed)), FAMILIES));

        assertThat(describe(calculate(TestFamilies.columns(shuffled), 37))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void aMonthRestsOnNoFactThatBeginsAfterIt(long seed) {
        LocalDate end = FIRST.atEndOfMonth();
        List<TestFamily> known = families(seed);
        for (TestFamily family : known) {
            family.defect = null;
            family.disabilities.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.studies.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.incapacities.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.cares.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.awards.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.losses.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
            family.applications.removeIf(fact -> fact.appliedOn().isAfter(end) && fact.defect() == null);
            family.accounts.removeIf(fact -> fact.from().isAfter(end) && fact.defect() == null);
        }
        List<TestFamily> all = families(seed);
        all.forEach(family -> family.defect = null);

        assertThat(amounts(known)).isEqualTo(amounts(all));
    }

    /** What came of the first month, without the places of rows. */
    private static List<String> amounts(List<TestFamily> families) {
        OutcomeColumns outcomes = calculate(TestFamilies.columns(families), FAMILIES);
        List<String> amounts = new ArrayList<>();
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.month(row) == 0) {
                amounts.add(outcomes.family(row) + " " + outcomes.benefit(row) + " " + outcomes.subject(row) + " "
                        + outcomes.state(row) + " " + outcomes.reason(row) + " " + outcomes.amount(row));
            }
        }
        return amounts;
    }

    private static void assertNeverLower(Benefit benefit, long seed, Consumer<TestFamily> change) {
        List<TestFamily> more = families(seed);
        more.forEach(change);
        Map<String, Long> after = ordered(benefit, more);
        Map<String, Long> before = ordered(benefit, families(seed));

        assertThat(before).isNotEmpty();
        before.forEach((what, amount) ->
                assertThat(after.getOrDefault(what, Long.MIN_VALUE)).as(what).isGreaterThanOrEqualTo(amount));
    }

    private static Map<String, Long> ordered(Benefit benefit, List<TestFamily> families) {
        OutcomeColumns outcomes = calculate(TestFamilies.columns(families), FAMILIES);
        Map<String, Long> ordered = new TreeMap<>();
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.benefit(row) == benefit && outcomes.state(row) == State.ORDERED) {
                ordered.put(outcomes.family(row) + " in " + outcomes.month(row), outcomes.amount(row));
            }
        }
        return ordered;
    }

    /** Each row in words, in one order whatever the cut. */
    private static List<String> describe(OutcomeColumns outcomes) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < outcomes.size(); row++) {
            rows.add(outcomes.family(row) + " " + outcomes.month(row) + " " + outcomes.benefit(row) + " "
                    + outcomes.subject(row) + " " + outcomes.state(row) + " " + outcomes.reason(row) + " "
                    + outcomes.amount(row) + " " + outcomes.application(row) + " " + outcomes.account(row));
        }
        Collections.sort(rows);
        return rows;
    }

    private static OutcomeColumns calculate(FamilyColumns columns, int atATime) {
        OutcomeColumns outcomes = new OutcomeColumns();
        Calculation.Worker worker = CALCULATION.worker();
        for (int from = 0; from < columns.size(); from += atATime) {
            worker.calculate(new FamilyBatch(columns, from, Math.min(from + atATime, columns.size())), outcomes);
        }
        return outcomes;
    }

    private static List<TestFamily> families(long seed) {
        return RandomFamilies.of(seed, 1, 1 + FAMILIES, FIRST);
    }
}
