package kz.tolem.jobs.command;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Report;
import kz.tolem.calc.explain.Tree;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.step.FamilyExplanations;
import kz.tolem.jobs.step.FamilyExplanations.Explained;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem explain 301 2026-02}. */
@Command(
        name = "explain",
        description = "How each benefit of a family came out in a month: facts, law, steps, and what to bring or do.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem explain 306 2026-01", "  tolem explain 306 2026-01 --run 2026Q1 --lang kk,ru"},
        mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FAMILY", description = "Number of the family in the registry.")
    private long family;

    @Parameters(index = "1", paramLabel = "MONTH", description = "The month that is paid, for example 2026-02.")
    @SuppressWarnings("NullAway.Init")
    private YearMonth month;

    @Option(
            names = "--run",
            paramLabel = "PERIOD",
            description = "The run that is explained (default: the newest one that covers the month).")
    private @Nullable String period;

    @Option(names = "--json", description = "For programs: the whole tree.")
    private boolean json;

    Explain(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Run run = run();
        Explained explained = session.part(FamilyExplanations.class).explain(run, family, month);
        Voice out = session.voice(spec.commandLine().getOut());
        if (json) {
            out.plain(Json.of(Tree.of(explained.explanation(), explained.source(), session.languages())));
        } else {
            print(explained, out);
        }
        out.flush();
        if (!explained.explanation().isSound()) {
            throw new Refusal(
                    ExitCode.DISAGREE,
                    Message.of(
                            "what the run of {} ordered for family {} in {} CANNOT BE REPRODUCED: see what is written "
                                    + "in capitals above. Publish nothing more of this run until it is found out why; "
                                    + "tolem verify checks what is published already",
                            run.period(),
                            family,
                            month));
        }
        return ExitCode.DONE.code();
    }

    private void print(Explained explained, Voice out) {
        String between = "";
        for (Language language : session.languages()) {
            out.writer().print(between);
            Report.of(explained.explanation(), explained.source(), explained.law(), language)
                    .forEach(out::plain);
            between = System.lineSeparator() + System.lineSeparator();
        }
    }

    private Run run() {
        if (period != null) {
            Run named = session.part(RunService.class).existing(Period.parse(period));
            if (!named.months().contains(month)) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "the run of {} orders the months {} to {}, not {}: name another month or another run",
                                named.period(),
                                named.firstMonth(),
                                named.lastMonth(),
                                month));
            }
            return named;
        }
        List<Run> runs = session.part(RunStore.class).all();
        return runs.stream()
                .filter(run -> run.state() != RunState.DISCARDED && run.months().contains(month))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "no run covers {}{}. Begin one with: tolem run {}",
                                month,
                                runs.isEmpty() ? Message.of(": there is none yet") : Message.of("; see: tolem status"),
                                Period.of(month))));
    }
}
