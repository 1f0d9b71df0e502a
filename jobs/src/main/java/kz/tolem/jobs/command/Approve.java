package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem approve 2026Q1 --as NAME}. */
@Command(
        name = "approve",
        description = "A second person approves the sealed manifest by its hash; whoever ran it cannot.",
        mixinStandardHelpOptions = true)
public final class Approve implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "The quarter, for example 2026Q1.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who approves.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    Approve(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Text.required(name, "--as");
        Run run = session.part(PublishService.class).approve(Period.parse(period), name);
        PrintWriter out = spec.commandLine().getOut();
        out.println(run.period() + " is " + run.state() + ": manifest " + run.manifestHash());
        out.println("Next: tolem " + run.nextCommand());
        return ExitCode.DONE.code();
    }
}
