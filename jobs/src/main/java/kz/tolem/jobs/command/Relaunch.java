package kz.tolem.jobs.command;

import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.step.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem relaunch 2026Q1}. */
@Command(
        name = "relaunch",
        description = "Goes on with a run that failed, was stopped or was killed: repeats only what is not done.",
        mixinStandardHelpOptions = true)
public final class Relaunch extends PeriodCommand {

    @Option(
            names = "--hold-missing",
            description = "Go on without poverty lines that nobody supplied: TSA of those regions is held.")
    private boolean holdMissing;

    Relaunch(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Period wanted = period();
        Run run;
        try (Watch watch = new Watch(session().part(Progress.class), err())) {
            run = session().part(RunService.class).relaunch(wanted, holdMissing);
        }
        session().part(Summary.class).print(run, out());
        return ExitCode.DONE.code();
    }
}
