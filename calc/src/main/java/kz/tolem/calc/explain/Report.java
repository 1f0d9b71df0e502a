package kz.tolem.calc.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/** An explanation for people, in one language. */
public final class Report {

    private static final String INDENT = "  ";

    private final Wording wording;
    private final Texts texts;
    private final List<String> lines = new ArrayList<>();

    private Report(Language language, LawBook law) {
        this.wording = new Wording(language, law);
        this.texts = wording.texts();
    }

    /**
     * The explanation in lines of text.
     *
     * @param law that the run was computed with
     */
    public static List<String> of(Explanation explanation, Source source, LawBook law, Language language) {
        Report report = new Report(language, law);
        report.write(explanation, source);
        return report.lines;
    }

    private void write(Explanation explanation, Source source) {
        lines.add(texts.of(
                "title",
                "family",
                Long.toString(explanation.family()),
                "month",
                wording.month(explanation.month()),
                "run",
                source.run(),
                "date",
                wording.date(source.asOf())));
        if (source.sample()) {
            lines.add(texts.of("sample"));
        }
        lines.add(texts.of("law", "digest", source.lawDigest()));
        explanation.benefits().stream()
                .filter(benefit -> benefit.state() != null)
                .forEach(this::write);
        for (Payment payment : explanation.unexplained()) {
            lines.add("");
            lines.add(texts.of(
                    "settlement/unexplained", "id", payment.orderId(), "amount", wording.money(payment.amount())));
        }
        for (Payment payment : explanation.gone()) {
            lines.add("");
            lines.add(texts.of(
                    "settlement/gone",
                    "id",
                    payment.orderId(),
                    "run",
                    payment.run(),
                    "amount",
                    wording.money(payment.amount())));
        }
        List<BenefitExplanation> others = explanation.benefits().stream()
                .filter(benefit -> benefit.state() == null)
                .toList();
        if (!others.isEmpty()) {
            lines.add("");
            lines.add(texts.of("heading/others"));
            others.forEach(other -> lines.add(INDENT + other(other)));
        }
    }

    private String other(BenefitExplanation benefit) {
        String name = wording.name(benefit.benefit().name());
        String counts = String.join("; ", counts(benefit));
        return counts.isEmpty() ? name : name + " (" + counts + ")";
    }

    private void write(BenefitExplanation benefit) {
        lines.add("");
        lines.add(wording.name(benefit.benefit().name()) + ", "
                + (benefit.person() == null
                        ? texts.of("of-family")
                        : texts.of("of-person", "person", Long.toString(benefit.person())))
                + ": " + outcome(benefit));
        if (!benefit.reproduced()) {
            lines.add(INDENT + texts.of("settlement/not-reproduced"));
        }
        writeReason(benefit);
        writeDoubt(benefit.doubt());
        section("facts", benefit.facts().stream().map(wording::fact).toList());
        section("law", benefit.parameters().stream().map(wording::parameter).toList());
        section("steps", steps(benefit));
        section("orders", orders(benefit));
    }

    /** What came of it, how much, for how many, in which form, to whom. */
    private String outcome(BenefitExplanation benefit) {
        State state = Objects.requireNonNull(benefit.state());
        Settlement settlement = benefit.settlement();
        boolean isBefore = state == State.ORDERED && settlement != null && settlement.isOrderedBefore();
        List<String> parts = new ArrayList<>();
        parts.add(
                benefit.besideOrder()
                        ? texts.of("beside")
                        : texts.of("state/" + (isBefore ? State.ORDERED_BEFORE : state)));
        if (state != State.REFUSED && state != State.NOTHING) {
            parts.add(wording.money(benefit.amount()));
        }
        if (benefit.form() != Form.NONE) {
            parts.add(texts.of("form/" + benefit.form()));
        }
        String units =
                benefit.units() == 0 ? null : wording.counted("units/" + benefit.benefit(), "units", benefit.units());
        if (units != null) {
            parts.add(units);
        }
        if (benefit.payee() != null && state == State.ORDERED) {
            parts.add(texts.of("payee", "person", Long.toString(benefit.payee())));
        }
        return String.join(", ", parts);
    }

    private void writeReason(BenefitExplanation benefit) {
        if (benefit.reason() != Reason.NONE) {
            lines.add(INDENT + texts.of("reason/" + benefit.reason() + "/why"));
        }
        String advice = advice(benefit, texts);
        if (advice != null) {
            lines.add(INDENT + texts.of("heading/advice") + ": " + advice);
        }
    }

    /** One sentence that says what to bring or do; null where there is nothing to do. */
    static @Nullable String advice(BenefitExplanation benefit, Texts texts) {
        if (benefit.reason() != Reason.NONE) {
            return texts.of("reason/" + benefit.reason() + "/advice");
        }
        return texts.find("advice/" + benefit.state()).orElse(null);
    }

    private void writeDoubt(@Nullable Doubtful doubt) {
        if (doubt == null) {
            return;
        }
        List<String> said = new ArrayList<>();
        for (Doubtful.Row row : doubt.records()) {
            said.add(wording.fact(row.fact()));
            said.add(INDENT + texts.of("defect/" + row.defect() + "/what") + "; "
                    + texts.of("defect/" + row.defect() + "/advice"));
        }
        for (Doubtful.InWorld world : doubt.worlds()) {
            said.add(texts.of("doubt/world", "world", texts.of("doubt/" + world.world()), "outcome", outcome(world)));
        }
        section("doubt", said);
    }

    private String outcome(Doubtful.InWorld world) {
        if (world.state() == null) {
            return texts.of("doubt/nothing");
        }
        String state = texts.of("state/" + world.state());
        return world.amount() == MoneyColumn.UNKNOWN ? state : state + ", " + wording.money(world.amount());
    }

    private List<String> counts(BenefitExplanation benefit) {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < benefit.counts().size(); i++) {
            String count = wording.counted(
                    "count/" + benefit.benefit() + "-" + (i + 1),
                    "count",
                    benefit.counts().get(i));
            if (count != null) {
                counts.add(count);
            }
        }
        return counts;
    }

    private List<String> steps(BenefitExplanation benefit) {
        List<String> said = new ArrayList<>(counts(benefit));
        benefit.drawing().forEach(person -> said.add(texts.of("drawing", "person", Long.toString(person))));
        benefit.steps().forEach(step -> said.add(step(step, benefit)));
        for (Change change : benefit.changes()) {
            said.add(texts.of(
                    "change",
                    "index",
                    wording.name(change.index()),
                    "date",
                    wording.date(change.on()),
                    "before",
                    wording.money(change.before()),
                    "after",
                    wording.money(change.after()),
                    "percent",
                    wording.percent(change.percent())));
        }
        return said;
    }

    private String step(Step step, BenefitExplanation benefit) {
        String sign = step.kind().operation().sign();
        String left =
                step.operands().stream().map(operand -> operand(operand)).collect(Collectors.joining(" " + sign + " "));
        boolean isRounding = step.kind().operation() == Step.Operation.ROUND;
        String equation = step.operands().size() > 1 ? left + " = " : isRounding ? left + " → " : "";
        return equation + wording.money(step.result()) + " — "
                + texts.of("step/" + step.kind(), "index", index(step), "units", units(step), "line", line(benefit));
    }

    private String operand(Step.Operand operand) {
        return operand.isMoney() ? wording.tenge(operand.value()) : wording.number(operand.value());
    }

    private String index(Step step) {
        return step.kind() == Step.Kind.RATE
                ? wording.name(step.operands().get(1).of())
                : "";
    }

    private String units(Step step) {
        return step.kind() == Step.Kind.EACH
                ? wording.number(step.operands().get(1).value())
                : "";
    }

    private String line(BenefitExplanation benefit) {
        return benefit.parameters().stream()
                .filter(entry -> entry.region() != null)
                .map(Entry::number)
                .filter(Objects::nonNull)
                .map(wording::money)
                .findFirst()
                .orElse("");
    }

    private List<String> orders(BenefitExplanation benefit) {
        Settlement settlement = benefit.settlement();
        if (settlement == null) {
            return benefit.state() == State.ORDERED ? List.of(texts.of("settlement/not-yet")) : List.of();
        }
        List<String> said = new ArrayList<>();
        for (Payment payment : settlement.payments()) {
            String order = texts.of(
                    "order/" + payment.when(),
                    "id",
                    payment.orderId(),
                    "run",
                    payment.run(),
                    "amount",
                    wording.money(payment.amount()));
            said.add(
                    payment.treasury() == Payment.Treasury.OPEN
                            ? order
                            : texts.of("treasury/" + payment.treasury(), "order", order));
        }
        if (!settlement.agrees()) {
            said.add(texts.of(
                    "settlement/disagrees",
                    "expected",
                    wording.money(settlement.expected()),
                    "ordered",
                    wording.money(settlement.ordered())));
        } else if (benefit.state() == State.ORDERED) {
            said.add(texts.of(
                    "settlement/agrees",
                    "due",
                    wording.money(benefit.amount()),
                    "before",
                    wording.money(settlement.before()),
                    "ordered",
                    wording.money(settlement.ordered())));
        }
        if (settlement.overpaid() > 0) {
            said.add(texts.of("settlement/overpaid", "amount", wording.money(settlement.overpaid())));
        }
        return said;
    }

    private void section(String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(INDENT + texts.of("heading/" + heading));
            content.forEach(line -> lines.add(INDENT + INDENT + line));
        }
    }
}
