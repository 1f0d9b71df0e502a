package kz.tolem.jobs.command;

import java.time.LocalDate;
import java.time.YearMonth;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.step.RegistryCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem run 2026Q1}. */
@Command(
        name = "run",
        description = "Computes a quarter: freeze, calculate, seal. Nothing is visible to finance yet.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem run 2026Q1", "  tolem run 2026Q1 --as-of 2026-02-28", "  tolem run 2026Q1 --check"},
        mixinStandardHelpOptions = true)
public final class RunPeriod extends PeriodCommand {

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Months that have begun by then (default: today in Almaty).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--opening",
            paramLabel = "MONTH",
            description =
                    "First month that is ever ordered; fixed by the first run (default: the first month of its quarter).")
    private @Nullable YearMonth opening;

    @Option(
            names = "--hold-missing",
            description = "Go on without poverty lines that nobody supplied: TSA of those regions is held.")
    private boolean holdMissing;

    @Option(
            names = "--accept-quarantine",
            paramLabel = "REASON",
            description = "Why to go on with more families in quarantine than the limits allow; kept.")
    private @Nullable String acceptQuarantine;

    @Option(
            names = "--check",
            description =
                    "For a published quarter or night: has the registry or the law changed since? Exit code 0 no, 4 yes.")
    private boolean check;

    RunPeriod(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Period wanted = period();
        Voice out = out();
        if (check) {
            return session().part(RegistryCheck.class).check(wanted, out).code();
        }
        String accepted = Text.optional(acceptQuarantine, "--accept-quarantine");
        Run run;
        try (Watch watch = new Watch(session(), err())) {
            run = session().part(RunService.class).run(wanted, asOf, opening, holdMissing, accepted);
        }
        session().part(Summary.class).printRun(run, out);
        run.refuseIfHeld();
        return ExitCode.DONE.code();
    }
}
