package kz.tolem.jobs.command;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem approve 2026Q1 --as NAME}. */
@Command(
        name = "approve",
        description = "A second person approves the sealed manifest by its hash; whoever ran it cannot.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem approve 2026Q1 --as NAME", "  tolem approve 2026Q1 --as NAME --accept-variance REASON"},
        mixinStandardHelpOptions = true)
public final class Approve extends PeriodCommand {

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who approves.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--accept-variance",
            paramLabel = "REASON",
            description = "Why a run whose totals moved more than allowed may go on; kept.")
    private @Nullable String acceptVariance;

    Approve(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Text.required(name, "--as");
        Run run = session()
                .part(PublishService.class)
                .approve(period(), name, Text.optional(acceptVariance, "--accept-variance"));
        Voice out = out();
        out.say(Message.of("{} is {}: manifest {}", run.period(), run.state(), run.manifestHash()));
        out.say(Message.of("Next: tolem {}", run.nextCommand()));
        return ExitCode.DONE.code();
    }
}
