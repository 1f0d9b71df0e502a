package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.run.Period;
import kz.tolem.sample.SamplePovertyLines;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
final class SecondEngineTest {

    private static final long FAMILIES = Long.getLong("tolem.second-engine.families", 10_000);

    @ParameterizedTest
    @ValueSource(strings = {"2024Q1", "2025Q4", "2026Q1"})
    void bothEnginesGiveTheSameRows(String quarter) throws Exception {
        var first = Period.parse(quarter).firstMonth();
        String firstMonth = first.atDay(1).toString();
        String asOf = first.plusMonths(2).atEndOfMonth().toString();
        Database registry = SampleRegistry.of(new SampleSpec(FAMILIES, 11, List.of(), quarter, FAMILIES / 10));
        registry.execute("SET sample.first_month = '" + firstMonth + "'", SecondEngine.script("more-cases"));
        Installation installation = Installation.prepared(registry);
        Path lawDirectory = installation.home().resolve("law");
        SamplePovertyLines.write(lawDirectory, quarter);
        installation.tolem("run", quarter, "--as-of", asOf).ok();
        Path staged = installation.home().resolve("staging").resolve(quarter + "-1");
        try (SecondEngine engine = SecondEngine.over(registry, LawBook.builtIn().with(lawDirectory))) {
            engine.read(staged.resolve("orders"), staged.resolve("casework"));
            engine.execute("CHECKPOINT");
            engine.execute("ATTACH '/tmp/duck/" + quarter + ".db' AS snapshot");
            engine.execute("COPY FROM DATABASE \"second-engine\" TO snapshot");
            engine.execute("DETACH snapshot");
            engine.calculate(firstMonth, asOf, registry.value("SELECT now()"));
            for (String kind : List.of("orders", "held", "refused", "unclaimed")) {
                String program = "FROM " + kind + "_of_program";
                String rules = "FROM " + kind + "_of_rules";
                System.out.println(quarter + " " + kind + " " + engine.rows("SELECT count(*) " + program) + " - "
                        + engine.value("SELECT count(*) FROM (" + program + " EXCEPT ALL " + rules + ")") + " - "
                        + engine.value("SELECT count(*) FROM (" + rules + " EXCEPT ALL " + program + ")"));
            }
        }
    }
}
