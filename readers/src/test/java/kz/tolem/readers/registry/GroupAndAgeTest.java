package kz.tolem.readers.registry;

import static kz.tolem.calc.columns.Defect.GROUP_AGE_MISMATCH;
import static kz.tolem.calc.columns.Defect.UNKNOWN_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Group 0 is lawful under 7, the others from the month of the seventh birthday on; January to March 2026. */
class GroupAndAgeTest {

    private static final List<EdgeCase> CASES = List.of(
            mismatch("group 0 at nine", "2016-05-05", 0, "2024-01-01", null),
            lawful("group 2 at nine", "2016-05-05", 2, "2024-01-01", null),
            lawful("group 0 at nine, until the last quarter", "2016-05-05", 0, "2024-01-01", "2026-01-01"),
            mismatch("group 0 at nine, for one day of this one", "2016-05-05", 0, "2024-01-01", "2026-01-02"),
            mismatch("group 0 at nine, from the last day on", "2016-05-05", 0, "2026-03-31", null),
            lawful("group 0 at nine, from the next quarter on", "2016-05-05", 0, "2026-04-01", null),
            lawful("group 0 at four", "2021-05-05", 0, "2024-01-01", null),
            mismatch("group 2 at four", "2021-05-05", 2, "2024-01-01", null),
            lawful("group 0 in the month of the seventh birthday", "2019-02-10", 0, "2024-01-01", "2026-03-01"),
            mismatch("group 0 after the month of the seventh birthday", "2019-02-10", 0, "2024-01-01", "2026-03-02"),
            lawful("group 3 in the month of the seventh birthday", "2019-02-10", 3, "2026-02-01", null),
            mismatch("group 3 before the month of the seventh birthday", "2019-02-10", 3, "2026-01-31", null),
            lawful("group 0 and a birthday on the first of the month", "2019-03-01", 0, "2024-01-01", null),
            lawful("group 1 and a birthday on the first of the month", "2019-03-01", 1, "2026-03-01", null),
            mismatch("group 1 the day before a birthday on the first", "2019-03-01", 1, "2026-02-28", null),
            lawful("group 0 and a birthday on the last of March", "2019-03-31", 0, "2024-01-01", null),
            mismatch("group 0 and a birthday on the last of February", "2019-02-28", 0, "2024-01-01", null),
            EdgeCase.of(
                    "group 0 of one who died before the quarter",
                    child("2016-05-05") + ", death_date = '2025-12-31'" + ofChild()
                            + disability(0, "2024-01-01", null)),
            EdgeCase.of(
                            "group 0 of one who died on the first day of the quarter",
                            child("2016-05-05") + ", death_date = '2026-01-01'" + ofChild()
                                    + disability(0, "2024-01-01", null))
                    .listed("disability {f}/{c}/2024-01-01", "{c}", GROUP_AGE_MISMATCH, "disability_group"),
            EdgeCase.of(
                            "group 0 at nine for an unknown cause: in doubt anyway",
                            child("2016-05-05") + ofChild() + disability(0, "2024-01-01", null)
                                    + "; UPDATE registry.disability SET cause = '?' WHERE family_id = {f}")
                    .doubted("disability {f}/{c}/2024-01-01", "{c}", UNKNOWN_CODE, "cause"));

    private static ChangedFamilies families;

    private static EdgeCase lawful(String name, String birth, int group, String from, @Nullable String to) {
        return EdgeCase.of(name, child(birth) + ofChild() + disability(group, from, to));
    }

    private static EdgeCase mismatch(String name, String birth, int group, String from, @Nullable String to) {
        return lawful(name, birth, group, from, to)
                .listed("disability {f}/{c}/" + from, "{c}", GROUP_AGE_MISMATCH, "disability_group");
    }

    private static String child(String birth) {
        String digits = birth.replace("-", "").substring(2);
        return "UPDATE registry.member SET birth_date = '" + birth + "', iin = '" + TestIin.of(digits, 6, 1) + "'";
    }

    private static String ofChild() {
        return " WHERE family_id = {f} AND person_id = {c}; ";
    }

    private static String disability(int group, String from, @Nullable String to) {
        return "UPDATE registry.disability SET disability_group = " + group + ", from_date = '" + from + "', to_date = "
                + (to == null ? "NULL" : "'" + to + "'") + " WHERE family_id = {f}";
    }

    @BeforeAll
    static void check() throws SQLException {
        families = ChangedFamilies.check(CASES);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aGroupThatDoesNotGoWithTheAgeIsListedAndLeftToTheRule(EdgeCase edge) {
        assertThat(families.about(edge)).isEqualTo(families.expected(edge));
    }
}
