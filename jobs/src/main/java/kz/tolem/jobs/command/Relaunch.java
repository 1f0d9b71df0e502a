package kz.tolem.jobs.command;

import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem relaunch 2026Q1}. */
@Command(
        name = "relaunch",
        description = "Goes on with a run that failed, was stopped or was killed: repeats only what is not done.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem relaunch 2026Q1", "  tolem relaunch 2026Q1 --accept-quarantine REASON"},
        mixinStandardHelpOptions = true)
public final class Relaunch extends PeriodCommand {

    @Option(
            names = "--hold-missing",
            description = "Go on without poverty lines that nobody supplied: TSA of those regions is held.")
    private boolean holdMissing;

    @Option(
            names = "--accept-quarantine",
            paramLabel = "REASON",
            description = "Why to go on with more families in quarantine than the limits allow; kept.")
    private @Nullable String acceptQuarantine;

    Relaunch(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Period wanted = period();
        String accepted = Text.optional(acceptQuarantine, "--accept-quarantine");
        Run run;
        try (Watch watch = new Watch(session(), err())) {
            run = session().part(RunService.class).relaunch(wanted, holdMissing, accepted);
        }
        session().part(Summary.class).print(run, out());
        run.refuseIfHeld();
        return ExitCode.DONE.code();
    }
}
