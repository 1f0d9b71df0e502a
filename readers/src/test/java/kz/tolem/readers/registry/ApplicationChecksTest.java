package kz.tolem.readers.registry;

import static kz.tolem.calc.columns.Defect.APPLICANT_UNKNOWN;
import static kz.tolem.calc.columns.Defect.DATES_REVERSED;
import static kz.tolem.calc.columns.Defect.IBAN_INVALID;
import static kz.tolem.calc.columns.Defect.ORPHAN_FACT;
import static kz.tolem.calc.columns.Defect.UNKNOWN_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Applications, cases and accounts. */
class ApplicationChecksTest {

    /** {@code application_id} ends with 1 for TSA and with 2 for DISABILITY, as the ids of persons do. */
    private static final String TSA = "application {f}/{a}";

    private static final String DISABILITY = "application {f}/{c}";
    private static final String CASE = "tsa_case {f}/{a}";
    private static final String ACCOUNT = "account {f}/{a}/2021-02-01";

    private static final List<EdgeCase> CASES = List.of(
            disability("a benefit that is no known code", "benefit = 'PENSION'")
                    .doubted(DISABILITY, "{c}", UNKNOWN_CODE, "benefit"),
            disability("a benefit in lower case", "benefit = 'disability'")
                    .doubted(DISABILITY, "{c}", UNKNOWN_CODE, "benefit"),
            disability("an application that ends later", "ended_on = '2024-01-16'"),
            disability("an application that ends on its day", "ended_on = '2024-01-15'"),
            disability("an application that ended before it was made", "ended_on = '2024-01-14'")
                    .doubted(DISABILITY, "{c}", DATES_REVERSED, "applied_on, ended_on"),
            disability("an applicant who is nobody", "applicant_id = {x}")
                    .doubted(DISABILITY, "{c}", APPLICANT_UNKNOWN, "applicant_id"),
            tsa("an applicant for the family who is nobody", "applicant_id = {x}")
                    .doubted(TSA, "nobody", APPLICANT_UNKNOWN, "applicant_id"),
            EdgeCase.of(
                    "an applicant who has left",
                    "UPDATE registry.member SET to_date = '2020-01-01' WHERE family_id = {f} AND person_id = {a}"),
            disability("an application of the child itself", "applicant_id = {c}"),
            disability("an application for somebody who is nobody", "person_id = {x}")
                    .doubted(DISABILITY, "{x}", ORPHAN_FACT, "person_id"),
            disability("an application for a person that names none", "person_id = NULL")
                    .doubted(DISABILITY, "nobody", ORPHAN_FACT, "person_id"),
            disability("an application for the family that names somebody", "benefit = 'SURVIVOR', person_id = {x}"),
            disability(
                            "an unknown benefit, of nobody, reversed",
                            "benefit = '', applicant_id = {x}, ended_on = '2000-01-01'")
                    .doubted(DISABILITY, "{c}", DATES_REVERSED, "applied_on, ended_on")
                    .listed(DISABILITY, "{c}", UNKNOWN_CODE, "benefit")
                    .listed(DISABILITY, "{c}", APPLICANT_UNKNOWN, "applicant_id"),
            tsaCase("no conclusion yet", "conclusion = NULL"),
            tsaCase("a conclusion that is no known code", "conclusion = 'MAYBE'")
                    .doubted(CASE, "nobody", UNKNOWN_CODE, "conclusion"),
            tsaCase("an empty conclusion", "conclusion = ''").doubted(CASE, "nobody", UNKNOWN_CODE, "conclusion"),
            tsaCase("no contract", "contract_from = NULL, contract_to = NULL"),
            tsaCase("a contract without end", "contract_to = NULL"),
            tsaCase("the end of a contract alone", "contract_from = NULL"),
            tsaCase("a contract of one day", "contract_to = '2026-01-13'"),
            tsaCase("a contract that ends as it begins", "contract_to = '2026-01-12'")
                    .doubted(CASE, "nobody", DATES_REVERSED, "contract_from, contract_to"),
            tsaCase("a reversed contract and an unknown conclusion", "contract_to = '2026-01-11', conclusion = '?'")
                    .doubted(CASE, "nobody", DATES_REVERSED, "contract_from, contract_to")
                    .listed(CASE, "nobody", UNKNOWN_CODE, "conclusion"),
            tsaCase("a case of no application", "application_id = {x}")
                    .doubted("tsa_case {f}/{x}", "nobody", ORPHAN_FACT, "application_id"),
            EdgeCase.of(
                            "a case of another family's application",
                            "UPDATE registry.application SET family_id = family_id - 1, applicant_id = applicant_id - 10"
                                    + " WHERE application_id = {a}")
                    .doubted(CASE, "nobody", ORPHAN_FACT, "application_id"),
            account("an account of nobody", "person_id = {x}")
                    .doubted("account {f}/{x}/2021-02-01", "{x}", ORPHAN_FACT, "person_id"),
            account("an account that closes as it opens", "to_date = '2021-02-01'")
                    .doubted(ACCOUNT, "{a}", DATES_REVERSED, "from_date, to_date"),
            account("an account of one day", "to_date = '2021-02-02'"),
            iban("an IBAN that is empty", "''"),
            iban("an IBAN with a wrong check number", "'KZ089010000000001617'"),
            iban("an IBAN that is too short", "'KZ07901000000000161'"),
            iban("an IBAN of another country", "'KG079010000000001617'"),
            iban("an IBAN in lower case", "'kz079010000000001617'"),
            account("an IBAN with letters", "iban = 'KZ79901ABCDEFGHIJKLZ'"),
            account("an IBAN with blanks behind it", "iban = 'KZ079010000000001617  '"),
            account("an invalid IBAN of nobody", "iban = 'KZ', person_id = {x}")
                    .doubted("account {f}/{x}/2021-02-01", "{x}", ORPHAN_FACT, "person_id")
                    .listed("account {f}/{x}/2021-02-01", "{x}", IBAN_INVALID, "iban")
                    .withoutValidIban("account {f}/{x}/2021-02-01"));

    private static ChangedFamilies families;

    private static EdgeCase tsa(String name, String columns) {
        return EdgeCase.of(name, "UPDATE registry.application SET " + columns + " WHERE application_id = {a}");
    }

    private static EdgeCase disability(String name, String columns) {
        return EdgeCase.of(name, "UPDATE registry.application SET " + columns + " WHERE application_id = {c}");
    }

    private static EdgeCase tsaCase(String name, String columns) {
        return EdgeCase.of(name, "UPDATE registry.tsa_case SET " + columns + " WHERE family_id = {f}");
    }

    private static EdgeCase account(String name, String columns) {
        return EdgeCase.of(name, "UPDATE registry.account SET " + columns + " WHERE family_id = {f}");
    }

    private static EdgeCase iban(String name, String value) {
        return account(name, "iban = " + value)
                .listed(ACCOUNT, "{a}", IBAN_INVALID, "iban")
                .withoutValidIban(ACCOUNT);
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
