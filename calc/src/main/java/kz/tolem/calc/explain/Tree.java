package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/**
 * An explanation for programs: maps, lists, numbers, texts. Codes and names are those of registry, law and outcomes, the same in
 * every language; amounts are tenge as text, exact; what to do is said in each language that was asked for.
 */
public final class Tree {

    private final Map<Language, Texts> texts = new LinkedHashMap<>();

    private Tree(List<Language> languages) {
        languages.forEach(language -> texts.put(language, Texts.of(language)));
    }

    /** The tree of an explanation. */
    public static Map<String, @Nullable Object> of(Explanation explanation, Source source, List<Language> languages) {
        Tree tree = new Tree(languages);
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("family", explanation.family());
        root.put("month", explanation.month().toString());
        root.put("run", source.run());
        root.put("as_of", source.asOf().toString());
        root.put("sample", source.sample());
        root.put("law_digest", source.lawDigest());
        root.put("sound", explanation.isSound());
        root.put("benefits", explanation.benefits().stream().map(tree::benefit).toList());
        root.put(
                "unexplained",
                explanation.unexplained().stream().map(Tree::payment).toList());
        root.put("gone", explanation.gone().stream().map(Tree::payment).toList());
        return root;
    }

    private Map<String, @Nullable Object> benefit(BenefitExplanation benefit) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        State state = benefit.state();
        Settlement settlement = benefit.settlement();
        boolean isBefore = state == State.ORDERED && settlement != null && settlement.isOrderedBefore();
        node.put("benefit", benefit.benefit().name());
        node.put("person", benefit.person());
        node.put("state", state == null ? "NOT_CONSIDERED" : (isBefore ? State.ORDERED_BEFORE : state).name());
        if (benefit.besideOrder()) {
            node.put("beside_order", true);
        }
        node.put(
                "reason",
                benefit.reason() == Reason.NONE ? null : benefit.reason().name());
        if (state != null) {
            Map<String, @Nullable Object> advice = new LinkedHashMap<>();
            texts.forEach((language, words) -> advice.put(language.code(), Report.advice(benefit, words)));
            node.put("advice", advice.values().stream().allMatch(Objects::isNull) ? null : advice);
        }
        node.put("amount", tenge(benefit.amount()));
        node.put("form", benefit.form().name());
        node.put("units", benefit.units());
        node.put("payee", benefit.payee());
        node.put("facts", benefit.facts().stream().map(Tree::fact).toList());
        node.put("counts", benefit.counts());
        node.put("drawing", List.copyOf(benefit.drawing()));
        node.put(
                "parameters", benefit.parameters().stream().map(Tree::parameter).toList());
        node.put("steps", benefit.steps().stream().map(Tree::step).toList());
        node.put("changes", benefit.changes().stream().map(Tree::change).toList());
        node.put("reproduced", benefit.reproduced());
        if (benefit.doubt() != null) {
            node.put("doubt", doubt(benefit.doubt()));
        }
        if (settlement != null) {
            node.put("settlement", settlement(settlement));
        }
        return node;
    }

    private static Map<String, @Nullable Object> fact(Fact fact) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("table", fact.table());
        node.put("number", fact.number());
        for (Fact.Value value : fact.values()) {
            Object stored = value.value();
            node.put(
                    value.column(),
                    stored instanceof Long || stored instanceof Boolean || stored == null ? stored : stored.toString());
        }
        if (fact.defect() != null) {
            node.put("defect", fact.defect().name());
        }
        return node;
    }

    private static Map<String, @Nullable Object> parameter(Entry entry) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("parameter", entry.name());
        node.put("value", entry.value());
        node.put("unit", entry.unit().text());
        node.put("from", entry.from().toString());
        node.put("to", entry.to() == null ? null : entry.to().toString());
        node.put("status", entry.status().text());
        node.put("basis", entry.basis());
        node.put("cite", entry.cite());
        return node;
    }

    private static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("step", step.kind().name());
        node.put("operation", step.kind().operation().name());
        List<Map<String, @Nullable Object>> operands = new ArrayList<>();
        for (Step.Operand operand : step.operands()) {
            Map<String, @Nullable Object> of = new LinkedHashMap<>();
            of.put("value", operand.value().toPlainString());
            of.put("of", operand.of());
            operands.add(of);
        }
        node.put("operands", operands);
        BigDecimal unit = step.kind().roundedUpTo();
        node.put("rounded_up_to", unit == null ? null : unit.toPlainString());
        node.put("result", step.result().toPlainString());
        return node;
    }

    private static Map<String, @Nullable Object> change(Change change) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("parameter", change.parameter());
        node.put("index", change.index());
        node.put("on", change.on().toString());
        node.put("before", tenge(change.before()));
        node.put("after", tenge(change.after()));
        node.put("percent", change.percent().toPlainString());
        return node;
    }

    private static Map<String, @Nullable Object> doubt(Doubtful doubt) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        for (Doubtful.Row row : doubt.records()) {
            Map<String, @Nullable Object> suspect = fact(row.fact());
            suspect.put("defect", row.defect().name());
            records.add(suspect);
        }
        node.put("records", records);
        List<Map<String, @Nullable Object>> worlds = new ArrayList<>();
        for (Doubtful.InWorld world : doubt.worlds()) {
            Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
            outcome.put("world", world.world().name());
            outcome.put("state", world.state() == null ? null : world.state().name());
            outcome.put("amount", tenge(world.amount()));
            worlds.add(outcome);
        }
        node.put("worlds", worlds);
        return node;
    }

    private static Map<String, @Nullable Object> settlement(Settlement settlement) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("orders", settlement.payments().stream().map(Tree::payment).toList());
        node.put("before", tenge(settlement.before()));
        node.put("expected", tenge(settlement.expected()));
        node.put("ordered", tenge(settlement.ordered()));
        node.put("overpaid", tenge(settlement.overpaid()));
        node.put("agrees", settlement.agrees());
        return node;
    }

    private static Map<String, @Nullable Object> payment(Payment payment) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("order_id", payment.orderId());
        node.put("run", payment.run());
        node.put("when", payment.when().name());
        node.put("treasury", payment.treasury().name());
        node.put("amount", tenge(payment.amount()));
        return node;
    }

    private static @Nullable String tenge(long tiyn) {
        return tiyn == MoneyColumn.UNKNOWN ? null : Tiyn.toTenge(tiyn).toPlainString();
    }
}
