package kz.tolem.calc.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.Cause;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.testing.TestFamilies;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many dependants or children an order names, also where some of them are in doubt (rules, S1, L2, X4). */
class QuantityTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 2);
    private static final LawInForce LAW = LawBook.builtIn().inForce(MONTH);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final LocalDate CHILD = LocalDate.of(2015, 5, 5);

    private final TestFamily family = new TestFamily(1);
    private final long mother = family.member("ADULT", "F", LocalDate.of(1985, 5, 5));

    @Test
    void bothKindsOfDependantsAreCountedTogether() {
        lose(2, false, null, null);
        lose(3, true, null, null);

        assertThat(survivor()).containsExactly("ORDERED 321380 for 5");
    }

    @Test
    void aDependantInDoubtWhoChangesNoAmountIsNeitherCountedNorHeld() {
        lose(6, false, null, null);
        lose(1, false, Defect.IIN_INVALID, null);

        assertThat(survivor()).containsExactly("ORDERED 152553 for 6");
    }

    @Test
    void whatIsHeldBesideAnOrderCountsEverybodyInDoubt() {
        lose(5, false, null, null);
        lose(1, false, Defect.IIN_INVALID, null);
        lose(1, false, null, Defect.DATES_REVERSED);

        assertThat(survivor()).containsExactly("ORDERED 139841 for 5", "HELD 12712 for 2 beside");
    }

    @Test
    void eightChildrenAreCountedEach() {
        for (int i = 0; i < 8; i++) {
            family.member("CHILD", "M", CHILD);
        }

        assertThat(outcomes(Benefit.LARGE_FAMILY)).containsExactly("ORDERED 138400 for 8");
    }

    @Test
    void unclaimedToTheSameAmountIsWhatIsSure() {
        lose(6, false, null, null);
        lose(1, false, Defect.IIN_INVALID, null);

        assertThat(outcomesUnasked(Benefit.SURVIVOR)).containsExactly("UNCLAIMED 152553 for 6");
    }

    /** As many members as a cursor has room for at first, and more of them decided on than there is room for. */
    @Test
    void everyMemberOfAFamilyOfAnySizeIsDecidedOn() {
        lose(15, true, null, null);
        disable(mother);
        assertThat(family.members).hasSize(16);
        assertThat(outcomesUnasked(Benefit.DISABILITY)).hasSize(1);
        assertThat(outcomesUnasked(Benefit.SURVIVOR)).hasSize(1);

        for (int i = 0; i < 20; i++) {
            disable(family.member("CHILD", "M", CHILD));
        }
        assertThat(outcomesUnasked(Benefit.DISABILITY)).hasSize(21);
    }

    @Test
    void anOutcomeNamesItsRate() {
        lose(3, false, null, null);
        OutcomeColumns outcomes = calculated();

        Rate rate = LAW.rates().get(outcomes.rate(outcomes.find(0, Benefit.SURVIVOR)));
        assertThat(rate.name()).isEqualTo("SURVIVOR/dependants-3");
    }

    private void lose(int dependants, boolean both, @Nullable Defect ofMember, @Nullable Defect ofLoss) {
        for (int i = 0; i < dependants; i++) {
            long person = family.id * 16 + family.members.size();
            family.members.add(
                    new TestFamily.Member(person, CHILD, null, "M", "CHILD", CHILD, null, null, false, null, ofMember));
            LocalDate to = ofLoss == null ? null : LONG_AGO.minusDays(1);
            family.losses.add(new TestFamily.Loss(person, both, LONG_AGO, to, ofLoss));
        }
    }

    private List<String> survivor() {
        return outcomes(Benefit.SURVIVOR);
    }

    private void disable(long person) {
        family.disabilities.add(
                new TestFamily.Disability(person, 1, Cause.SINCE_CHILDHOOD.name(), LONG_AGO, null, null));
    }

    private List<String> outcomes(Benefit benefit) {
        family.account(mother, LONG_AGO);
        family.application(benefit.name(), mother, LONG_AGO);
        return outcomesUnasked(benefit);
    }

    private OutcomeColumns calculated() {
        OutcomeColumns outcomes = new OutcomeColumns();
        new Calculation(List.of(LAW))
                .worker()
                .calculate(new FamilyBatch(TestFamilies.columns(List.of(family)), 0, 1), outcomes);
        return outcomes;
    }

    private List<String> outcomesUnasked(Benefit benefit) {
        OutcomeColumns outcomes = calculated();
        List<String> said = new ArrayList<>();
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.benefit(row) == benefit) {
                said.add(outcomes.state(row) + " " + outcomes.amount(row) / 100 + " for " + outcomes.quantity(row)
                        + (outcomes.isBesideOrder(row) ? " beside" : ""));
            }
        }
        return said;
    }
}
