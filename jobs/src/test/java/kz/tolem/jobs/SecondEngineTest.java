package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.run.Period;
import kz.tolem.sample.SamplePovertyLines;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the real job writes is, row by row, what the rules come to when they are written once more as SQL: orders, what is
 * held and refused and why, what nobody claimed. Over sample registries that were made more difficult than any registry is.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SecondEngineTest {

    /** In each quarter; another number with {@code -Dtolem.second-engine.families=300000}. */
    private static final int FAMILIES = Integer.getInteger("tolem.second-engine.families", 4_000);

    /** For the large size on a machine that has other work. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** The poverty line that the office's law has instead of the sample's. */
    private static final String OFFICE_LINE = "region: \"71\", from: 2026-01-01";

    private static final List<String> KINDS = List.of("orders", "held", "refused", "unclaimed");

    /**
     * Quarters of three years, so that indices and the MRP of a birth differ; the seed makes other families in each. With
     * {@code office} in place of {@code sample} an office has entered figures of its own.
     */
    @ParameterizedTest
    @CsvSource({"2026Q1, 13, office", "2025Q4, 12, sample", "2024Q1, 11, sample"})
    void bothEnginesGiveTheSameRowsAndADifferenceIsSeen(String quarter, long seed, String lawOf) throws Exception {
        long begin = System.nanoTime();
        try (SecondEngine engine = bothEngines(quarter, seed, lawOf)) {
            for (String kind : KINDS) {
                long rows = Long.parseLong(engine.value("SELECT count(*) FROM " + kind + "_of_program"));
                assertThat(rows).as("rows compared, %s of %s", kind, quarter).isPositive();
                assertThat(differences(engine, kind))
                        .as("%s of %s that one engine alone gives", kind, quarter)
                        .isEmpty();
                report("%s, %,d families: %,d rows %s the same", quarter, FAMILIES, rows, kind);
            }
            plantedDifferencesAreSeen(engine);
        }
        report("%s: %d s", quarter, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    /** A comparison that cannot fail would be worth nothing. */
    private static void plantedDifferencesAreSeen(SecondEngine engine) throws Exception {
        engine.execute("UPDATE program_orders SET coefficient = coefficient + 0.01 WHERE order_id ="
                + " (SELECT min(order_id) FROM program_orders WHERE benefit = 'DISABILITY')");
        assertThat(differences(engine, "orders")).as("one coefficient").hasSize(2);

        engine.execute("DELETE FROM answer WHERE rowid = (SELECT min(rowid) FROM answer WHERE state = 'HELD')");
        assertThat(differences(engine, "held")).as("one row that is missing").hasSize(1);

        engine.execute("INSERT INTO program_refused FROM program_refused LIMIT 1");
        assertThat(differences(engine, "refused")).as("one row given twice").hasSize(1);

        engine.execute("UPDATE answer SET benefit = 'CHILD_CARE' WHERE rowid ="
                + " (SELECT min(rowid) FROM answer WHERE state = 'UNCLAIMED' AND benefit <> 'CHILD_CARE')");
        assertThat(differences(engine, "unclaimed")).as("one other benefit").hasSize(2);
    }

    /** The program's run and the second engine over one registry. */
    private static SecondEngine bothEngines(String quarter, long seed, String lawOf) throws Exception {
        Period period = Period.parse(quarter);
        String firstMonth = period.firstMonth().atDay(1).toString();
        String asOf = period.firstMonth().plusMonths(2).atEndOfMonth().toString();
        Database registry = SampleRegistry.of(new SampleSpec(FAMILIES, seed, List.of(), quarter, FAMILIES / 10));
        registry.execute("SET sample.first_month = '" + firstMonth + "'", SecondEngine.script("more-cases"));

        Installation installation = Installation.prepared(registry)
                .with("TOLEM_RANGE_FAMILIES", Integer.toString(Math.min(FAMILIES / 3 + 1, 25_000)));
        Path law = installation.home().resolve("law");
        Path lines = SamplePovertyLines.write(law, quarter);
        if (lawOf.equals("office")) {
            Files.write(
                    lines,
                    Files.readAllLines(lines).stream()
                            .filter(line -> !line.contains(OFFICE_LINE))
                            .toList());
            Files.writeString(law.resolve("office.yaml"), SecondEngine.resource("office.yaml"));
        }
        try (Program run = installation.start("run", quarter, "--as-of", asOf, "--accept-quarantine", "made so")) {
            assertThat(run.endsWithin(PATIENCE)).as("the run ends at all").isTrue();
            run.await().ok();
        }

        Path staged = installation.home().resolve("staging").resolve(quarter + "-1");
        return SecondEngine.over(registry, LawBook.builtIn().with(law))
                .read(staged.resolve("orders"), staged.resolve("casework"))
                .calculate(firstMonth, asOf, registry.value("SELECT now()"));
    }

    /** Rows that one engine gives and the other does not, some of them, each with the side that gives it. */
    private static List<String> differences(SecondEngine engine, String kind) throws Exception {
        String program = "FROM " + kind + "_of_program";
        String rules = "FROM " + kind + "_of_rules";
        List<String> rows = new ArrayList<>();
        for (String row : engine.rows("(" + program + " EXCEPT ALL " + rules + ") ORDER BY ALL LIMIT 20")) {
            rows.add("the program alone: " + row);
        }
        for (String row : engine.rows("(" + rules + " EXCEPT ALL " + program + ") ORDER BY ALL LIMIT 20")) {
            rows.add("the second engine alone: " + row);
        }
        return rows;
    }

    /** Only in the large size, whose figures somebody wants to read. */
    private static void report(String text, Object... values) {
        if (System.getProperty("tolem.second-engine.families") != null) {
            System.out.println(String.format(Locale.ROOT, text, values));
        }
    }
}
