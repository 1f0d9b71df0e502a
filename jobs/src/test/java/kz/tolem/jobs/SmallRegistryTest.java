package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kz.tolem.sample.small.ExpectedOutcome;
import kz.tolem.sample.small.SmallRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The small registry, in which each family is made for one case, through the real job: every outcome of two quarters is
 * the one that was worked out by hand from the rules.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SmallRegistryTest {

    @Test
    void everyOutcomeOfTwoQuartersIsTheOneWorkedOutByHand() throws Exception {
        Database registry = SampleRegistry.withoutRows();
        try (Connection connection = registry.connect()) {
            SmallRegistry.load(connection);
        }
        List<String> outcomes = new ArrayList<>();
        for (String period : new String[] {"2025Q4", "2026Q1"}) {
            // each the first run of its own: a later one looks at the months before its quarter again
            Installation installation = Installation.prepared(registry);
            run(installation, period, period.equals("2025Q4") ? "2025-12-31" : "2026-03-31");
            installation.publish(period);
            outcomes.addAll(Duck.rows(
                    lines("ORDERED", "''", installation.published(period).resolve("orders-*.parquet"))));
            for (String outcome : new String[] {"HELD", "UNCLAIMED", "REFUSED"}) {
                Path files = installation.home().resolve("casework").resolve(period);
                outcomes.addAll(Duck.rows(lines(
                        outcome,
                        "coalesce(reason, '')",
                        files.resolve(outcome.toLowerCase(Locale.ROOT) + "-*.parquet"))));
            }
        }
        List<String> expected = expected();
        assertThat(minus(outcomes, expected)).as("what came out otherwise").isEqualTo(minus(expected, outcomes));
    }

    /** A quarter of the families is there to show a defect. */
    private static void run(Installation installation, String period, String asOf) throws Exception {
        installation
                .tolem("run", period, "--as-of", asOf, "--accept-quarantine", "families made to show defects")
                .ok();
    }

    private static List<String> minus(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(all);
        others.forEach(left::remove);
        Collections.sort(left);
        return left;
    }

    private static String lines(String outcome, String reason, Path files) {
        return "select concat_ws(' ', strftime(month, '%Y-%m'), benefit, coalesce(person_id, family_id), '" + outcome
                + "', " + reason + ", coalesce(amount::varchar, 'no amount')) from '" + files + "'";
    }

    private static List<String> expected() {
        return SmallRegistry.expected().stream()
                .filter(expected -> !expected.outcome().equals("NOTHING"))
                .map(SmallRegistryTest::line)
                .toList();
    }

    private static String line(ExpectedOutcome expected) {
        return String.join(
                " ",
                expected.month().toString(),
                expected.benefit(),
                Long.toString(expected.subject()),
                expected.outcome(),
                Objects.requireNonNullElse(expected.reason(), ""),
                expected.tenge() == null ? "no amount" : expected.tenge() + ".00");
    }
}
