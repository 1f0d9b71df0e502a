package kz.tolem.jobs.command;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.run.Audit;
import kz.tolem.jobs.run.AuditEntry;
import kz.tolem.jobs.run.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem audit [2026Q1]}. */
@Command(
        name = "audit",
        description = "Who did what to which run and why; checks that nothing of it was altered, removed or put in.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem audit", "  tolem audit 2026Q1"},
        mixinStandardHelpOptions = true)
public final class ShowAudit implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PERIOD",
            description = "Show only the entries of this period; all are checked.")
    private @Nullable String period;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ShowAudit(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String wanted = period == null ? null : Period.parse(period).name();
        Voice out = session.voice(spec.commandLine().getOut());
        Audit.Report report = session.part(Audit.class).report();
        List<AuditEntry> shown = report.entries().stream()
                .filter(entry -> wanted == null || entry.period().equals(wanted))
                .toList();
        if (json) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("sound", report.findings().isEmpty());
            data.put(
                    "findings",
                    report.findings().stream().map(Message::toString).toList());
            data.put("entries", shown.stream().map(ShowAudit::data).toList());
            out.plain(Json.of(data));
        } else {
            print(shown, out);
        }
        out.flush();
        Voice err = session.voice(spec.commandLine().getErr());
        if (!report.findings().isEmpty()) {
            report.findings().forEach(finding -> err.say(Message.of("audit: {}", finding)));
            err.say(Message.of(
                    "tolem: the audit is broken, places: {}. Compare it with a backup of the database and with the "
                            + "approvals in the outbox; approve and publish nothing until it is explained",
                    report.findings().size()));
            return ExitCode.DAMAGED.code();
        }
        if (!json) {
            out.say(sound(report.entries()));
        }
        return ExitCode.DONE.code();
    }

    private static void print(List<AuditEntry> entries, Voice out) {
        Table table = new Table(Message.of(">No | Time | Run | Action | By | Database user | Manifest | Reason"));
        for (AuditEntry entry : entries) {
            table.row(
                    Long.toString(entry.sequence()),
                    TIME.format(ZonedDateTime.ofInstant(entry.at(), Application.ZONE)),
                    entry.period() + (entry.attempt() > 1 ? "#" + entry.attempt() : ""),
                    entry.action(),
                    entry.actor(),
                    entry.databaseUser(),
                    Objects.requireNonNullElse(entry.manifestHash(), ""),
                    Objects.requireNonNullElse(entry.reason(), "").replace('\n', ' '));
        }
        if (!table.isEmpty()) {
            table.print(out);
        }
    }

    private static Message sound(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Message.of("No entry yet.");
        }
        AuditEntry last = entries.get(entries.size() - 1);
        return Message.of(
                "Sound: {} entries, each chained to the one before and in accord with the runs. The last, {}, has the "
                        + "hash {}",
                entries.size(),
                last.sequence(),
                last.hash());
    }

    private static Map<String, @Nullable Object> data(AuditEntry entry) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("sequence", entry.sequence());
        data.put("time", entry.time());
        data.put("period", entry.period());
        data.put("attempt", entry.attempt());
        data.put("epoch", entry.epoch());
        data.put("action", entry.action());
        data.put("actor", entry.actor());
        data.put("database_user", entry.databaseUser());
        data.put("reason", entry.reason());
        data.put("manifest", entry.manifestHash());
        data.put("previous_hash", entry.previousHash());
        data.put("hash", entry.hash());
        return data;
    }
}
