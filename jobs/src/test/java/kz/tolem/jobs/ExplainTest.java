package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.tolem.calc.explain.Evaluator;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Report;
import kz.tolem.calc.explain.Tree;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.step.FamilyExplanations;
import kz.tolem.jobs.step.FamilyExplanations.Explained;
import kz.tolem.sample.SampleSpec;
import kz.tolem.sample.small.ExpectedOutcome;
import kz.tolem.sample.small.SmallRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Families of real runs, explained from what was frozen, by the law of then, against the ledger. */
final class ExplainTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SAMPLE_FAMILIES = 2_000;
    private static final int SAMPLE_RANGE = 100;

    @SuppressWarnings("NullAway.Init")
    private static Database registry;

    @SuppressWarnings("NullAway.Init")
    private static InProcess program;

    @BeforeAll
    static void runTwoQuartersOfTheSmallRegistry() throws SQLException, IOException {
        registry = SampleRegistry.withoutRows();
        try (Connection connection = registry.connect()) {
            SmallRegistry.load(connection);
        }
        program = InProcess.over(registry, 40);
        program.publish(program.run("2025Q4", "2025-12-31", "2025-10"));
        program.publish(program.run("2026Q1", "2026-03-31", "2025-10"));
    }

    @AfterAll
    static void close() {
        program.close();
    }

    @Test
    void everyOutcomeOfTheSmallRegistryIsExplainedAndComesToWhatWasOrdered() throws Exception {
        List<String> explained = new ArrayList<>();
        long ordered = 0;
        for (String period : List.of("2025Q4", "2026Q1")) {
            Run run = program.part(RunService.class).existing(Period.parse(period));
            for (YearMonth month : run.months()) {
                for (String family : registry.rows("SELECT family_id FROM registry.family ORDER BY 1")) {
                    Map<?, ?> tree = tree(program, run, Long.parseLong(family), month);
                    ordered += check(tree);
                    if (run.period().isOfQuarter(month)) {
                        explained.addAll(outcomes(tree));
                    }
                }
            }
        }
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        SmallRegistry.expected().stream().map(ExplainTest::line).toList());
        assertThat(ordered)
                .as("what the explanations say was ordered, tenge")
                .isEqualTo(tenge(program, "SELECT sum(amount) FROM ledger.payment_order"));
    }

    @Test
    void everyOrderOfSomeThousandMadeUpFamiliesIsReproduced() throws Exception {
        SampleSpec spec = new SampleSpec(SAMPLE_FAMILIES, 11, List.of("15", "71"), "2026Q1", 300);
        Database sample = SampleRegistry.of(spec);
        try (InProcess other = InProcess.over(sample, SAMPLE_RANGE)) {
            Run run = other.run("2026Q1", "2026-03-31", "2026-01");
            long ordered = 0;
            for (String family : sample.rows("SELECT family_id FROM registry.family ORDER BY 1")) {
                ordered += check(tree(other, run, Long.parseLong(family), YearMonth.of(2026, 2)));
            }
            assertThat(ordered)
                    .isPositive()
                    .isEqualTo(tenge(other, "SELECT sum(amount) FROM ledger.payment_order WHERE month = '2026-02-01'"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025Q4, 101, 2025-12",
        "2025Q4, 103, 2025-12",
        "2025Q4, 113, 2025-12",
        "2025Q4, 122, 2025-11",
        "2026Q1, 101, 2025-12",
        "2026Q1, 157, 2026-01",
        "2026Q1, 211, 2026-02",
        "2026Q1, 306, 2026-01",
        "2026Q1, 312, 2026-01",
        "2026Q1, 321, 2026-01",
        "2026Q1, 511, 2026-01",
        "2026Q1, 522, 2026-02",
        "2026Q1, 543, 2026-01",
        "2026Q1, 551, 2026-03"
    })
    void explanationsReadAsTheyShould(String period, long family, YearMonth month) throws Exception {
        Run run = program.part(RunService.class).existing(Period.parse(period));
        Explained explained = program.part(FamilyExplanations.class).explain(run, family, month);
        List<String> lines = new ArrayList<>();
        for (Language language : Language.values()) {
            lines.addAll(Report.of(explained.explanation(), explained.source(), explained.law(), language));
            lines.add("");
        }
        String text = String.join("\n", lines).replace(explained.source().lawDigest(), "…");
        Path golden = Path.of("src", "test", "resources", "explain", period + "-" + family + "-" + month + ".txt");
        if (Boolean.getBoolean("tolem.golden.write")) {
            Files.createDirectories(Objects.requireNonNull(golden.getParent()));
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertThat(text).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    /** The tree as a program reads it. */
    private static Map<?, ?> tree(InProcess where, Run run, long family, YearMonth month) throws Exception {
        Explained explained = where.part(FamilyExplanations.class).explain(run, family, month);
        Map<String, ?> tree = Tree.of(explained.explanation(), explained.source(), List.of(Language.values()));
        return JSON.readValue(JSON.writeValueAsString(tree), TreeMap.class);
    }

    /** Every step is right, every amount comes of its steps, every hold and refusal says what to do; what this run ordered, tenge. */
    private static long check(Map<?, ?> tree) {
        assertThat(tree.get("sound")).as("%s", tree).isEqualTo(true);
        long ordered = 0;
        for (Map<?, ?> benefit : benefits(tree)) {
            BigDecimal steps = Evaluator.amount(benefit);
            String state = String.valueOf(benefit.get("state"));
            if (state.startsWith("ORDERED")) {
                BigDecimal amount = new BigDecimal((String) Objects.requireNonNull(benefit.get("amount")));
                assertThat(steps).as("%s", benefit).isEqualByComparingTo(amount);
                ordered += check(amount, (Map<?, ?>) Objects.requireNonNull(benefit.get("settlement")));
            } else if (state.equals("HELD") || state.equals("REFUSED")) {
                assertThat((Map<?, ?>) benefit.get("advice"))
                        .as("%s", benefit)
                        .hasSize(3)
                        .allSatisfy((language, sentence) ->
                                assertThat((String) sentence).endsWith("."));
            }
        }
        return ordered;
    }

    /** What is due is what earlier runs ordered and this one. */
    private static long check(BigDecimal due, Map<?, ?> settlement) {
        BigDecimal before = new BigDecimal((String) Objects.requireNonNull(settlement.get("before")));
        BigDecimal ordered = new BigDecimal((String) Objects.requireNonNull(settlement.get("ordered")));
        assertThat(ordered)
                .as("%s", settlement)
                .isEqualByComparingTo(due.subtract(before).max(BigDecimal.ZERO));
        return ordered.longValueExact();
    }

    private static List<String> outcomes(Map<?, ?> tree) {
        List<String> outcomes = new ArrayList<>();
        for (Map<?, ?> benefit : benefits(tree)) {
            String state = String.valueOf(benefit.get("state"));
            if (!state.equals("NOT_CONSIDERED")) {
                Object person = benefit.get("person");
                outcomes.add(line(
                        tree.get("month"),
                        benefit.get("benefit"),
                        person == null ? tree.get("family") : person,
                        state,
                        benefit.get("reason"),
                        state.equals("NOTHING") ? null : benefit.get("amount")));
            }
        }
        return outcomes;
    }

    private static String line(ExpectedOutcome expected) {
        return line(
                expected.month(),
                expected.benefit(),
                expected.subject(),
                expected.outcome(),
                expected.reason(),
                expected.tenge() == null ? null : expected.tenge() + ".00");
    }

    private static String line(@Nullable Object... parts) {
        return String.join(" ", Arrays.stream(parts).map(String::valueOf).toList());
    }

    private static List<Map<?, ?>> benefits(Map<?, ?> tree) {
        List<Map<?, ?>> benefits = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(tree.get("benefits"))).forEach(benefit -> benefits.add((Map<?, ?>) benefit));
        return benefits;
    }

    private static long tenge(InProcess where, String sql) throws SQLException {
        return Long.parseLong(where.ledger().value(sql)) / 100;
    }
}
