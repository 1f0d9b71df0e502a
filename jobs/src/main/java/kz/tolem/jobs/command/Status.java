package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
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
        mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

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
        PrintWriter out = spec.commandLine().getOut();
        RunStore runs = session.part(RunStore.class);
        boolean alive = RunLock.isHeld(session.part(Databases.class));
        List<Run> shown = period == null
                ? runs.all()
                : List.of(session.part(RunService.class).existing(Period.parse(period)));
        if (json) {
            out.println(Json.of(shown.stream().map(run -> data(run, alive)).toList()));
            return ExitCode.DONE.code();
        }
        if (shown.isEmpty()) {
            out.println("No run yet. Begin one with: tolem run 2026Q1");
            return ExitCode.DONE.code();
        }
        Table table = new Table("Run", "State", "Started", ">Took", ">Ranges", ">Orders", ">Amount, KZT", "Next");
        for (Run run : shown) {
            List<Done> done = session.part(RangeStore.class).done(run);
            table.row(
                    run.period() + (run.attempt() > 1 ? "#" + run.attempt() : ""),
                    state(run, alive),
                    TIME.format(ZonedDateTime.ofInstant(run.startedAt(), Application.ZONE)),
                    took(run),
                    done.size() + "/"
                            + session.part(RangeStore.class).planned(run).size(),
                    Output.count(done.stream().mapToLong(Done::orders).sum()),
                    Output.tenge(done.stream().mapToLong(Done::amount).sum()),
                    next(run, alive));
        }
        table.print(out);
        if (period != null) {
            details(shown.get(0), runs, alive, out);
        }
        return ExitCode.DONE.code();
    }

    private void details(Run run, RunStore runs, boolean alive, PrintWriter out) {
        if (run.sample()) {
            out.println("SAMPLE, NOT FOR PAYMENT");
        }
        out.println("As of " + run.asOf() + ", months " + run.firstMonth() + " to " + run.lastMonth() + ", step "
                + run.step() + ", ran by " + String.join(", ", runs.runners(run)));
        String cause = cause(run, alive);
        if (cause != null) {
            out.println((run.cause() == null ? "" : "Ended with code " + run.exitCode() + ": ") + cause);
        }
        if (run.manifestHash() != null) {
            out.println("Manifest " + run.manifestHash());
            out.println("Report " + session.part(StagingArea.class).report(run));
        }
        runs.approval(run)
                .ifPresent(approval -> out.println("Approved by " + approval.name() + " at "
                        + TIME.format(ZonedDateTime.ofInstant(approval.at(), Application.ZONE)) + ", key "
                        + approval.key()));
        for (RunStore.Acceptance acceptance : runs.acceptances(run)) {
            out.println(acceptance.what() + " accepted by " + acceptance.name() + " at "
                    + TIME.format(ZonedDateTime.ofInstant(acceptance.at(), Application.ZONE)) + ", because: "
                    + acceptance.reason());
            if (!acceptance.findings().isEmpty()) {
                acceptance.findings().lines().forEach(line -> out.println("    " + line));
            }
        }
        session.part(Summary.class).printTotals(run, out);
    }

    private Map<String, @Nullable Object> data(Run run, boolean alive) {
        List<Done> done = session.part(RangeStore.class).done(run);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("period", run.period().name());
        data.put("attempt", run.attempt());
        data.put("state", run.state().name());
        data.put("alive", alive && run.state() == RunState.COMPUTING);
        data.put("as_of", run.asOf().toString());
        data.put("step", run.step());
        data.put("sample", run.sample());
        data.put("ranges_done", done.size());
        data.put("ranges_planned", session.part(RangeStore.class).planned(run).size());
        data.put("orders", done.stream().mapToLong(Done::orders).sum());
        data.put("amount_tiyn", done.stream().mapToLong(Done::amount).sum());
        data.put("manifest", run.manifestHash());
        data.put("exit_code", run.exitCode());
        data.put("cause", cause(run, alive));
        data.put(
                "accepted",
                session.part(RunStore.class).acceptances(run).stream()
                        .map(acceptance -> Map.of(
                                "what", acceptance.what().name(),
                                "name", acceptance.name(),
                                "reason", acceptance.reason(),
                                "at", acceptance.at().toString()))
                        .toList());
        data.put("next", next(run, alive));
        return data;
    }

    private static String state(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && !alive
                ? "KILLED"
                : run.state().name();
    }

    /** Why the run is not at work and not done, as far as somebody could say it; null when there is nothing to explain. */
    private static @Nullable String cause(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && !alive
                ? "the process that worked on it is gone: killed, or cut off from the database; logs/tolem.log has its last words"
                : run.cause();
    }

    private static String next(Run run, boolean alive) {
        return run.state() == RunState.COMPUTING && alive ? "wait, or stop " + run.period() : run.nextCommand();
    }

    private static String took(Run run) {
        Instant end =
                run.endedAt() == null ? ZonedDateTime.now(Application.ZONE).toInstant() : run.endedAt();
        Duration took = Duration.between(run.startedAt(), end).truncatedTo(ChronoUnit.SECONDS);
        return "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }
}
