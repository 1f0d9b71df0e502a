package kz.tolem.calc.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.calc.testing.RandomFamilies;
import kz.tolem.calc.testing.TestFamilies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over families that nobody thought of: an explanation says what a run says, and its steps come to every amount. */
class ExplainerTest {

    private static final int FAMILIES = 2_000;
    private static final LawBook LAW = LawBook.builtIn();

    private final Set<State> states = EnumSet.noneOf(State.class);
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Set<Benefit> reproduced = EnumSet.noneOf(Benefit.class);
    private final Set<String> steps = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({"2025-10, 2025-11", "2026-01, 2026-03"})
    void explanationsSayWhatTheRunSaysAndTheirStepsComeToEveryAmount(String first, String explained) {
        YearMonth quarter = YearMonth.parse(first);
        List<YearMonth> months = List.of(quarter, quarter.plusMonths(1), quarter.plusMonths(2));
        YearMonth month = YearMonth.parse(explained);
        FamilyColumns columns = TestFamilies.columns(RandomFamilies.of(7, 1, 1 + FAMILIES, quarter));
        OutcomeColumns outcomes = new OutcomeColumns();
        new Calculation(months.stream().map(LAW::inForce).toList())
                .worker()
                .calculate(new FamilyBatch(columns, 0, columns.size()), outcomes);
        List<List<String>> ordered = rows(columns, outcomes, months.indexOf(month));
        Explainer explainer = new Explainer(LAW, months, quarter);
        for (int family = 0; family < columns.size(); family++) {
            Explanation explanation = explainer.explain(columns, family, month, null);
            assertThat(rows(explanation)).as("family row %d", family).isEqualTo(ordered.get(family));
            check(explanation);
        }

        assertThat(states).contains(State.ORDERED, State.HELD, State.UNCLAIMED, State.REFUSED, State.NOTHING);
        assertThat(reasons).hasSizeGreaterThan(15);
        assertThat(reproduced).hasSize(Benefit.values().length - 2); // two have no figure at all
        assertThat(steps).hasSize(Step.Kind.values().length);
    }

    private void check(Explanation explanation) {
        Source source = new Source("2026Q1", explanation.month().atEndOfMonth(), true, LAW.digest());
        Map<String, ?> tree = Tree.of(explanation, source, List.of(Language.values()));
        for (Object node : (List<?>) required(tree.get("benefits"))) {
            check((Map<?, ?>) node);
        }
        assertThat(explanation.isSound()).as("%s", tree).isTrue();
        for (Language language : Language.values()) {
            assertThat(String.join("\n", Report.of(explanation, source, LAW, language)))
                    .doesNotContain("{", "}", "null");
        }
    }

    private void check(Map<?, ?> benefit) {
        String state = (String) required(benefit.get("state"));
        BigDecimal amount = benefit.get("amount") == null ? null : new BigDecimal((String) benefit.get("amount"));
        BigDecimal steps = Evaluator.amount(benefit);
        if (state.equals("NOT_CONSIDERED")) {
            return;
        }
        states.add(State.valueOf(state));
        if (amount != null && !state.equals("NOTHING")) {
            assertThat(steps).as("%s", benefit).isEqualByComparingTo(amount);
            reproduced.add(Benefit.valueOf((String) required(benefit.get("benefit"))));
        }
        for (Object step : (List<?>) required(benefit.get("steps"))) {
            this.steps.add((String) required(((Map<?, ?>) step).get("step")));
        }
        if (state.equals("HELD") || state.equals("REFUSED")) {
            reasons.add(Reason.valueOf((String) required(benefit.get("reason"))));
            Map<?, ?> advice = (Map<?, ?>) required(benefit.get("advice"));
            assertThat(advice.values())
                    .as("%s", benefit)
                    .hasSize(Language.values().length)
                    .allSatisfy(sentence -> assertThat((String) sentence).matches(".{20,}\\."));
            boolean isDoubt = String.valueOf(benefit.get("reason")).endsWith("_IN_DOUBT");
            if (isDoubt) {
                Map<?, ?> doubt = (Map<?, ?>) required(benefit.get("doubt"));
                assertThat((List<?>) required(doubt.get("records")))
                        .as("%s", benefit)
                        .isNotEmpty();
            }
        }
        assertThat((List<?>) required(benefit.get("facts"))).as("%s", benefit).isNotEmpty();
    }

    /** Benefit, subject, state, reason and amount of each outcome, by family. */
    private static List<List<String>> rows(FamilyColumns columns, OutcomeColumns outcomes, int month) {
        List<List<String>> rows = new ArrayList<>();
        for (int family = 0; family < columns.size(); family++) {
            rows.add(new ArrayList<>());
        }
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.month(row) == month) {
                Benefit benefit = outcomes.benefit(row);
                rows.get(outcomes.family(row))
                        .add(benefit + " " + (benefit.isOfFamily() ? "family" : outcomes.subject(row)) + " "
                                + outcomes.state(row) + " " + outcomes.reason(row) + " " + tenge(outcomes.amount(row)));
            }
        }
        rows.forEach(ofFamily -> ofFamily.sort(null));
        return rows;
    }

    private static List<String> rows(Explanation explanation) {
        return explanation.benefits().stream()
                .filter(benefit -> benefit.state() != null)
                .map(benefit -> benefit.benefit() + " " + (benefit.person() == null ? "family" : benefit.person()) + " "
                        + benefit.state() + " " + benefit.reason() + " " + tenge(benefit.amount()))
                .sorted()
                .toList();
    }

    private static String tenge(long tiyn) {
        return tiyn == MoneyColumn.UNKNOWN ? "unknown" : Tiyn.toTenge(tiyn).toPlainString();
    }

    private static Object required(@Nullable Object value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
