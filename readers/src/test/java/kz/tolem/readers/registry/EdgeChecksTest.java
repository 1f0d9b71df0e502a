package kz.tolem.readers.registry;

import static kz.tolem.readers.registry.ChangedFamilies.AS_OF;
import static kz.tolem.readers.registry.ChangedFamilies.FIRST;
import static kz.tolem.readers.registry.ChangedFamilies.LAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.sample.small.SmallRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeChecksTest {

    private static final List<String> SMALL_REGISTRY = List.of(
            "account 222/3553/2021-02-01 3553 IBAN_INVALID: iban",
            "application 225/22501 nobody APPLICANT_UNKNOWN: applicant_id",
            "disability 311/4977/2020-03-10 4977 GROUP_AGE_MISMATCH: disability_group",
            "disability 312/4994/2023-06-10 4994 GROUP_AGE_MISMATCH: disability_group",
            "disability 313/5009/2025-06-01 5009 FACTS_OVERLAP: from_date, to_date",
            "disability 321/5137/2020-03-10 5137 UNKNOWN_CODE: cause",
            "family 401 nobody NO_MEMBERS: member",
            "family 402 nobody UNKNOWN_CODE: region",
            "incapacity 407/6514/2025-10-01 6514 DATES_REVERSED: from_date, to_date",
            "income 124/1998/2025-08-01/WAGE 1998 ORPHAN_FACT: person_id",
            "income 136/2177/2025-08-01/PENSION 2177 INCOME_UNKNOWN: amount",
            "income 137/2193/2025-08-01/PENSION 2193 INCOME_NEGATIVE: amount",
            "member 138/2210/2015-01-01 2210 IIN_INVALID: iin",
            "member 139/2226/2015-01-01 2226 IIN_INVALID: iin",
            "member 211/3382/2016-01-19 3382 IIN_INVALID: iin",
            "member 212/3397/2016-01-19 3397 IIN_INVALID: iin",
            "member 213/3417/2016-01-19 3417 IIN_INVALID: iin",
            "member 226/3622/2016-01-19 3622 UNKNOWN_CODE: role",
            "member 320/5121/2015-01-01 5121 IIN_INVALID: iin",
            "member 322/5153/2015-01-01 5153 IIN_DISAGREES: iin, birth_date",
            "member 403/6449/2015-01-01 6449 DEATH_BEFORE_BIRTH: birth_date, death_date",
            "member 404/6465/1995-01-01 6465 AGE_IMPOSSIBLE: birth_date",
            "member 405/6482/2099-01-01 6482 BIRTH_IN_FUTURE: birth_date",
            "member 406/6497/2020-05-01 6497 DATES_REVERSED: from_date, to_date",
            "member 407/6513/2015-01-01 6513 UNKNOWN_CODE: residence",
            "member 9999/159985/2015-01-01 159985 ORPHAN_MEMBER: no such family");

    @Test
    void theSmallRegistryHasTheDefectsThatItShowsAndNoOthers() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            SmallRegistry.load(registry.connection);
            for (int familiesPerRange : List.of(1, 7, 1_000)) {
                Findings found = Findings.of(registry, AS_OF, YearMonth.of(2025, 10), LAST, familiesPerRange);
                assertThat(found.listed().stream().map(Findings::text))
                        .containsExactlyInAnyOrderElementsOf(SMALL_REGISTRY);
                // two mismatches and two warnings are paid, and who is in no family is not stored
                assertThat(found.doubts()).hasSize(SMALL_REGISTRY.size() - 5);
            }
        }
    }

    @Test
    void nothingIsSaidOfAHealthyFamily() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            ChangedFamilies.addHealthy(registry, 1, 3);
            Findings found = Findings.of(registry, AS_OF, FIRST, LAST, 10);
            assertThat(found.listed()).isEmpty();
            assertThat(found.doubts()).isEmpty();
        }
    }

    @Test
    void factsOfOnePersonInTwoFamiliesDoNotOverlap() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1).member(1, 10).family(2).member(2, 10);
            for (int family = 1; family <= 2; family++) {
                registry.add("study", family, 10, "2024-09-01", null, TestRegistry.LONG_AGO);
                registry.add("care", family, 10, 10, "false", "2024-09-01", null, TestRegistry.LONG_AGO);
                registry.add("award", family, 10, "HOME_FRONT", "2024-09-01", null, TestRegistry.LONG_AGO);
            }
            assertThat(Findings.of(registry, AS_OF, FIRST, LAST, 10).listed()).isEmpty();
        }
    }

    @Test
    void aRowOfAFamilyThatDoesNotExistIsListedOnceAndHarmsNobody() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            ChangedFamilies.addHealthy(registry, 1, 3);
            registry.execute("DELETE FROM registry.family WHERE family_id = 2");
            Findings found = Findings.of(registry, AS_OF, FIRST, LAST, 10);
            assertThat(found.doubts()).isEmpty();
            assertThat(found.listed().stream().map(Findings::text))
                    .containsExactly(
                            "member 2/21/2010-01-01 21 ORPHAN_MEMBER: no such family",
                            "member 2/22/2016-05-05 22 ORPHAN_MEMBER: no such family",
                            "disability 2/22/2024-01-01 22 ORPHAN_FACT: no such family",
                            "study 2/22/2023-09-01 22 ORPHAN_FACT: no such family",
                            "incapacity 2/21/2025-11-01 21 ORPHAN_FACT: no such family",
                            "care 2/21/22/2024-01-01 21 ORPHAN_FACT: no such family",
                            "award 2/21/HOME_FRONT/2020-01-01 21 ORPHAN_FACT: no such family",
                            "breadwinner_loss 2/22/2020-01-01 22 ORPHAN_FACT: no such family",
                            "application 2/21 nobody ORPHAN_FACT: no such family",
                            "application 2/22 22 ORPHAN_FACT: no such family",
                            "tsa_case 2/21 nobody ORPHAN_FACT: no such family",
                            "account 2/21/2021-02-01 21 ORPHAN_FACT: no such family",
                            "income 2/21/2025-11-01/WAGE 21 ORPHAN_FACT: no such family");
        }
    }

    @ParameterizedTest(name = "born on {0}, on {1}: impossible {2}")
    @CsvSource({
        "1904-02-29, 2025-02-27, false",
        "1904-02-29, 2025-02-28, true",
        "1904-03-01, 2025-02-28, false",
        "1903-03-01, 2024-02-29, false",
        "1903-02-28, 2024-02-28, true",
        "1903-03-01, 2024-03-01, true"
    })
    void aLeapDayIsABirthdayOnThe28thInOtherYears(String birth, LocalDate asOf, boolean impossible)
            throws SQLException {
        FamilyColumns columns = oneMember(LocalDate.parse(birth));
        List<QuarantinedRow> listed = new ArrayList<>();
        new EdgeChecks(asOf, YearMonth.from(asOf), YearMonth.from(asOf)).check(columns, listed::add);
        assertThat(listed.stream().map(row -> row.defect().name()).toList().contains("AGE_IMPOSSIBLE"))
                .isEqualTo(impossible);
    }

    private static FamilyColumns oneMember(LocalDate birth) {
        FamilyColumns columns = new FamilyColumns();
        columns.families.family.append(1);
        columns.members.family.append(1);
        columns.members.birth.append(Math.toIntExact(birth.toEpochDay()));
        for (Table table : List.of(columns.families, columns.members)) {
            for (Column column : table.columns()) {
                if (column.size() == 0) {
                    column.appendNull();
                }
            }
        }
        return columns;
    }

    @Test
    void nothingIsChangedButTheDoubtAndWhetherAnIbanIsValid() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            SmallRegistry.load(registry.connection);
            FamilyColumns columns = new FamilyColumns();
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                    Connection connection = snapshot.connect()) {
                IncomeSelection incomes = new IncomeSelection(FIRST, LAST, true);
                new RangeReader(connection, snapshot, incomes)
                        .read(snapshot.ranges(1_000).get(0), columns, row -> {});
            }
            List<String> before = values(columns);
            new EdgeChecks(AS_OF, FIRST, LAST).check(columns, row -> {});
            assertThat(before).hasSizeGreaterThan(5_000);
            assertThat(values(columns)).isEqualTo(before);
        }
    }

    private static List<String> values(FamilyColumns columns) {
        List<String> values = new ArrayList<>();
        for (Table table : columns.tables()) {
            for (Column column : table.columns()) {
                for (int row = 0; row < column.size(); row++) {
                    if (column != table.defect && column != columns.accounts.ibanValid) {
                        values.add(table.name() + "." + column.name() + " " + value(column, row));
                    }
                }
            }
        }
        return values;
    }

    private static String value(Column column, int row) {
        if (column instanceof LongColumn c) {
            return Long.toString(c.at(row));
        } else if (column instanceof DateColumn c) {
            return Integer.toString(c.at(row));
        } else if (column instanceof MoneyColumn c) {
            return Long.toString(c.at(row));
        } else if (column instanceof SmallColumn c) {
            return Short.toString(c.at(row));
        } else if (column instanceof FlagColumn c) {
            return Boolean.toString(c.at(row));
        } else if (column instanceof CodeColumn<?> c) {
            return Byte.toString(c.at(row));
        }
        return ((TextColumn) column).text(row);
    }

    @Test
    void noTextOfTheRegistryIsListed() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            ChangedFamilies.addHealthy(registry, 1, 1);
            registry.execute("UPDATE registry.family SET region = '!!', district = 'SECRET'");
            registry.execute(
                    "UPDATE registry.member SET iin = 'SECRET', sex = '!', role = 'SECRET', residence = 'SECRET'");
            registry.execute("UPDATE registry.income SET kind = 'SECRET', amount = -987654");
            registry.execute("UPDATE registry.disability SET cause = 'SECRET'");
            registry.execute("UPDATE registry.award SET kind = 'SECRET'");
            registry.execute("UPDATE registry.application SET benefit = 'SECRET'");
            registry.execute("UPDATE registry.tsa_case SET conclusion = 'SECRET'");
            registry.execute("UPDATE registry.account SET iban = 'SECRET', bic = 'SECRET'");
            Findings found = Findings.of(registry, AS_OF, FIRST, LAST, 10);
            assertThat(found.listed()).hasSizeGreaterThan(12);
            assertThat(found.listed()).noneMatch(row -> Findings.text(row).matches(".*(SECRET|!|987654).*"));
        }
    }
}
