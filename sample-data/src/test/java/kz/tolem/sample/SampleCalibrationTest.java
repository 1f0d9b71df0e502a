package kz.tolem.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sample of 60,000 families against the official totals of the nation, in its second month, February 2026. */
class SampleCalibrationTest {

    private static final long FAMILIES = 60_000;
    private static final double NATION = 6_200_000;
    private static final int CHANCE_ERRORS = 3;
    private static final double TUNING = 0.04;

    private static final String FIRST = "DATE '2026-02-01'";
    private static final String LAST = "DATE '2026-02-28'";
    private static final String COUNTS =
            " AND %1$s.from_date <= " + LAST + " AND (%1$s.to_date IS NULL OR %1$s.to_date > " + FIRST + ")";
    private static final String APPLIES =
            " AND applied_on <= " + LAST + " AND (ended_on IS NULL OR ended_on > " + FIRST + ")";
    /** Members that live and belong to a family in the month. */
    private static final String MEMBERS = "SELECT m.* FROM registry.member m WHERE birth_date <= " + LAST
            + " AND (death_date IS NULL OR death_date >= " + FIRST + ")" + COUNTS.formatted("m");
    /** The poor, drawing: not refused, not held. */
    private static final String POOR = """
            SELECT DISTINCT a.family_id FROM registry.application a JOIN registry.tsa_case c USING (application_id)
            WHERE a.benefit = 'TSA' AND a.applied_on BETWEEN '2026-01-01' AND '2026-03-31'
              AND c.conclusion = 'NEEDY' AND NOT c.excess_property
              AND NOT EXISTS (SELECT 1 FROM registry.tsa_case b WHERE b.family_id = a.family_id
                              AND b.breached_on BETWEEN a.applied_on - INTERVAL '6 months' AND a.applied_on)
            """;

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws Exception {
        database = TestDatabase.create("calibration");
        SampleWriter.fill(database.source(), SampleSpec.nation(FAMILIES, 3, "2026Q1"), 2, (families, all) -> {});
    }

    @Test
    void asManyPeopleAsInTheFamilyMap() throws Exception {
        assertNear("people", count("SELECT count(*) FROM registry.member"), nation("REGISTRY", "2026"));
    }

    @Test
    void asManyLargeFamiliesDraw() throws Exception {
        long drawing = count("SELECT count(*) FROM (SELECT m.family_id FROM (" + MEMBERS
                + ") m WHERE role = 'CHILD' AND ("
                + "birth_date + INTERVAL '18 years' >= " + FIRST + " OR (birth_date + INTERVAL '23 years' >= " + FIRST
                + " AND EXISTS (SELECT 1 FROM registry.study s WHERE s.family_id = m.family_id"
                + " AND s.person_id = m.person_id" + COUNTS.formatted("s") + "))) GROUP BY 1 HAVING count(*) >= 4) f"
                + " WHERE family_id IN (SELECT family_id FROM registry.application WHERE benefit = 'LARGE_FAMILY'"
                + APPLIES + ")");
        assertNear("large families", drawing, nation("LARGE_FAMILY", "2026-01"));
    }

    @Test
    void asManyPoorFamiliesWithAsManyPeopleAndSmallChildren() throws Exception {
        double families = count("SELECT count(*) FROM (" + POOR + ") f");
        // those above the line, without a contract and the like are told apart by a calculation only
        assertThat(families)
                .isBetween(scaled(nation("TSA", "2026-02-01")) * 1.0, scaled(nation("TSA", "2026-02-01")) * 1.2);
        double people = count("SELECT count(*) FROM (" + MEMBERS + ") m WHERE family_id IN (" + POOR + ")");
        assertThat(people / families).isBetween(138_100 / 25_800.0 * 0.93, 138_100 / 25_800.0 * 1.07);
        double children = count("SELECT count(*) FROM (" + MEMBERS + ") m WHERE role = 'CHILD' AND family_id IN ("
                + POOR + ") AND birth_date + INTERVAL '1 year' <= " + LAST + " AND birth_date + INTERVAL '7 years' >= "
                + FIRST);
        double published = nation("TSA_CHILD", "2026-02-01") / nation("TSA", "2026-02-01");
        assertThat(children / families).isBetween(published * 0.85, published * 1.15);
    }

    @Test
    void asManyPeopleWithDisability() throws Exception {
        String disabled = "SELECT count(DISTINCT d.person_id) FROM registry.disability d JOIN (" + MEMBERS
                + ") m USING (family_id, person_id) WHERE TRUE" + COUNTS.formatted("d");
        assertNear("people with disability", count(disabled), nation("REGISTRY", "2025-12"));
        assertNear("children", count(disabled + " AND m.birth_date + INTERVAL '18 years' >= " + FIRST), 120_000);
        assertNear("adults", count(disabled + " AND m.birth_date + INTERVAL '18 years' < " + FIRST), 630_000);
    }

    @Test
    void asManyApplicationsForMonthlyBenefits() throws Exception {
        assertNear("DISABILITY", applications("DISABILITY"), nation("DISABILITY", "2026-02-01"));
        assertNear("SURVIVOR", applications("SURVIVOR"), nation("SURVIVOR", "2026-02-01"));
        assertNear("AWARDED_MOTHER", applications("AWARDED_MOTHER"), nation("AWARDED_MOTHER", "2026-01"));
        assertNear("SPECIAL_STATE", applications("SPECIAL_STATE"), nation("SPECIAL_STATE", "2025"));
        assertNear(
                "DISABLED_CHILD_CARE",
                applications("DISABLED_CHILD_CARE"),
                nation("DISABLED_CHILD_CARE", "2025-01..2025-09"));
    }

    @Test
    void asManyBirthsAndInfants() throws Exception {
        long births = count("SELECT count(*) FROM registry.application WHERE benefit = 'BIRTH_GRANT'"
                + " AND applied_on BETWEEN '2026-01-01' AND '2026-03-31'");
        assertNear("births of three months", births, 3 * nation("BIRTH_GRANT", "2026-01"));
        long infants = count("SELECT count(*) FROM registry.application a JOIN (" + MEMBERS
                + ") m USING (family_id, person_id) WHERE benefit = 'CHILD_CARE'" + APPLIES
                + " AND birth_date + INTERVAL '18 months' >= " + FIRST
                + " AND NOT EXISTS (SELECT 1 FROM registry.care c WHERE c.family_id = a.family_id"
                + " AND c.cared_person_id = a.person_id AND insured" + COUNTS.formatted("c") + ")");
        assertNear("infants", infants, nation("CHILD_CARE", "2026-01"));
    }

    @Test
    void everyNumberOfAPersonHasARightCheckDigitAndFitsBirthAndSexButAFewThatAreDefects() throws Exception {
        List<String> people =
                database.rows("SELECT iin, to_char(birth_date, 'YYMMDD'), extract(year FROM birth_date)::int,"
                        + " sex FROM registry.member");
        long broken = people.stream().filter(row -> !fits(row.split("\\|"))).count();
        assertThat(broken).isBetween(5L, people.size() / 1000L);
        assertThat(count("SELECT count(*) FROM (SELECT iin FROM registry.member GROUP BY iin"
                        + " HAVING count(DISTINCT person_id) > 1) d"))
                .isLessThan(40);
    }

    @Test
    void everyAccountHasRightCheckDigitsButAFew() throws Exception {
        List<String> accounts = database.rows("SELECT iban FROM registry.account");
        long broken = accounts.stream().filter(iban -> !isIban(iban)).count();
        assertThat(broken).isBetween(1L, accounts.size() / 1000L);
        assertThat(count("SELECT count(*) FROM registry.account")).isGreaterThan(FAMILIES);
    }

    @Test
    void everyKindOfDefectIsThereAndRare() throws Exception {
        double members = count("SELECT count(*) FROM registry.member");
        assertRare("member", members, "iin IS NULL");
        assertRare("member", members, "birth_date > '2040-01-01'");
        assertRare("member", members, "death_date < birth_date");
        assertRare("member", members, "birth_date < '1905-01-01'");
        assertRare("member", members, "role NOT IN ('ADULT', 'CHILD')");
        assertRare("member", members, "to_date <= from_date");
        assertRare("member", members, "NOT EXISTS (SELECT 1 FROM registry.family f WHERE f.family_id = t.family_id)");
        assertRare(
                "member",
                members,
                "EXISTS (SELECT 1 FROM registry.member o WHERE o.person_id = t.person_id AND o.family_id <> t.family_id"
                        + " AND o.from_date < coalesce(t.to_date, 'infinity')"
                        + " AND t.from_date < coalesce(o.to_date, 'infinity'))");
        double incomes = count("SELECT count(*) FROM registry.income");
        assertRare("income", incomes, "amount IS NULL");
        assertRare("income", incomes, "amount < 0");
        assertRare("income", incomes, "kind = 'UNKNOWN'");
        assertRare("family", FAMILIES, "NOT EXISTS (SELECT 1 FROM registry.member m WHERE m.family_id = t.family_id)");
        assertRare("family", FAMILIES, "region = '00'");
        double illnesses = 100 * count("SELECT count(*) FROM registry.incapacity");
        assertRare("incapacity", illnesses, "to_date <= from_date");
        assertRare(
                "incapacity",
                illnesses,
                "NOT EXISTS (SELECT 1 FROM registry.member m WHERE m.family_id = t.family_id AND m.person_id = t.person_id)");
    }

    @Test
    void somePeopleMovedAndTookTheirFactsWithThem() throws Exception {
        String moved = "SELECT o.family_id AS old_family, n.family_id AS new_family, n.person_id FROM registry.member o"
                + " JOIN registry.member n ON n.person_id = o.person_id AND n.from_date = o.to_date"
                + " AND n.family_id <> o.family_id";
        assertThat(count("SELECT count(*) FROM (" + moved + ") x")).isGreaterThan(100);
        assertThat(count("SELECT count(*) FROM (" + moved + ") x JOIN registry.income i USING (person_id)"
                        + " WHERE i.family_id = x.new_family"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM (" + moved + ") x JOIN registry.income i USING (person_id)"
                        + " WHERE i.family_id = x.old_family"))
                .isZero();
    }

    private static void assertRare(String table, double rows, String condition) throws Exception {
        assertThat((double) count("SELECT count(*) FROM registry." + table + " t WHERE " + condition))
                .as(table + ": " + condition)
                .isBetween(1.0, rows * 0.001 + 4);
    }

    private static long applications(String benefit) throws Exception {
        return count("SELECT count(DISTINCT coalesce(person_id, family_id)) FROM registry.application WHERE benefit = '"
                + benefit + "'" + APPLIES);
    }

    /** Within some per cent of the total, and within what chance does to a count of this size. */
    private static void assertNear(String what, long counted, double ofNation) {
        double expected = scaled(ofNation);
        double tolerance = TUNING + CHANCE_ERRORS / Math.sqrt(expected);
        assertThat((double) counted).as(what).isBetween(expected * (1 - tolerance), expected * (1 + tolerance));
    }

    private static double scaled(double ofNation) {
        return ofNation * FAMILIES / NATION;
    }

    private static double nation(String benefit, String period) throws Exception {
        try (InputStream in = SampleCalibrationTest.class.getResourceAsStream("/law/statistics.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(benefit + "," + period + ","))
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of iin, yymmdd, year, sex; written anew from the contract. */
    private static boolean fits(String[] row) {
        String iin = row[0];
        if (!iin.matches("\\d{12}") || !iin.startsWith(row[1])) {
            return false;
        }
        int year = Integer.parseInt(row[2]);
        int century = (year < 1900 ? 1 : year < 2000 ? 3 : 5) + (row[3].equals("F") ? 1 : 0);
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (iin.charAt(i) - '0') * (i + 1);
        }
        if (sum % 11 == 10) {
            sum = 0;
            for (int i = 0; i < 11; i++) {
                sum += (iin.charAt(i) - '0') * ((i + 2) % 11 + 1);
            }
        }
        return iin.charAt(6) - '0' == century && sum % 11 == iin.charAt(11) - '0';
    }

    private static boolean isIban(String iban) {
        if (!iban.matches("KZ\\d{18}")) {
            return false;
        }
        String number = iban.substring(4) + "2035" + iban.substring(2, 4);
        return new BigInteger(number).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static long count(String sql) throws Exception {
        return database.number(sql);
    }
}
