package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Period;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about one period: {@code tolem … 2026Q1}. */
abstract class PeriodCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PERIOD",
            description = "A quarter like 2026Q1, or the day of a nightly run like 2026-02-14.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    PeriodCommand(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    final Period period() {
        return Period.parse(period);
    }

    final Voice out() {
        return session.voice(spec.commandLine().getOut());
    }

    final Voice err() {
        return session.voice(spec.commandLine().getErr());
    }
}
