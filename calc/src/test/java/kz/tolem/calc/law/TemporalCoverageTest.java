package kz.tolem.calc.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No month is without law, and none has two. */
class TemporalCoverageTest {

    private static final YearMonth FIRST = YearMonth.of(2023, 7);
    private static final YearMonth LAST = YearMonth.of(2026, 12);
    private static final LawBook LAW = LawBook.builtIn();

    static Stream<YearMonth> months() {
        return Stream.iterate(FIRST, month -> !month.isAfter(LAST), month -> month.plusMonths(1));
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyParameterHasExactlyOneValue(YearMonth month) {
        Map<String, Long> values = new TreeMap<>(LAW.inForceEntries(month).stream()
                .filter(entry -> entry.region() == null)
                .collect(Collectors.groupingBy(Entry::name, Collectors.counting())));
        List<String> known = LAW.entries().stream()
                .filter(entry -> entry.region() == null)
                .map(Entry::name)
                .distinct()
                .sorted()
                .toList();

        assertThat(values.keySet()).as("parameters with a value in %s", month).containsExactlyElementsOf(known);
        assertThat(values.values()).as("values of each in %s", month).containsOnly(1L);
    }

    @ParameterizedTest
    @MethodSource("months")
    void everyRuleBuilds(YearMonth month) {
        LawInForce law = LAW.inForce(month);

        for (Benefit benefit : Benefit.values()) {
            assertThat(java.util.Objects.requireNonNull(benefit.rule()).build(law))
                    .as("%s in %s", benefit, month)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void aPovertyLineThatNobodySuppliedIsNamedByRegion(YearMonth month) {
        YearMonth quarter = month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
        List<Region> supplied =
                switch (quarter.toString()) {
                    case "2025-04", "2026-01" -> List.of(region("15"));
                    case "2025-10" -> List.of(region("71"));
                    default -> List.of();
                };

        assertThat(LAW.missingPovertyLines(List.of(Region.values()), month))
                .hasSize(Region.values().length - supplied.size())
                .filteredOn(supplied::contains)
                .isEmpty();
    }

    private static Region region(String code) {
        return Stream.of(Region.values())
                .filter(region -> region.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void januaryOf2027LacksExactlyTheIndicesThatTheBudgetLawHasNotSet() {
        assertThatThrownBy(() -> LAW.inForce(LAST.plusMonths(1)))
                .isInstanceOf(MissingParameter.class)
                .hasMessageContaining("the law of 2027-01 has no value of mrp, subsistence-minimum.");
    }

    @Test
    void noValueIsUsedBeforeTheCodeWasInForce() {
        assertThatThrownBy(() -> LAW.inForce(FIRST.minusMonths(1))).isInstanceOf(MissingParameter.class);
    }
}
