package kz.tolem.readers.registry;

import static kz.tolem.calc.columns.Defect.AGE_IMPOSSIBLE;
import static kz.tolem.calc.columns.Defect.BIRTH_IN_FUTURE;
import static kz.tolem.calc.columns.Defect.DATES_REVERSED;
import static kz.tolem.calc.columns.Defect.DEATH_BEFORE_BIRTH;
import static kz.tolem.calc.columns.Defect.IIN_DISAGREES;
import static kz.tolem.calc.columns.Defect.IIN_INVALID;
import static kz.tolem.calc.columns.Defect.NO_MEMBERS;
import static kz.tolem.calc.columns.Defect.UNKNOWN_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import kz.tolem.calc.columns.Defect;
import kz.tolem.sample.RegistrySchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MemberChecksTest {

    private static final String ADULT = "member {f}/{a}/2010-01-01";

    private static final List<EdgeCase> CASES = List.of(
            doubted("an IIN that is missing", "iin = NULL", IIN_INVALID, "iin"),
            doubted("an IIN of blanks", "iin = ''", IIN_INVALID, "iin"),
            doubted("an IIN of eleven digits", "iin = '85030130000'", IIN_INVALID, "iin"),
            doubted("an IIN with a letter", "iin = '8503013000x1'", IIN_INVALID, "iin"),
            doubted("an IIN of zeros", "iin = '000000000000'", IIN_INVALID, "iin"),
            doubted("an IIN with a wrong check digit", "iin = '850301300302'", IIN_INVALID, "iin"),
            doubted("an IIN that was never issued", "iin = '850301301100'", IIN_INVALID, "iin"),
            lawful("an IIN with the check digit of the second weights", "iin = '850301300301'"),
            warned("an IIN of another day", iin("850302", 3), "iin, birth_date"),
            warned("an IIN of another century", iin("850301", 5), "iin, birth_date"),
            warned("an IIN of a woman for a man", iin("850301", 4), "iin, sex"),
            warned("an IIN without a century", iin("850301", 0), "iin, birth_date"),
            lawful("a birth on the day of the run", "birth_date = '2026-03-15', " + iin("260315", 5)),
            doubted(
                    "a birth on the day after the run",
                    "birth_date = '2026-03-16', " + iin("260316", 5),
                    BIRTH_IN_FUTURE,
                    "birth_date"),
            lawful("a death on the day of birth", "death_date = '1985-03-01'"),
            doubted(
                    "a death on the day before birth",
                    "death_date = '1985-02-28'",
                    DEATH_BEFORE_BIRTH,
                    "birth_date, death_date"),
            lawful("the last day of an age of 120 years", "birth_date = '1905-03-16', " + iin("050316", 3)),
            doubted(
                    "an age of 121 years",
                    "birth_date = '1905-03-15', " + iin("050315", 3),
                    AGE_IMPOSSIBLE,
                    "birth_date"),
            lawful(
                    "somebody born long ago who died at 120",
                    "birth_date = '1880-05-05', death_date = '2001-05-04', " + iin("800505", 1)),
            doubted(
                    "somebody who died on the 121st birthday",
                    "birth_date = '1880-05-05', death_date = '2001-05-05', " + iin("800505", 1),
                    AGE_IMPOSSIBLE,
                    "birth_date"),
            doubted("a birth before all time", "birth_date = '-infinity'", AGE_IMPOSSIBLE, "birth_date")
                    .listed(ADULT, "{a}", IIN_DISAGREES, "iin, birth_date"),
            doubted("a birth without end", "birth_date = 'infinity'", BIRTH_IN_FUTURE, "birth_date")
                    .listed(ADULT, "{a}", IIN_DISAGREES, "iin, birth_date"),
            doubted("a sex that is no known code", "sex = 'X'", UNKNOWN_CODE, "sex"),
            doubted("a blank for the sex", "sex = ' '", UNKNOWN_CODE, "sex"),
            doubted("a role that is no known code", "role = 'WARD'", UNKNOWN_CODE, "role"),
            doubted("a role in lower case", "role = 'adult'", UNKNOWN_CODE, "role"),
            doubted("a residence that is no known code", "residence = 'NOMAD'", UNKNOWN_CODE, "residence"),
            doubted("an empty residence", "residence = ''", UNKNOWN_CODE, "residence"),
            lawful("a residence with blanks behind it", "residence = 'KANDAS  '"),
            lawful("a membership of one day", "to_date = '2010-01-02'"),
            doubted(
                    "a membership that ends as it begins",
                    "to_date = '2010-01-01'",
                    DATES_REVERSED,
                    "from_date, to_date"),
            doubted(
                    "a membership that ends before it begins",
                    "to_date = '2009-12-31'",
                    DATES_REVERSED,
                    "from_date, to_date"),
            doubted(
                            "reversed dates and no IIN: the dates are what the calculation must not rely on",
                            "iin = NULL, to_date = '2009-12-31'",
                            DATES_REVERSED,
                            "from_date, to_date")
                    .listed(ADULT, "{a}", IIN_INVALID, "iin"),
            doubted(
                            "a birth to come and an unknown role",
                            "birth_date = '2026-03-16', role = 'WARD', " + iin("260316", 5),
                            BIRTH_IN_FUTURE,
                            "birth_date")
                    .listed(ADULT, "{a}", UNKNOWN_CODE, "role"),
            family("a region that is no known code", "region = '00'", UNKNOWN_CODE),
            family("a blank region", "region = ''", UNKNOWN_CODE),
            EdgeCase.of(
                    "no district, no dwelling, no level",
                    "UPDATE registry.family SET district = NULL, dwelling_id = NULL, wellbeing_level = NULL"
                            + " WHERE family_id = {f}"),
            EdgeCase.of(
                            "a family without members or anything else",
                            everyTable("DELETE FROM registry.%s WHERE family_id = {f}"))
                    .doubted("family {f}", "nobody", NO_MEMBERS, "member"),
            EdgeCase.of(
                            "a family whose members are recorded after the snapshot",
                            everyTable("UPDATE registry.%s SET recorded_at = 'infinity' WHERE family_id = {f}"))
                    .doubted("family {f}", "nobody", NO_MEMBERS, "member"));

    private static ChangedFamilies families;

    private static EdgeCase lawful(String name, String columns) {
        return EdgeCase.of(
                name, "UPDATE registry.member SET " + columns + " WHERE family_id = {f} AND person_id = {a}");
    }

    private static EdgeCase doubted(String name, String columns, Defect defect, String detail) {
        return lawful(name, columns).doubted(ADULT, "{a}", defect, detail);
    }

    private static EdgeCase warned(String name, String columns, String detail) {
        return lawful(name, columns).listed(ADULT, "{a}", IIN_DISAGREES, detail);
    }

    private static EdgeCase family(String name, String columns, Defect defect) {
        return EdgeCase.of(name, "UPDATE registry.family SET " + columns + " WHERE family_id = {f}")
                .doubted("family {f}", "nobody", defect, "region");
    }

    private static String iin(String birth, int centuryAndSex) {
        return "iin = '" + TestIin.of(birth, centuryAndSex, 1) + "'";
    }

    private static String everyTable(String statement) {
        StringBuilder all = new StringBuilder();
        for (String table : RegistrySchema.TABLES) {
            if (!table.equals("family")) {
                all.append(statement.replace("%s", table)).append("; ");
            }
        }
        return all.toString();
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
