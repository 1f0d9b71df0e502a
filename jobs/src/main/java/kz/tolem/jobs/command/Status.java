package kz.tolem.jobs.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunFigures;
import kz.tolem.jobs.run.RunFigures.Figures;
import kz.tolem.jobs.run.RunLock;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.step.StagingArea;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem status [2026Q1]}. */
@Command(
        name = "status",
        description =
                "Runs with their state, how far they are, and the next safe command; with a period its totals too.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem status", "  tolem status 2026Q1", "  tolem status --json"},
        mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** So that no line of the table is wider than a terminal of old. */
    private static final int LONGEST_NAMES = 20;

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PERIOD", description = "One quarter or night, with details.")
    private @Nullable String period;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Status(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Voice out = session.voice(spec.commandLine().getOut());
        RunStore runs = session.part(RunStore.class);
        boolean alive = RunLock.isHeld(session.part(Databases.class));
        List<Run> shown = period == null
                ? runs.all()
                : List.of(session.part(RunService.class).existing(Period.parse(period)));
        Map<Integer, Figures> figures = session.part(RunFigures.class).all();
        if (json) {
            out.plain(Json.of(shown.stream()
                    .map(run -> data(run, figuresOf(run, figures), alive))
                    .toList()));
            return ExitCode.DONE.code();
        }
        if (shown.isEmpty()) {
            out.say(Message.of("No run yet. Begin one with: tolem run 2026Q1"));
            return ExitCode.DONE.code();
        }
        print(shown, figures, alive, out);
        if (period != null) {
            details(shown.get(0), runs, alive, out);
        }
        return ExitCode.DONE.code();
    }

    /** Two lines a run, no wider than 100 columns: what it came to, and who began it when and what comes next. */
    private static void print(List<Run> runs, Map<Integer, Figures> figures, boolean alive, Voice out) {
        Table table =
                new Table(Message.of("Run | State | >Took | >Families | >Orders | >Amount, KZT | >Held | >Quarantine"));
        for (Run run : runs) {
            Figures known = figuresOf(run, figures);
            table.row(
                    run.period() + (run.attempt() > 1 ? "#" + run.attempt() : ""),
                    state(run, alive),
                    took(run),
                    Output.count(known.families()),
                    Output.count(known.orders()),
                    Output.tenge(known.amount()),
                    Output.count(known.held()),
                    Output.count(known.quarantined()));
            table.under(Message.of(
                    "    since {} by {}. Next: {}",
                    time(run.startedAt()),
                    shortened(known.runners()),
                    isAtWork(run, alive)
                            ? Message.of("wait, or: tolem stop {}", run.period())
                            : "tolem " + run.nextCommand()));
            if (run.isOpen() && !run.isSealed()) {
                table.under(progress(run, known, alive));
            }
        }
        table.print(out);
    }

    private static Figures figuresOf(Run run, Map<Integer, Figures> figures) {
        return Objects.requireNonNull(figures.get(run.id()), "a run of the run table");
    }

    private static String shortened(String names) {
        return names.length() <= LONGEST_NAMES ? names : names.substring(0, LONGEST_NAMES - 1) + "…";
    }

    /** How far it is, and when it may be done. */
    private static Message progress(Run run, Figures known, boolean alive) {
        Message done = Message.of("    step {}, {} of {} ranges", run.step(), known.rangesDone(), known.ranges());
        double rate = known.familiesPerSecond();
        if (alive && rate > 0 && known.rangesDone() < known.ranges()) {
            long left = (long) Math.ceil((known.families() - known.familiesDone()) / rate);
            return Message.of("{}, {} families/s, {} s left", done, Output.count(Math.round(rate)), Output.count(left));
        }
        return done;
    }

    private void details(Run run, RunStore runs, boolean alive, Voice out) {
        if (run.sample()) {
            out.say(Message.of("SAMPLE, NOT FOR PAYMENT"));
        }
        out.say(Message.of(
                "As of {}, months {} to {}, step {}, ran by {}",
                run.asOf(),
                run.firstMonth(),
                run.lastMonth(),
                run.step(),
                String.join(", ", runs.runners(run))));
        Message cause = cause(run, alive);
        if (cause != null) {
            out.say(run.cause() == null ? cause : Message.of("Ended with code {}: {}", run.exitCode(), cause));
        }
        if (run.manifestHash() != null) {
            out.say(Message.of("Manifest {}", run.manifestHash()));
            out.say(Message.of("Report {}", session.part(StagingArea.class).report(run)));
        }
        runs.approval(run)
                .ifPresent(approval -> out.say(Message.of(
                        "Approved by {} at {}, key {}", approval.name(), time(approval.at()), approval.key())));
        for (RunStore.Acceptance acceptance : runs.acceptances(run)) {
            out.say(Message.of(
                    "{} accepted by {} at {}, because: {}",
                    acceptance.what(),
                    acceptance.name(),
                    time(acceptance.at()),
                    acceptance.reason()));
            if (!acceptance.findings().isEmpty()) {
                acceptance.findings().lines().forEach(line -> out.plain("    " + line));
            }
        }
        session.part(Summary.class).printTotals(run, out);
    }

    private Map<String, @Nullable Object> data(Run run, Figures known, boolean alive) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("period", run.period().name());
        data.put("attempt", run.attempt());
        data.put("state", run.state().name());
        data.put("alive", isAtWork(run, alive));
        data.put("as_of", run.asOf().toString());
        data.put("step", run.step());
        data.put("sample", run.sample());
        data.put("ran_by", known.runners());
        data.put("started_at", run.startedAt().toString());
        data.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        data.put("ranges_done", known.rangesDone());
        data.put("ranges_planned", known.ranges());
        data.put("families", known.families());
        data.put("families_done", known.familiesDone());
        data.put("orders", known.orders());
        data.put("amount_tiyn", known.amount());
        data.put("held", known.held());
        data.put("quarantined_rows", known.quarantined());
        data.put("manifest", run.manifestHash());
        data.put("exit_code", run.exitCode());
        Message cause = cause(run, alive);
        data.put("cause", cause == null ? null : cause.toString());
        data.put(
                "accepted",
                session.part(RunStore.class).acceptances(run).stream()
                        .map(acceptance -> Map.of(
                                "what", acceptance.what().name(),
                                "name", acceptance.name(),
                                "reason", acceptance.reason(),
                                "at", acceptance.at().toString()))
                        .toList());
        data.put("next", isAtWork(run, alive) ? "wait, or stop " + run.period() : run.nextCommand());
        return data;
    }

    private static String state(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && !alive
                ? "KILLED"
                : run.state().name();
    }

    /** Why the run is not at work and not done, as far as somebody could say it; null when there is nothing to explain. */
    private static @Nullable Message cause(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && !alive
                ? Message.of(
                        "the process that worked on it is gone: killed, or cut off from the database; logs/tolem.log has its last words")
                : run.cause();
    }

    private static boolean isAtWork(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && alive;
    }

    /** A moment in Almaty's time, to the second. */
    static String time(Instant at) {
        return TIME.format(at.atZone(Application.ZONE));
    }

    private static String took(Run run) {
        Instant end =
                run.endedAt() == null ? ZonedDateTime.now(Application.ZONE).toInstant() : run.endedAt();
        Duration took = Duration.between(run.startedAt(), end).truncatedTo(ChronoUnit.SECONDS);
        return "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }
}
