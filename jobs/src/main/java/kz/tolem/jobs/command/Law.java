package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
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
        mixinStandardHelpOptions = true)
public final class Law implements Callable<Integer> {

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
        PrintWriter out = spec.commandLine().getOut();
        List<Entry> entries = filtered(law.inForceEntries(first));
        if (entries.isEmpty()) {
            throw new Refusal(
                    ExitCode.LAW_MISSING,
                    "no parameter" + (status == null ? "" : " with status " + status) + " is in force in " + first);
        }
        if (later != null) {
            compare(entries, filtered(law.inForceEntries(later)), first, later, out);
        } else if (json) {
            out.println(Json.of(entries.stream().map(Law::data).toList()));
        } else {
            Table table = new Table("Parameter", ">Value", "Unit", "From", "To", "Status", "Citation");
            for (Entry entry : entries) {
                table.row(
                        entry.name(),
                        Objects.requireNonNullElse(entry.value(), "-"),
                        entry.unit().text(),
                        entry.from().toString(),
                        entry.to() == null ? "" : entry.to().toString(),
                        entry.status().text(),
                        entry.cite());
            }
            table.print(out);
            out.println("Law in force in " + first + ", digest " + law.digest());
        }
        return ExitCode.DONE.code();
    }

    private List<Entry> filtered(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> status == null || entry.status().text().equals(status))
                .toList();
    }

    private static void compare(
            List<Entry> before, List<Entry> after, YearMonth first, YearMonth second, PrintWriter out) {
        Map<String, Entry> old = byName(before);
        Map<String, Entry> now = byName(after);
        TreeMap<String, Entry> all = new TreeMap<>(old);
        all.putAll(now);
        Table table = new Table("Parameter", ">" + first, ">" + second, ">Change", "Status");
        for (String name : all.keySet()) {
            Entry was = old.get(name);
            Entry is = now.get(name);
            String from = was == null ? "-" : Objects.requireNonNullElse(was.value(), "-");
            String to = is == null ? "-" : Objects.requireNonNullElse(is.value(), "-");
            if (!from.equals(to)) {
                table.row(
                        name,
                        from,
                        to,
                        change(from, to),
                        is == null ? "not in force" : is.status().text());
            }
        }
        if (table.isEmpty()) {
            out.println("Nothing changes between " + first + " and " + second + ".");
        } else {
            table.print(out);
        }
    }

    private static Map<String, Entry> byName(List<Entry> entries) {
        Map<String, Entry> named = new LinkedHashMap<>();
        entries.forEach(entry -> named.put(entry.name(), entry));
        return named;
    }

    private static String change(String from, String to) {
        try {
            BigDecimal old = new BigDecimal(from);
            BigDecimal growth = new BigDecimal(to).subtract(old).movePointRight(2);
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
