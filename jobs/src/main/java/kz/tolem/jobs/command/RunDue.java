package kz.tolem.jobs.command;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tolem run-due}. */
@Command(
        name = "run-due",
        description = {
            "Does what is due, once, and ends: for cron, systemd timers and Kubernetes. Goes on with a run that was killed or "
                    + "whose machine failed; else computes the quarter, if this one has no run yet; else the night.",
            "The ledger says what is due: calling it twice, or on two servers, or after days without it, computes nothing "
                    + "twice. It never approves and never publishes; what wants a person is said and left to one (exit code 6)."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tolem run-due",
        mixinStandardHelpOptions = true)
public final class RunDue implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--on", paramLabel = "DATE", description = "As on an earlier day (default: today in Almaty).")
    private @Nullable LocalDate day;

    RunDue(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Voice out = session.voice(spec.commandLine().getOut());
        Optional<Run> run;
        try (Watch watch = new Watch(session, session.voice(spec.commandLine().getErr()))) {
            run = session.part(RunService.class).due(day);
        }
        if (run.isEmpty()) {
            out.say(Message.of("Nothing is due."));
            return ExitCode.DONE.code();
        }
        session.part(Summary.class).printRun(run.get(), out);
        run.get().refuseIfHeld();
        return ExitCode.DONE.code();
    }
}
