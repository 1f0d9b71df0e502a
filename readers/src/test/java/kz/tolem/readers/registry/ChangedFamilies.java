package kz.tolem.readers.registry;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Families with a row in every table and nothing wrong, one for each case and one more between any two, each changed as
 * its case says and then checked: for January to March 2026, on 15 March.
 */
final class ChangedFamilies {

    static final LocalDate AS_OF = LocalDate.of(2026, 3, 15);
    static final YearMonth FIRST = YearMonth.of(2026, 1);
    static final YearMonth LAST = YearMonth.of(2026, 3);

    private static final long FIRST_FAMILY = 1_001;

    private final List<EdgeCase> cases;
    private final Findings findings;

    private ChangedFamilies(List<EdgeCase> cases, Findings findings) {
        this.cases = cases;
        this.findings = findings;
    }

    static ChangedFamilies check(List<EdgeCase> cases) throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            addHealthy(registry, FIRST_FAMILY, FIRST_FAMILY + 2L * cases.size());
            for (int i = 0; i < cases.size(); i++) {
                registry.execute(cases.get(i).change(family(i)));
            }
            return new ChangedFamilies(cases, Findings.of(registry, AS_OF, FIRST, LAST, 1_000));
        }
    }

    /** Adds families from {@code first} to {@code last} with an adult and a child of nine years. */
    static void addHealthy(TestRegistry registry, long first, long last) throws SQLException {
        String adultIin = TestIin.of("850301", 3, 1);
        String childIin = TestIin.of("160505", 6, 1);
        insert(registry, first, last, "family", "f, '71', '711110000', f, 4");
        insert(
                registry,
                first,
                last,
                "member",
                "f, f * 10 + 1, '" + adultIin
                        + "', '1985-03-01', NULL, 'M', 'ADULT', 'CITIZEN', NULL, '2010-01-01', NULL");
        insert(
                registry,
                first,
                last,
                "member",
                "f, f * 10 + 2, '" + childIin
                        + "', '2016-05-05', NULL, 'F', 'CHILD', 'CITIZEN', 1, '2016-05-05', NULL");
        insert(registry, first, last, "income", "f, f * 10 + 1, '2025-11-01', 'WAGE', 100000");
        insert(registry, first, last, "disability", "f, f * 10 + 2, 2, 'GENERAL', '2024-01-01', NULL");
        insert(registry, first, last, "study", "f, f * 10 + 2, '2023-09-01', NULL");
        insert(registry, first, last, "incapacity", "f, f * 10 + 1, '2025-11-01', '2026-02-01'");
        insert(registry, first, last, "care", "f, f * 10 + 1, f * 10 + 2, false, '2024-01-01', NULL");
        insert(registry, first, last, "award", "f, f * 10 + 1, 'HOME_FRONT', '2020-01-01', NULL");
        insert(registry, first, last, "breadwinner_loss", "f, f * 10 + 2, false, '2020-01-01', NULL");
        insert(registry, first, last, "application", "f * 10 + 1, f, NULL, f * 10 + 1, 'TSA', '2026-01-10', NULL");
        insert(
                registry,
                first,
                last,
                "application",
                "f * 10 + 2, f, f * 10 + 2, f * 10 + 1, 'DISABILITY', '2024-01-15', NULL");
        insert(registry, first, last, "tsa_case", "f * 10 + 1, f, 'NEEDY', '2026-01-12', '2026-04-01', NULL, false");
        insert(
                registry,
                first,
                last,
                "account",
                "f, f * 10 + 1, 'KZ079010000000001617', 'ZZAYKZKX', '2021-02-01', NULL");
    }

    private static void insert(TestRegistry registry, long first, long last, String table, String values)
            throws SQLException {
        String recorded = table.equals("family") ? "" : ", timestamptz '" + TestRegistry.LONG_AGO + "'";
        registry.execute("INSERT INTO registry." + table + " SELECT " + values + recorded + " FROM generate_series("
                + first + "::bigint, " + last + ") f");
    }

    private static long family(int place) {
        return FIRST_FAMILY + 1 + 2L * place;
    }

    static long adult(long family) {
        return family * 10 + 1;
    }

    static long child(long family) {
        return family * 10 + 2;
    }

    static long unknown(long family) {
        return family * 10 + 9;
    }

    /** What the checks said of the family of a case. */
    List<String> about(EdgeCase edge) {
        return findings.about(family(cases.indexOf(edge)));
    }

    List<String> expected(EdgeCase edge) {
        return edge.expected(family(cases.indexOf(edge)));
    }

    /** How many of the families between the cases were found faulty. */
    long faultyBetweenCases() {
        return findings.listed().stream()
                        .filter(row -> (row.family() - FIRST_FAMILY) % 2 == 0)
                        .count()
                + findings.doubts().stream()
                        .filter(doubt -> (doubt.family() - FIRST_FAMILY) % 2 == 0)
                        .count();
    }
}
