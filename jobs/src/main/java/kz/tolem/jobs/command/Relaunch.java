package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.step.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem relaunch 2026Q1}. */
@Command(
        name = "relaunch",
        description = "Goes on with a run that failed, was stopped or was killed: repeats only what is not done.",
        mixinStandardHelpOptions = true)
public final class Relaunch implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "The quarter, for example 2026Q1.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    @Option(
            names = "--hold-missing",
            description = "Go on without poverty lines that nobody supplied: TSA of those regions is held.")
    private boolean holdMissing;

    Relaunch(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Period wanted = Period.parse(period);
        Run run;
        try (Watch watch =
                new Watch(session.part(Progress.class), spec.commandLine().getErr())) {
            run = session.part(RunService.class).relaunch(wanted, holdMissing);
        }
        session.part(Summary.class).print(run, spec.commandLine().getOut());
        return ExitCode.DONE.code();
    }
}
