package kz.tolem.calc.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.IncomeKind;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawBookTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private final LawBook builtIn = LawBook.builtIn();

    @TempDir
    Path directory;

    @Test
    void aRateShowsItsArithmetic() {
        Rate rate = builtIn.inForce(YearMonth.of(2025, 10)).rate(Benefit.LARGE_FAMILY, "children-5");

        assertThat(rate.name()).isEqualTo("LARGE_FAMILY/children-5");
        assertThat(rate.coefficient()).isEqualByComparingTo("20.04");
        assertThat(rate.index()).isEqualTo("mrp");
        assertThat(rate.base()).isEqualTo(3932_00);
        assertThat(rate.amount()).isEqualTo(78_798_00);
        assertThat(rate.status()).isEqualTo(Status.CONFIRMED);
        assertThat(rate.legalBasis()).isEqualTo("Social Code");
    }

    @Test
    void aRateIsKnownNoBetterThanItsIndex() {
        Rate rate = builtIn.inForce(YearMonth.of(2024, 1)).rate(Benefit.DISABILITY, "general-group-1");

        assertThat(rate.status()).isEqualTo(Status.SINGLE_SOURCE);
    }

    @Test
    void aRateWithoutAFigureHasNoAmount() {
        Rate rate = builtIn.inForce(FEBRUARY).rate(Benefit.DISABILITY, "military-group-2");

        assertThat(rate.isKnown()).isFalse();
        assertThat(rate.coefficient()).isNull();
        assertThat(rate.amount()).isEqualTo(MoneyColumn.UNKNOWN);
    }

    @Test
    void ratesStandAtTheirNumbers() {
        List<Rate> rates = builtIn.inForce(FEBRUARY).rates();

        for (int i = 0; i < rates.size(); i++) {
            assertThat(rates.get(i).number()).isEqualTo(i);
        }
    }

    @Test
    void anArchivedLawIsTheLawOfThenWithWhatTheOfficeAdded() throws IOException {
        Files.writeString(directory.resolve("office.yaml"), """
                poverty-line:
                  - {region: "71", from: 2026-01-01, to: 2026-04-01, value: 46100, status: confirmed, cite: 'order \\ of "today"'}
                """);
        LawBook law = builtIn.with(directory);

        String archive = LawArchive.write(law);
        LawBook read = LawArchive.read("law.yaml", archive.getBytes(StandardCharsets.UTF_8));

        assertThat(archive).contains("poverty-line").contains("46100");
        assertThat(read.digest()).isEqualTo(law.digest()).isNotEqualTo(builtIn.digest());
        assertThat(read.inForce(FEBRUARY).rates())
                .isEqualTo(law.inForce(FEBRUARY).rates());
        assertThat(read.name(Benefit.TSA, "kk")).isEqualTo(law.name(Benefit.TSA, "kk"));
        assertThat(LawArchive.write(read)).isEqualTo(archive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01", "2027-12"})
    void ofAYearWithoutIndicesEveryMissingOneIsNamed(String month) {
        assertThatThrownBy(() -> builtIn.inForce(YearMonth.parse(month)))
                .isInstanceOf(MissingParameter.class)
                .hasMessageContaining(month)
                .hasMessageContaining("mrp, subsistence-minimum")
                .hasMessageContaining("TOLEM_HOME/law");
    }

    @Test
    void everyMonthSinceTheCodeIsInForceHasItsLaw() {
        for (YearMonth month = YearMonth.of(2023, 7);
                month.isBefore(YearMonth.of(2027, 1));
                month = month.plusMonths(1)) {
            assertThat(new Calculation(List.of(builtIn.inForce(month))).worker())
                    .isNotNull();
        }
        assertThatThrownBy(() -> builtIn.inForce(YearMonth.of(2023, 6))).isInstanceOf(MissingParameter.class);
    }

    @Test
    void noMonthHasTwoValuesOfOneParameter() {
        for (YearMonth month = YearMonth.of(2022, 1);
                month.isBefore(YearMonth.of(2028, 1));
                month = month.plusMonths(1)) {
            assertThat(builtIn.inForceEntries(month)).extracting(Entry::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void anOpenValueEndsWhereTheNextOneBegins() {
        LawBook raised =
                with("LARGE_FAMILY: {children-4: [{from: 2026-02-01, value: 17, status: confirmed, cite: x}]}");

        assertThat(raised.inForce(YearMonth.of(2026, 1))
                        .rate(Benefit.LARGE_FAMILY, "children-4")
                        .coefficient())
                .isEqualByComparingTo("16.03");
        assertThat(raised.inForce(FEBRUARY)
                        .rate(Benefit.LARGE_FAMILY, "children-4")
                        .coefficient())
                .isEqualByComparingTo("17");
    }

    @Test
    void aPovertyLineHoldsInItsQuarterAndRegionOnly() {
        byte aktobe = (byte) Region.AKTOBE.ordinal();

        Rate line = builtIn.inForce(FEBRUARY).povertyLine(aktobe);
        assertThat(line)
                .extracting(Rate::amount, Rate::legalBasis)
                .containsExactly(37_060_00L, "Social Code art. 120-128");
        assertThat(builtIn.inForce(YearMonth.of(2026, 4)).povertyLine(aktobe)).isNull();
        assertThat(builtIn.inForce(FEBRUARY).povertyLine((byte) Region.ASTANA.ordinal()))
                .isNull();
        assertThat(builtIn.missingPovertyLines(List.of(Region.SHYMKENT, Region.ASTANA, Region.AKTOBE), FEBRUARY))
                .containsExactly(Region.ASTANA, Region.SHYMKENT);
    }

    @Test
    void anOfficeAddsConfirmsAndCorrects() {
        LawBook office = with("""
                poverty-line:
                  - {region: "71", from: 2026-01-01, to: 2026-04-01, value: 46100, status: confirmed, cite: "order of …"}
                  - {region: "15", from: 2026-01-01, to: 2026-04-01, value: 37060, status: confirmed, cite: "order of …"}
                mrp: [{from: 2027-01-01, to: 2028-01-01, value: 4500.50, status: single-source, cite: draft}]
                subsistence-minimum: [{from: 2027-01-01, to: 2028-01-01, value: 55000, status: sample, cite: made up}]
                GENERAL: {payee-minimum-age: [{from: 2023-07-01, value: 16, status: confirmed, cite: x}]}
                """);

        assertThat(office.missingPovertyLines(List.of(Region.ASTANA, Region.AKTOBE), FEBRUARY))
                .isEmpty();
        assertThat(office.inForce(FEBRUARY).povertyLine((byte) Region.AKTOBE.ordinal()))
                .extracting(Rate::status)
                .isEqualTo(Status.CONFIRMED);
        assertThat(office.inForce(YearMonth.of(2027, 1)).rate(Benefit.TSA_CHILD, "per-child"))
                .extracting(Rate::base, Rate::amount)
                .containsExactly(4500_50L, 6751_00L);
        assertThat(office.inForce(YearMonth.of(2027, 1)).rate(Benefit.DISABILITY, "general-group-1"))
                .extracting(Rate::status)
                .isEqualTo(Status.SAMPLE);
        assertThat(office.entries()).hasSize(builtIn.entries().size() + 3);
    }

    @Test
    void loansCountOnceTheLawIsSwitchedOn() {
        int loan = IncomeKind.LOAN.ordinal();
        LawBook on = with("TSA: {income-loan: [{from: 2026-02-01, value: yes, status: assumption, cite: x}]}");

        assertThat(builtIn.inForce(FEBRUARY).countedIncome()[loan]).isFalse();
        assertThat(on.inForce(YearMonth.of(2026, 1)).countedIncome()[loan]).isFalse();
        assertThat(on.inForce(FEBRUARY).countedIncome()[loan]).isTrue();
    }

    @Test
    void whatIsNotConfirmedIsListedForTheMonthsAndRegionsThatUseIt() {
        List<String> listed = builtIn.unconfirmedEntries(List.of(FEBRUARY), List.of(Region.AKTOBE)).stream()
                .map(Entry::name)
                .toList();

        assertThat(listed)
                .contains("poverty-line/15", "TSA_CHILD/until-age", "TSA_CHILD/rounding", "TSA/income-loan")
                .doesNotContain("mrp", "LARGE_FAMILY/children-4");
        assertThat(builtIn.unconfirmedEntries(List.of(FEBRUARY), List.of(Region.ASTANA)))
                .extracting(Entry::name)
                .doesNotContain("poverty-line/15");
        assertThat(builtIn.unconfirmedEntries(List.of(YearMonth.of(2024, 5)), List.of()))
                .extracting(Entry::name)
                .contains("subsistence-minimum");
    }

    @Test
    void theDigestFollowsWhatIsSaidAndNotHowItIsWritten() throws IOException {
        String one = "{region: \"71\", from: 2026-01-01, to: 2026-04-01, value: 46100, status: confirmed, cite: order}";
        String other =
                "{region: '75', from: 2026-01-01, to: 2026-04-01, value: 47000.5, status: confirmed, cite: order}";
        Path apart = Files.createDirectory(directory.resolve("apart"));
        Files.writeString(apart.resolve("z.yaml"), "poverty-line: [" + one + "]");
        Files.writeString(apart.resolve("a.yaml"), """
                # in another layout
                poverty-line:
                - region: 75
                  from: 2026-01-01
                  to: 2026-04-01
                  value: 47000.50
                  cite: "order"
                  status: confirmed
                """);

        String together = with("poverty-line: [" + one + ", " + other + "]").digest();

        assertThat(together)
                .matches("[0-9a-f]{64}")
                .isEqualTo(builtIn.with(apart).digest());
        assertThat(together).isNotEqualTo(builtIn.digest());
        assertThat(builtIn.with(directory.resolve("nowhere")).digest()).isEqualTo(builtIn.digest());
        Files.writeString(apart.resolve("z.yaml"), "poverty-line: [" + one.replace("confirmed", "sample") + "]");
        assertThat(builtIn.with(apart).digest()).isNotEqualTo(together);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, status: confirmed}] | line 1, mrp[1]: cite is missing",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, cite: x}] | mrp[1]: status is missing",
                "mrp: [{to: 2028-01-01, value: 1, status: confirmed, cite: x}] | mrp[1]: from is missing",
                "mrp: [{from: 2027-01-01, value: 1, status: confirmed, cite: x}] | mrp[1]: to is missing",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, status: confirmed, cite: x}] | mrp[1]: value is missing",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, status: not-found, cite: x}] | mrp[1]/value: is given",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, status: sure, cite: x}] | mrp[1]/status: must be one of",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, status: confirmed, cite: x, note: y}] | mrp[1]/note: is not known",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, status: confirmed, cite: ''}] | mrp[1]/cite: is empty",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1.005, status: confirmed, cite: x}] | mrp[1]/value: must be an amount",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1e3, status: confirmed, cite: x}] | mrp[1]/value: must be an amount",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: -1, status: confirmed, cite: x}] | mrp[1]/value: must be an amount",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 0, status: confirmed, cite: x}] | mrp[1]/value: must be an amount",
                "mrp: [{from: 2027-01-15, to: 2028-01-01, value: 1, status: confirmed, cite: x}] | mrp[1]/from: must be the first",
                "mrp: [{from: 01.01.2027, to: 2028-01-01, value: 1, status: confirmed, cite: x}] | mrp[1]/from: must be a date",
                "mrp: [{from: 2028-01-01, to: 2027-01-01, value: 1, status: confirmed, cite: x}] | mrp[1]: to is not after from",
                "mrp: [{from: 2026-07-01, to: 2027-01-01, value: 1, status: confirmed, cite: x}] | overlaps with the one from 2026-01-01",
                "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 1, value: 2, status: confirmed, cite: x}] | mrp[1]/value: stands here twice",
                "mrp: 4500 | mrp: must be a list",
                "mrp: [] | mrp: has no value",
                "mpr: [] | mpr: is no index and no benefit",
                "MOTHERHOOD: {kumis-alqa: []} | MOTHERHOOD: is no index and no benefit",
                "LARGE_FAMILY: {children-3: []} | LARGE_FAMILY/children-3: no parameter of that name",
                "LARGE_FAMILY: {minimum-children: [{from: 2026-01-01, value: 3.5, status: confirmed, cite: x}]} | must be a whole number",
                "LARGE_FAMILY: {minimum-children: [{from: 2026-01-01, status: not-found, cite: x}]} | cannot be not-found",
                "LARGE_FAMILY: {children-4: [{from: 2026-01-01, value: 16.00001, status: confirmed, cite: x}]} | must be a coefficient",
                "LARGE_FAMILY: {rounding: [{from: 2026-01-01, mode: down, status: confirmed, cite: x}]} | must be up-to-tenge",
                "TSA: {income-loan: [{from: 2026-01-01, value: true, status: confirmed, cite: x}]} | must be yes or no",
                "poverty-line: [{from: 2026-01-01, to: 2026-04-01, value: 1, status: sample, cite: x}] | region is missing",
                "poverty-line: [{region: 72, from: 2026-01-01, to: 2026-04-01, value: 1, status: sample, cite: x}] | code of a region",
                "poverty-line: [{region: 71, from: 2026-01-01, to: 2027-01-01, value: 1, status: sample, cite: x}] | for one quarter",
                "poverty-line: [{region: 71, from: 2026-02-01, to: 2026-05-01, value: 1, status: sample, cite: x}] | for one quarter",
                "mrp: [{from: 2027-01-01 | is not YAML",
                "'' | is empty",
            })
    void whatCannotBeReadAsLawIsRefusedWithFileAndPlace(String text, String said) {
        assertThatThrownBy(() -> with(text))
                .isInstanceOfSatisfying(
                        InvalidLaw.class, invalid -> assertThat(invalid.file()).isEqualTo("office.yaml"))
                .hasMessageStartingWith("office.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void twoFilesMustNotSayTheSame() throws IOException {
        String line = "mrp: [{from: 2027-01-01, to: 2028-01-01, value: 4500, status: confirmed, cite: x}]";
        Files.writeString(directory.resolve("a.yaml"), line);
        Files.writeString(directory.resolve("b.yaml"), line);

        assertThatThrownBy(() -> builtIn.with(directory))
                .isInstanceOf(InvalidLaw.class)
                .hasMessage("b.yaml, mrp: the value from 2027-01-01 stands in a.yaml too; remove one of both");
    }

    @Test
    void aFileThatWouldBePassedOverIsRefused() throws IOException {
        Files.writeString(directory.resolve("a.yml"), "mrp: []");

        assertThatThrownBy(() -> builtIn.with(directory))
                .isInstanceOf(InvalidLaw.class)
                .hasMessageContaining("rename");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Files.write(directory.resolve("a.yaml"), "mrp: ё".getBytes(java.nio.charset.Charset.forName("windows-1251")));

        assertThatThrownBy(() -> builtIn.with(directory))
                .isInstanceOf(InvalidLaw.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void benefitsHaveNamesInThreeLanguages() {
        assertThat(builtIn.name(Benefit.LARGE_FAMILY, "en")).isEqualTo("large-family allowance");
        assertThat(builtIn.name("mrp", "ru")).startsWith("месячный");
        assertThat(builtIn.name(Benefit.BURIAL, "kk")).isEqualTo("жерлеуге берілетін біржолғы төлем");
        assertThatThrownBy(() -> builtIn.name(Benefit.TSA, "de")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesAreExact() {
        assertThat(builtIn.entries())
                .filteredOn(entry -> entry.name().equals("DISABILITY/general-group-3"))
                .singleElement()
                .extracting(Entry::number)
                .isEqualTo(new BigDecimal("1.2"));
    }

    private LawBook with(String yaml) {
        try {
            Files.write(directory.resolve("office.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
            return builtIn.with(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
