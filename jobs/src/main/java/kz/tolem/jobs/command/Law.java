package kz.tolem.jobs.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.calc.law.Rate;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem law [2026-02]}, {@code tolem law 2025-12 2026-01}. */
@Command(
        name = "law",
        description =
                "The parameters in force in a month with citation and status; with two months what changes between them.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem law", "  tolem law 2026-02 --status assumption", "  tolem law 2025-12 2026-01"},
        mixinStandardHelpOptions = true)
public final class Law implements Callable<Integer> {

    /** Stands for a figure that is not known, or not in force. */
    private static final String NONE = "-";

    private static final String NOT_IN_FORCE = "not in force";

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MONTH",
            description = "For example 2026-02 (default: this month).")
    private @Nullable YearMonth month;

    @Parameters(index = "1", arity = "0..1", paramLabel = "MONTH", description = "Compare with this later month.")
    private @Nullable YearMonth later;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only confirmed, single-source, assumption, unconfirmed, not-found or sample.")
    private @Nullable String status;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Law(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LawBook law = session.law();
        YearMonth first = month == null ? YearMonth.from(LocalDate.now(Application.ZONE)) : month;
        Voice out = session.voice(spec.commandLine().getOut());
        List<Entry> entries = filtered(law.inForceEntries(first));
        if (entries.isEmpty()) {
            throw new Refusal(
                    ExitCode.LAW_MISSING,
                    Message.of(
                            "no parameter{} is in force in {}",
                            status == null ? "" : Message.of(" with status {}", status),
                            first));
        }
        if (later != null) {
            List<Change> values = changes(values(entries), values(filtered(law.inForceEntries(later))));
            List<Change> amounts = changes(amounts(law, first), amounts(law, later));
            if (json) {
                out.plain(Json.of(Map.of("values", values, "amounts", amounts)));
            } else {
                compare(values, amounts, first, later, out);
            }
        } else if (json) {
            out.plain(Json.of(entries.stream().map(Law::data).toList()));
        } else {
            Table table = new Table(Message.of("Parameter | >Value | Unit | From | To | Status | Citation"));
            for (Entry entry : entries) {
                table.row(
                        entry.name(),
                        Objects.requireNonNullElse(entry.value(), NONE),
                        entry.unit().text(),
                        entry.from().toString(),
                        entry.to() == null ? "" : entry.to().toString(),
                        entry.status().text(),
                        entry.cite());
            }
            table.print(out);
            out.say(Message.of("Law in force in {}, digest {}", first, law.digest()));
        }
        return ExitCode.DONE.code();
    }

    private List<Entry> filtered(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> status == null || entry.status().text().equals(status))
                .toList();
    }

    /** A figure and how well it is known. */
    private record Figure(String text, String status) {}

    /** What a parameter, or an amount that is made of it, is in two months; {@code -} where there is none. */
    private record Change(String parameter, String before, String after, String change, String status) {}

    private static SortedMap<String, Figure> values(List<Entry> entries) {
        SortedMap<String, Figure> values = new TreeMap<>();
        entries.forEach(entry -> values.put(
                entry.name(),
                new Figure(
                        Objects.requireNonNullElse(entry.value(), NONE),
                        entry.status().text())));
        return values;
    }

    /** What coefficients and indices come to, in tenge; nothing for a month whose law is not complete. */
    private SortedMap<String, Figure> amounts(LawBook law, YearMonth of) {
        SortedMap<String, Figure> amounts = new TreeMap<>();
        try {
            for (Rate rate : law.inForce(of).rates()) {
                boolean isMade = rate.coefficient() != null && rate.name().indexOf('@') < 0;
                if (isMade && (status == null || rate.status().text().equals(status))) {
                    amounts.put(
                            rate.name(),
                            new Figure(
                                    Output.tenge(rate.amount()), rate.status().text()));
                }
            }
        } catch (MissingParameter e) {
            session.voice(spec.commandLine().getErr()).say(Message.of("No amounts of {}: {}", of, e.message()));
        }
        return amounts;
    }

    private static List<Change> changes(SortedMap<String, Figure> before, SortedMap<String, Figure> after) {
        Figure none = new Figure(NONE, NOT_IN_FORCE);
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String from = before.getOrDefault(name, none).text();
            Figure to = after.getOrDefault(name, none);
            if (!from.equals(to.text())) {
                changes.add(new Change(name, from, to.text(), growth(from, to.text()), to.status()));
            }
        }
        return changes;
    }

    private static void compare(
            List<Change> values, List<Change> amounts, YearMonth first, YearMonth second, Voice out) {
        if (values.isEmpty() && amounts.isEmpty()) {
            out.say(Message.of("Nothing changes between {} and {}.", first, second));
        }
        print(Message.of("Parameter"), values, first, second, out);
        print(Message.of("Amount, KZT"), amounts, first, second, out);
    }

    private static void print(Message title, List<Change> changes, YearMonth first, YearMonth second, Voice out) {
        Table table = new Table(Message.of("{} | >{} | >{} | >Change | Status", title, first, second));
        for (Change change : changes) {
            table.row(
                    change.parameter(),
                    change.before(),
                    change.after(),
                    change.change(),
                    change.status().equals(NOT_IN_FORCE) ? Message.of("not in force") : change.status());
        }
        if (!table.isEmpty()) {
            table.print(out);
        }
    }

    private static String growth(String from, String to) {
        try {
            BigDecimal old = new BigDecimal(from.replace(" ", ""));
            BigDecimal growth =
                    new BigDecimal(to.replace(" ", "")).subtract(old).movePointRight(2);
            BigDecimal percent = growth.divide(old, 1, RoundingMode.HALF_UP);
            return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static Map<String, @Nullable Object> data(Entry entry) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("parameter", entry.name());
        data.put("value", entry.value());
        data.put("unit", entry.unit().text());
        data.put("from", entry.from().toString());
        data.put("to", entry.to() == null ? null : entry.to().toString());
        data.put("status", entry.status().text());
        data.put("basis", entry.basis());
        data.put("cite", entry.cite());
        data.put("source", entry.source());
        return data;
    }
}
