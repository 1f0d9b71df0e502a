package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem stop 2026Q1}. */
@Command(
        name = "stop",
        description = "Asks a running run to stop after the work in hand, and waits until it has.",
        mixinStandardHelpOptions = true)
public final class Stop implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "The quarter, for example 2026Q1.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    Stop(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Run run = session.part(RunService.class).stop(Period.parse(period));
        spec.commandLine().getOut().println(run.period() + " is " + run.state() + ". Next: tolem " + run.nextCommand());
        return ExitCode.DONE.code();
    }
}
