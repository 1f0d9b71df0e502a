package kz.tolem.jobs.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.sample.SampleSpec;
import kz.tolem.writers.report.HtmlReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tolem demo}. */
@Command(
        name = "demo",
        description = "Everything once, on this machine, from nothing: made-up families of Astana, the quarter 2025Q4.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem demo",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    private static final String PERIOD = "2025Q4";
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Demo(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (System.getenv("TOLEM_DATABASE_URL") != null || System.getenv("TOLEM_REGISTRY_URL") != null) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "demo works on the embedded database alone and never touches another one: unset TOLEM_DATABASE_URL and "
                                    + "TOLEM_REGISTRY_URL"));
        }
        Voice out = session.voice(spec.commandLine().getOut());
        Voice err = session.voice(spec.commandLine().getErr());
        SampleSpec sample = SampleSpec.astana();
        out.say(Message.of("Made-up families of Astana, of whom as many draw TSA as in the whole city in 2025 (1,506): "
                + "far more than\ntheir share of 20,000 families. SAMPLE, NOT FOR PAYMENT."));
        out.flush();
        Sample.fill(session, sample, out, err);
        Period period = Period.parse(PERIOD);
        Run run;
        try (Watch watch = new Watch(session, err)) {
            run = ready(period);
        }
        PublishService publishing = session.part(PublishService.class);
        if (run.state() == RunState.SEALED) {
            run = publishing.approve(period, "second-person", null);
            out.say(Message.of("Sealed, and approved by a second person: manifest {}", run.manifestHash()));
        }
        if (run.state() == RunState.APPROVED) {
            run = publishing.publish(period);
        } else {
            out.say(Message.of("{} was published by an earlier demo; nothing was touched.", PERIOD));
        }
        session.part(Summary.class).printTotals(run, out);
        Path published = session.home().outbox().resolve(PERIOD);
        out.flush();
        int verified = new CommandLine(new Verify(session))
                .setOut(out.writer())
                .setErr(err.writer())
                .setExecutionExceptionHandler(new Failures(session))
                .execute(published.toString());
        out.plain("");
        out.say(Message.of("Orders for finance:     {}", published));
        out.say(Message.of("Report, for a browser:  {}", published.resolve(HtmlReport.FILE)));
        out.say(Message.of(
                "Lists for caseworkers:  {}", session.home().casework().resolve(PERIOD)));
        out.say(Message.of("Database, embedded:     {}", session.home().postgres()));
        out.plain("");
        out.say(Message.of("What one would type next:"));
        out.plain("  ./tolem status " + PERIOD);
        out.plain("  ./tolem law 2025-12 2026-01");
        out.plain("  duckdb -c \"select benefit, month, count(*), sum(amount) from '" + published
                + "/orders-*.parquet' group by all order by all\"");
        return verified;
    }

    /** The run of the demo, wherever an earlier demo left it. */
    private Run ready(Period period) {
        RunService service = session.part(RunService.class);
        if (session.part(RunStore.class).current(period).isPresent()) {
            return service.relaunch(period, false, null);
        }
        return service.run(period, AS_OF, null, false, null);
    }
}
