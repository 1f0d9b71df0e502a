package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.calc.columns.Defect;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;

/**
 * Families with every kind of defect beside healthy ones: each defect lands in its code, nothing is dropped, and of the
 * healthy families' files no byte changes. At the size of the contract: {@code -Dtolem.healthy=100000 -Dtolem.rows=100}.
 */
final class EveryDefectTest {

    private static final int HEALTHY = Integer.getInteger("tolem.healthy", 5_000);
    private static final int ROWS = Integer.getInteger("tolem.rows", 10);
    private static final int QUARANTINE = 12;

    /**
     * One kind of fault.
     *
     * @param code the defect, or the reason for which an order is held
     * @param sql the fault: {@code {in}} is the condition on family_id, {@code {from}} the first family
     */
    private record Fault(String name, String code, List<String> sql) {
        Fault(String name, String code, String sql) {
            this(name, code, List.of(sql));
        }
    }

    /** The father's facts, so that little else hangs on what is wrong with them. */
    private static final String FATHER = "person_id = family_id * 16 + 2 AND {in}";

    private static final String MOTHER = "person_id = family_id * 16 + 1 AND {in}";
    private static final String CHILD = "person_id = family_id * 16 + 3 AND {in}";

    private static final List<Fault> FAULTS = List.of(
            member("IIN empty", "IIN_INVALID", "iin = ''"),
            member("IIN null", "IIN_INVALID", "iin = NULL"),
            member("IIN too short", "IIN_INVALID", "iin = left(iin, 11)"),
            member("IIN of letters", "IIN_INVALID", "iin = 'X' || substr(iin, 2)"),
            member("IIN of zeros", "IIN_INVALID", "iin = '000000000000'"),
            member("IIN check digit", "IIN_INVALID", "iin = left(iin, 11) || (right(iin, 1)::int + 1) % 10"),
            new Fault(
                    "one IIN for two",
                    "IIN_DUPLICATE",
                    "UPDATE registry.member m SET iin = o.iin FROM registry.member o WHERE m.person_id = m.family_id * 16 + 2"
                            + " AND o.person_id = m.person_id + 16 AND m.family_id % 2 = 0 AND m.{in}"),
            member("born later", "BIRTH_IN_FUTURE", "birth_date = '2090-05-02'"),
            member("dead before birth", "DEATH_BEFORE_BIRTH", "death_date = '1980-01-01'"),
            member("too old", "AGE_IMPOSSIBLE", "birth_date = '1884-05-02'"),
            new Fault(
                    "in two families",
                    "IN_TWO_FAMILIES",
                    "INSERT INTO registry.member SELECT family_id + 1, person_id, iin, birth_date, death_date, sex, role,"
                            + " residence, birth_order, from_date, to_date, recorded_at FROM registry.member WHERE "
                            + FATHER
                            + " AND family_id % 2 = 0"),
            new Fault(
                    "member of no family",
                    "ORPHAN_MEMBER",
                    "INSERT INTO registry.member SELECT family_id + 5000, person_id + 80000, NULL, birth_date, death_date, sex,"
                            + " role, residence, birth_order, from_date, to_date, recorded_at FROM registry.member WHERE "
                            + FATHER),
            member("role", "UNKNOWN_CODE", "role = 'COUSIN'"),
            member("residence", "UNKNOWN_CODE", "residence = 'MARS'"),
            member("sex", "UNKNOWN_CODE", "sex = 'X'"),
            member("membership reversed", "DATES_REVERSED", "to_date = from_date"),
            fact("disability reversed", "DATES_REVERSED", "disability", CHILD, "to_date = from_date - 1"),
            fact("study reversed", "DATES_REVERSED", "study", FATHER, "to_date = from_date"),
            fact("incapacity reversed", "DATES_REVERSED", "incapacity", FATHER, "to_date = from_date - 30"),
            fact("care reversed", "DATES_REVERSED", "care", MOTHER, "to_date = from_date"),
            fact("award reversed", "DATES_REVERSED", "award", MOTHER, "to_date = from_date"),
            fact("loss reversed", "DATES_REVERSED", "breadwinner_loss", CHILD, "to_date = from_date"),
            fact("account reversed", "DATES_REVERSED", "account", MOTHER, "to_date = from_date"),
            fact(
                    "application reversed",
                    "DATES_REVERSED",
                    "application",
                    "benefit = 'SURVIVOR' AND {in}",
                    "ended_on = applied_on - 1"),
            fact("contract reversed", "DATES_REVERSED", "tsa_case", "{in}", "contract_to = contract_from"),
            fact("cause", "UNKNOWN_CODE", "disability", CHILD, "cause = 'FATE'"),
            fact("group", "UNKNOWN_CODE", "disability", CHILD, "disability_group = 7"),
            fact("kind of income", "UNKNOWN_CODE", "income", MOTHER + " AND month = '2025-11-01'", "kind = 'GOLD'"),
            fact("award", "UNKNOWN_CODE", "award", MOTHER, "kind = 'MEDAL'"),
            fact("benefit", "UNKNOWN_CODE", "application", "benefit = 'SURVIVOR' AND {in}", "benefit = 'GIFT'"),
            fact("conclusion", "UNKNOWN_CODE", "tsa_case", "{in}", "conclusion = 'MAYBE'"),
            fact("fact of a stranger", "ORPHAN_FACT", "incapacity", FATHER, "person_id = person_id + 7"),
            fact("care for a stranger", "ORPHAN_FACT", "care", MOTHER, "cared_person_id = cared_person_id + 7"),
            fact("fact of no family", "ORPHAN_FACT", "study", FATHER, "family_id = family_id + 5000"),
            fact("income not known", "INCOME_UNKNOWN", "income", MOTHER + " AND month = '2025-10-01'", "amount = NULL"),
            fact(
                    "income below zero",
                    "INCOME_NEGATIVE",
                    "income",
                    MOTHER + " AND month = '2025-12-01'",
                    "amount = -0.01"),
            fact("no group at ten", "GROUP_AGE_MISMATCH", "disability", CHILD, "disability_group = 0"),
            fact(
                    "applicant is a stranger",
                    "APPLICANT_UNKNOWN",
                    "application",
                    "benefit = 'DISABILITY' AND {in}",
                    "applicant_id = applicant_id + 7"),
            new Fault("family without members", "NO_MEMBERS", withoutMembers()),
            fact("region", "UNKNOWN_CODE", "family", "{in}", "region = '98'"),
            member("IIN of a woman", "IIN_DISAGREES", "sex = 'F'"),
            new Fault(
                    "two at once",
                    "FACTS_OVERLAP",
                    "INSERT INTO registry.study SELECT family_id, person_id, from_date + 30, to_date, recorded_at"
                            + " FROM registry.study WHERE {in}"),
            // another check number: of other changes every 97th is right again
            fact(
                    "wrong account",
                    "IBAN_INVALID",
                    "account",
                    MOTHER,
                    "iban = left(iban, 2) || lpad((substr(iban, 3, 2)::int + 1)::text, 2, '0') || substr(iban, 5)"),
            new Fault("no account", "NO_ACCOUNT", "DELETE FROM registry.account WHERE {in}"),
            fact("payee is dead", "PAYEE_DEAD", "member", MOTHER, "death_date = '2025-12-15'"),
            fact(
                    "payee is a child",
                    "PAYEE_MINOR",
                    "application",
                    "benefit = 'DISABILITY' AND {in}",
                    "applicant_id = person_id"));

    private static Fault member(String name, String code, String set) {
        return fact(name, code, "member", FATHER, set);
    }

    private static Fault fact(String name, String code, String table, String where, String set) {
        return new Fault(name, code, "UPDATE registry." + table + " SET " + set + " WHERE " + where);
    }

    private static List<String> withoutMembers() {
        return RegistrySchema.TABLES.subList(1, RegistrySchema.TABLES.size()).stream()
                .map(table -> "DELETE FROM registry." + table + " WHERE {in}")
                .toList();
    }

    @Test
    void everyDefectLandsInItsCodeAndHealthyFamiliesArePaidTheSameBytes() throws Exception {
        Database healthy = SampleRegistry.of(
                new SampleSpec(HEALTHY, 11, List.of(SampleRegistry.AKTOBE), SampleRegistry.PERIOD, HEALTHY / 20));
        Database ill = healthy.copy();
        Patients.add(ill, FAULTS.size(), ROWS);
        assertThat(ill.rows("SELECT iin FROM registry.member WHERE family_id >= " + Patients.FIRST_FAMILY
                        + " AND iin IN (SELECT iin FROM registry.member WHERE family_id < " + Patients.FIRST_FAMILY
                        + ")"))
                .as("numbers that healthy people have")
                .isEmpty();
        for (int kind = 0; kind < FAULTS.size(); kind++) {
            for (String sql : FAULTS.get(kind).sql()) {
                ill.execute(sql.replace("{in}", isOf(kind)));
            }
        }

        Installation undisturbed = Installation.prepared(healthy);
        undisturbed.run().ok();
        Installation installation = Installation.prepared(ill);
        Program.Ended refused = installation.run().with(QUARANTINE);
        assertThat(refused.err())
                .contains("DATES_REVERSED", "any defect", "--accept-quarantine", "tolem discard 2026Q1");
        assertThat(Trees.files(installation.home().resolve("staging")))
                .as("staged")
                .isEmpty();
        installation
                .tolem("relaunch", SampleRegistry.PERIOD, "--accept-quarantine", "faults made by hand")
                .ok();

        assertThat(ofHealthyFamilies(installation))
                .as("files of the ranges of healthy families")
                .hasSize(HEALTHY / Installation.RANGE_FAMILIES * 6)
                .isEqualTo(ofHealthyFamilies(undisturbed));
        List<String> otherwise = new ArrayList<>();
        for (int kind = 0; kind < FAULTS.size(); kind++) {
            check(installation, kind, otherwise);
        }
        assertThat(otherwise).as("faults that did not land in their code").isEmpty();
        assertThat(Duck.rows("select count(distinct (family_id, benefit, month)) from " + files(installation, "orders")
                        + " where family_id >= " + Patients.FIRST_FAMILY))
                .as("most of what is due to families with a fault is paid")
                .allSatisfy(count -> assertThat(Long.parseLong(count)).isGreaterThan(9L * FAULTS.size() * ROWS));
    }

    private static void check(Installation installation, int kind, List<String> otherwise) throws Exception {
        Fault fault = FAULTS.get(kind);
        boolean isDefect = List.of(Defect.values()).stream()
                .anyMatch(defect -> defect.name().equals(fault.code()));
        String families = Integer.toString(ROWS);
        if (isDefect) {
            List<String> found = Duck.rows("select defect, count(distinct family_id) from "
                    + files(installation, "quarantine") + " where " + isOf(kind) + " group by defect order by defect");
            found.removeIf(row -> !row.startsWith(fault.code() + "|") && isWarning(row));
            if (!found.equals(List.of(fault.code() + "|" + families))) {
                otherwise.add(fault.name() + ": " + found);
            }
        }
        boolean isOfPayment = !isDefect || fault.code().equals("IBAN_INVALID");
        if (isOfPayment
                && !Duck.rows("select count(distinct family_id) from " + files(installation, "held")
                                + " where reason = '" + fault.code() + "' and " + isOf(kind))
                        .equals(List.of(families))) {
            otherwise.add(fault.name() + " is not held for " + fault.code());
        }
        if (isDefect && Defect.valueOf(fault.code()).isWarning()) {
            List<String> held =
                    Duck.rows("select distinct reason from " + files(installation, "held") + " where " + isOf(kind));
            if (!held.isEmpty()) {
                otherwise.add(fault.name() + " is only a warning and holds " + held);
            }
        }
    }

    private static boolean isWarning(String row) {
        return Defect.valueOf(row.substring(0, row.indexOf('|'))).isWarning();
    }

    /** The condition on the families of a kind, with ids that no family of it has. */
    private static String isOf(int kind) {
        return "family_id BETWEEN " + Patients.firstOf(kind) + " AND "
                + (Patients.firstOf(kind) + Patients.IDS_PER_KIND - 1);
    }

    private static String files(Installation installation, String name) {
        Path staged = installation.home().resolve("staging").resolve(SampleRegistry.PERIOD + "-1");
        return "'" + staged + "/*/" + name + "-*.parquet'";
    }

    private static SortedMap<String, String> ofHealthyFamilies(Installation installation) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        for (int range = 0; range < HEALTHY / Installation.RANGE_FAMILIES; range++) {
            String suffix = "-%05d.parquet".formatted(range);
            digests.putAll(Trees.digests(
                    installation.home().resolve("staging"),
                    name -> name.endsWith(suffix) && !name.startsWith("quarantine-")));
        }
        return digests;
    }
}
