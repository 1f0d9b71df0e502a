package kz.tolem.jobs.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.law.LawBook;
import org.junit.jupiter.api.Test;

/** Former totals at the indices of today, with the figures that were published. */
final class IndexGrowthTest {

    private static final LawBook LAW = LawBook.builtIn();
    private static final YearMonth DECEMBER = YearMonth.of(2025, 12);
    private static final String AKTOBE = "15";
    private static final String ALMATY = "75";

    private final IndexGrowth growth = new IndexGrowth(LAW, LAW, YearMonth.of(2026, 3));

    @Test
    void whatIsMadeOfTheSubsistenceMinimumGrowsWithIt() {
        assertThat(growth.atTodaysIndex(Benefit.DISABILITY, ALMATY, DECEMBER, 101_702_00L, 1))
                .as("group 1, published: 101,702 in 2025 and 111,873 in 2026")
                .isBetween(111_872_00L, 111_874_00L);
    }

    @Test
    void whatIsMadeOfTheCalculationIndexGrowsWithIt() {
        assertThat(growth.atTodaysIndex(Benefit.LARGE_FAMILY, ALMATY, DECEMBER, 78_798_00L, 5))
                .as("five children: 20.04 x 3,932 and 20.04 x 4,325")
                .isBetween(86_672_00L, 86_674_00L);
    }

    @Test
    void assistanceRisesWithTheLineForEachMemberAndNotInProportion() {
        YearMonth may = YearMonth.of(2025, 5);
        assertThat(growth.atTodaysIndex(Benefit.TSA, AKTOBE, may, 35_300_00L, 5))
                .as("the line of Aktobe was 36,550 and is 37,060: 510 more for each of five")
                .isEqualTo(37_850_00L);
    }

    @Test
    void whatHasNoLineThenOrNowStaysAsItIs() {
        assertThat(growth.atTodaysIndex(Benefit.TSA, ALMATY, DECEMBER, 35_300_00L, 5))
                .isEqualTo(35_300_00L);
    }

    @Test
    void withinAYearNothingGrows() {
        IndexGrowth sameYear = new IndexGrowth(LAW, LAW, DECEMBER);
        assertThat(sameYear.atTodaysIndex(Benefit.SURVIVOR, ALMATY, YearMonth.of(2025, 8), 42_530_00L, 1))
                .isEqualTo(42_530_00L);
    }
}
