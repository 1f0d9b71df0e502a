package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem publish 2026Q1}. */
@Command(
        name = "publish",
        description = "Makes an approved run visible in the outbox, all at once; the oldest period first.",
        mixinStandardHelpOptions = true)
public final class Publish implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "The quarter, for example 2026Q1.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    Publish(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Run run = session.part(PublishService.class).publish(Period.parse(period));
        PrintWriter out = spec.commandLine().getOut();
        out.println(run.period() + " is published: "
                + session.home().outbox().resolve(run.period().name()));
        out.println("Caseworkers read: "
                + session.home().casework().resolve(run.period().name()));
        return ExitCode.DONE.code();
    }
}
