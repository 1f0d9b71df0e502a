package kz.tolem.readers.registry;

import static kz.tolem.calc.columns.Defect.DATES_REVERSED;
import static kz.tolem.calc.columns.Defect.FACTS_OVERLAP;
import static kz.tolem.calc.columns.Defect.INCOME_NEGATIVE;
import static kz.tolem.calc.columns.Defect.INCOME_UNKNOWN;
import static kz.tolem.calc.columns.Defect.ORPHAN_FACT;
import static kz.tolem.calc.columns.Defect.UNKNOWN_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FactChecksTest {

    private static final String INCOME = "income {f}/{a}/2025-11-01/WAGE";
    private static final String DISABILITY = "disability {f}/{c}/2024-01-01";
    private static final String CARE = "care {f}/{a}/{c}/2024-01-01";
    private static final String AWARD = "award {f}/{a}/HOME_FRONT/2020-01-01";

    private static final List<EdgeCase> CASES = new ArrayList<>(List.of(
            fact("an income that is not known", "income", "amount = NULL")
                    .doubted(INCOME, "{a}", INCOME_UNKNOWN, "amount"),
            fact("an income that is no number", "income", "amount = 'NaN'")
                    .doubted(INCOME, "{a}", INCOME_UNKNOWN, "amount"),
            fact("an income of nothing", "income", "amount = 0"),
            fact("an income below nothing", "income", "amount = -0.01")
                    .doubted(INCOME, "{a}", INCOME_NEGATIVE, "amount"),
            fact("an income of unknown kind", "income", "kind = 'LOTTERY'")
                    .doubted("income {f}/{a}/2025-11-01/?", "{a}", UNKNOWN_CODE, "kind"),
            fact("an income of no kind", "income", "kind = ' '")
                    .doubted("income {f}/{a}/2025-11-01/?", "{a}", UNKNOWN_CODE, "kind"),
            fact("an income of nobody", "income", "person_id = {x}")
                    .doubted("income {f}/{x}/2025-11-01/WAGE", "{x}", ORPHAN_FACT, "person_id"),
            fact(
                            "an income of unknown kind, of nobody, not known",
                            "income",
                            "kind = '', person_id = {x}, amount = NULL")
                    .doubted("income {f}/{x}/2025-11-01/?", "{x}", UNKNOWN_CODE, "kind")
                    .listed("income {f}/{x}/2025-11-01/?", "{x}", INCOME_UNKNOWN, "amount")
                    .listed("income {f}/{x}/2025-11-01/?", "{x}", ORPHAN_FACT, "person_id"),
            EdgeCase.of(
                    "facts of somebody who has left",
                    "UPDATE registry.member SET to_date = '2018-01-01' WHERE family_id = {f}"),
            EdgeCase.of(
                    "facts of somebody who left and came back",
                    "UPDATE registry.member SET to_date = '2018-01-01' WHERE family_id = {f}; INSERT INTO"
                            + " registry.member SELECT family_id, person_id, iin, birth_date, death_date, sex, role,"
                            + " residence, birth_order, '2020-01-01', NULL, recorded_at FROM registry.member"
                            + " WHERE family_id = {f}"),
            fact("a group of disability above 3", "disability", "disability_group = 4")
                    .doubted(DISABILITY, "{c}", UNKNOWN_CODE, "disability_group"),
            fact("a group of disability below 0", "disability", "disability_group = -1")
                    .doubted(DISABILITY, "{c}", UNKNOWN_CODE, "disability_group"),
            fact("an unknown cause", "disability", "cause = 'ILLNESS'")
                    .doubted(DISABILITY, "{c}", UNKNOWN_CODE, "cause"),
            fact("an empty cause", "disability", "cause = ''").doubted(DISABILITY, "{c}", UNKNOWN_CODE, "cause"),
            fact("a carer who is nobody", "care", "person_id = {x}")
                    .doubted("care {f}/{x}/{c}/2024-01-01", "{x}", ORPHAN_FACT, "person_id"),
            fact("somebody cared for who is nobody", "care", "cared_person_id = {x}")
                    .doubted("care {f}/{a}/{x}/2024-01-01", "{a}", ORPHAN_FACT, "cared_person_id"),
            fact("care that ends as it begins", "care", "to_date = from_date")
                    .doubted(CARE, "{a}", DATES_REVERSED, "from_date, to_date"),
            more("care for two people", "care", "{a}, {a}, false, '2025-01-01', NULL"),
            more("two facts of care for one", "care", "{a}, {c}, true, '2025-01-01', NULL")
                    .listed("care {f}/{a}/{c}/2025-01-01", "{a}", FACTS_OVERLAP, "from_date, to_date"),
            fact("an award of nobody", "award", "person_id = {x}")
                    .doubted("award {f}/{x}/HOME_FRONT/2020-01-01", "{x}", ORPHAN_FACT, "person_id"),
            fact("an unknown award", "award", "kind = 'STAR'")
                    .doubted("award {f}/{a}/?/2020-01-01", "{a}", UNKNOWN_CODE, "kind"),
            fact("an award that ends before it begins", "award", "to_date = '2019-12-31'")
                    .doubted(AWARD, "{a}", DATES_REVERSED, "from_date, to_date"),
            fact("an unknown award with reversed dates", "award", "kind = 'STAR', to_date = '2019-12-31'")
                    .doubted("award {f}/{a}/?/2020-01-01", "{a}", DATES_REVERSED, "from_date, to_date")
                    .listed("award {f}/{a}/?/2020-01-01", "{a}", UNKNOWN_CODE, "kind"),
            more("two awards", "award", "{a}, 'AFGHANISTAN', '2020-01-01', NULL"),
            more("one award twice", "award", "{a}, 'HOME_FRONT', '2021-01-01', NULL")
                    .listed("award {f}/{a}/HOME_FRONT/2021-01-01", "{a}", FACTS_OVERLAP, "from_date, to_date"),
            more(
                            "study without and with end",
                            "study",
                            "{c}, '2024-01-01', '2024-02-01'), ({f}, {c}, '2025-01-01', NULL")
                    .listed("study {f}/{c}/2024-01-01", "{c}", FACTS_OVERLAP, "from_date, to_date")
                    .listed("study {f}/{c}/2025-01-01", "{c}", FACTS_OVERLAP, "from_date, to_date"),
            more("two people who study", "study", "{a}, '2024-01-01', NULL"),
            more("a reversed study within another", "study", "{c}, '2024-01-01', '2023-12-31'")
                    .doubted("study {f}/{c}/2024-01-01", "{c}", DATES_REVERSED, "from_date, to_date"),
            more("an illness of the day after another", "incapacity", "{a}, '2026-02-01', NULL"),
            more("an illness of the last day of another", "incapacity", "{a}, '2026-01-31', NULL")
                    .listed("incapacity {f}/{a}/2026-01-31", "{a}", FACTS_OVERLAP, "from_date, to_date")));

    static {
        for (String table : List.of("disability", "study", "incapacity", "breadwinner_loss")) {
            String person = table.equals("incapacity") ? "{a}" : "{c}";
            String from = from(table);
            String row = table + " {f}/" + person + "/" + from;
            CASES.add(fact(table + " of one day", table, "to_date = from_date + 1"));
            CASES.add(fact(table + " that ends as it begins", table, "to_date = from_date")
                    .doubted(row, person, DATES_REVERSED, "from_date, to_date"));
            CASES.add(fact(table + " of all time", table, "from_date = '-infinity', to_date = 'infinity'"));
            CASES.add(fact(table + " without beginning and end of time", table, "from_date = 'infinity'")
                    .doubted(table + " {f}/" + person + "/infinity", person, DATES_REVERSED, "from_date, to_date"));
            CASES.add(fact(table + " of nobody", table, "person_id = {x}")
                    .doubted(table + " {f}/{x}/" + from, "{x}", ORPHAN_FACT, "person_id"));
            CASES.add(fact(table + " of nobody, reversed", table, "person_id = {x}, to_date = from_date - 1")
                    .doubted(table + " {f}/{x}/" + from, "{x}", DATES_REVERSED, "from_date, to_date")
                    .listed(table + " {f}/{x}/" + from, "{x}", ORPHAN_FACT, "person_id"));
        }
    }

    private static ChangedFamilies families;

    private static String from(String table) {
        return switch (table) {
            case "disability" -> "2024-01-01";
            case "study" -> "2023-09-01";
            case "incapacity" -> "2025-11-01";
            default -> "2020-01-01";
        };
    }

    private static EdgeCase fact(String name, String table, String columns) {
        return EdgeCase.of(name, "UPDATE registry." + table + " SET " + columns + " WHERE family_id = {f}");
    }

    private static EdgeCase more(String name, String table, String values) {
        String rows = ("({f}, " + values + ")").replace(")", ", timestamptz '" + TestRegistry.LONG_AGO + "')");
        return EdgeCase.of(name, "INSERT INTO registry." + table + " VALUES " + rows);
    }

    @BeforeAll
    static void check() throws SQLException {
        families = ChangedFamilies.check(CASES);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void onlyWhatIsWrongIsListedAndInDoubt(EdgeCase edge) {
        assertThat(families.about(edge)).isEqualTo(families.expected(edge));
    }

    @Test
    void theFamiliesBesideThemAreHealthy() {
        assertThat(families.faultyBetweenCases()).isZero();
    }
}
