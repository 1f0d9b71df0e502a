package kz.tolem.jobs.command;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.schedule.MetricsServer;
import kz.tolem.jobs.schedule.Timetable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tolem schedule}: until a signal. */
@Command(
        name = "schedule",
        description = {
            "Stays and computes what is due at the times of the timetable (settings tolem.schedule.…, Almaty's time): a quarter "
                    + "on its first evening, a night every evening. On several servers that share a database, one of them does.",
            "After downtime it catches up once. It never approves and never publishes: while a run waits for a person it "
                    + "says so and asks again every few minutes. SIGTERM and Ctrl-C finish the work in hand."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tolem schedule",
        mixinStandardHelpOptions = true)
public final class Schedule implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Schedule(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Voice out = session.voice(spec.commandLine().getOut());
        Scheduler scheduler = session.part(Timetable.class).scheduler();
        try (MetricsServer metrics = session.part(MetricsServer.class)) {
            metrics.start().ifPresent(address -> out.say(Message.of("Metrics: {}", address)));
            scheduler.start();
            scheduler
                    .getScheduledExecutions()
                    .forEach(execution -> out.say(Message.of(
                            "Next {}: {}",
                            execution.getTaskInstance().getTaskName(),
                            Status.time(execution.getExecutionTime()))));
            out.say(Message.of(
                    "Waits for the times of the timetable; what it does stands in {}",
                    session.home().log()));
            out.flush();
            session.awaitStop();
        } finally {
            scheduler.stop(); // waits for the work in hand
        }
        return ExitCode.STOPPED.code();
    }
}
