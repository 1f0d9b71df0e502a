package kz.tolem.jobs.command;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem discard 2026Q1 --as NAME --reason TEXT}. */
@Command(
        name = "discard",
        description =
                "Gives up a run that is not published; what it ordered no longer counts as ordered, its rows stay.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem discard 2026Q1 --as NAME --reason TEXT",
        mixinStandardHelpOptions = true)
public final class Discard extends PeriodCommand {

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who decides so.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    Discard(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Text.required(name, "--as");
        Text.required(reason, "--reason");
        Run run = session().part(RunService.class).discard(period(), name, reason);
        out().say(Message.of(
                "{}, attempt {}, is discarded. Next: tolem {}", run.period(), run.attempt(), run.nextCommand()));
        return ExitCode.DONE.code();
    }
}
