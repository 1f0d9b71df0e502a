package kz.tolem.jobs.command;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import picocli.CommandLine.Command;

/** {@code tolem publish 2026Q1}. */
@Command(
        name = "publish",
        description = "Makes an approved run visible in the outbox, all at once; the oldest period first.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem publish 2026Q1",
        mixinStandardHelpOptions = true)
public final class Publish extends PeriodCommand {

    Publish(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Run run = session().part(PublishService.class).publish(period());
        Voice out = out();
        out.say(Message.of(
                "{} is published: {}",
                run.period(),
                session().home().outbox().resolve(run.period().name())));
        out.say(Message.of(
                "Caseworkers read: {}",
                session().home().casework().resolve(run.period().name())));
        return ExitCode.DONE.code();
    }
}
