package kz.tolem.jobs.command;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import picocli.CommandLine.Command;

/** {@code tolem stop 2026Q1}. */
@Command(
        name = "stop",
        description = "Asks a running run to stop after the work in hand, and waits until it has.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem stop 2026Q1",
        mixinStandardHelpOptions = true)
public final class Stop extends PeriodCommand {

    Stop(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Run run = session().part(RunService.class).stop(period(), session()::isStopped);
        out().say(Message.of("{} is {}. Next: tolem {}", run.period(), run.state(), run.nextCommand()));
        return ExitCode.DONE.code();
    }
}
