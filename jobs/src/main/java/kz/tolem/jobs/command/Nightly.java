package kz.tolem.jobs.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem nightly [2026-02-14]}. */
@Command(
        name = "nightly",
        description = {
            "Computes what has changed in the registry since the last run that was published, and the months that have begun "
                    + "since: families that changed, and all families in the first night of a month.",
            "Its period is the day, for example 2026-02-14; relaunch, approve, publish and the others take it. Nights that were "
                    + "missed need no catching up: one covers them. The first run of all is a quarter, because it fixes the "
                    + "opening month."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tolem nightly", "  tolem nightly 2026-02-14"},
        mixinStandardHelpOptions = true)
public final class Nightly implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATE", description = "The day (default: today in Almaty).")
    private @Nullable LocalDate day;

    @Option(
            names = "--hold-missing",
            description = "Go on without poverty lines that nobody supplied: TSA of those regions is held.")
    private boolean holdMissing;

    @Option(
            names = "--accept-quarantine",
            paramLabel = "REASON",
            description = "Why to go on with more families in quarantine than the limits allow; kept.")
    private @Nullable String acceptQuarantine;

    Nightly(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String accepted = Text.optional(acceptQuarantine, "--accept-quarantine");
        Run run;
        try (Watch watch = new Watch(session, session.voice(spec.commandLine().getErr()))) {
            run = session.part(RunService.class).nightly(day, holdMissing, accepted);
        }
        session.part(Summary.class)
                .printRun(run, session.voice(spec.commandLine().getOut()));
        run.refuseIfHeld();
        return ExitCode.DONE.code();
    }
}
