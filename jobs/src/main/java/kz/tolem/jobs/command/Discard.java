package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem discard 2026Q1 --as NAME --reason TEXT}. */
@Command(
        name = "discard",
        description =
                "Gives up a run that is not published; what it ordered no longer counts as ordered, its rows stay.",
        mixinStandardHelpOptions = true)
public final class Discard implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "The quarter, for example 2026Q1.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who decides so.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    Discard(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Text.required(name, "--as");
        Text.required(reason, "--reason");
        Run run = session.part(RunService.class).discard(Period.parse(period), name, reason);
        spec.commandLine()
                .getOut()
                .println(run.period() + ", attempt " + run.attempt() + ", is discarded. Next: tolem "
                        + run.nextCommand());
        return ExitCode.DONE.code();
    }
}
