package kz.tolem.jobs.step;

import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one run that this process works on, and whether it was asked to stop. */
@Component
public class Work {

    private final RunStore runs;
    private volatile boolean isEnding;
    private volatile boolean isAsked;
    private volatile @Nullable Run run;

    Work(RunStore runs) {
        this.runs = runs;
    }

    /** Begins to work on a run. */
    public void on(Run next) {
        isAsked = false;
        run = next;
    }

    /** The run with the epoch that this process owns. */
    public Run run() {
        Run current = run;
        if (current == null) {
            throw new IllegalStateException("no run to work on");
        }
        return current;
    }

    /** Stops after the work in hand, for good: the process ends. May be called by any thread. */
    public void stop() {
        isEnding = true;
    }

    /**
     * Ends the step when somebody asked for a stop: by signal, or with the command {@code stop}.
     *
     * @throws Refusal with {@link ExitCode#STOPPED}
     */
    public void stopIfAsked() {
        if (isEnding || isAsked || runs.isStopRequested(run())) {
            isAsked = true;
            throw new Refusal(
                    ExitCode.STOPPED,
                    Message.of(
                            "run {} stopped on request; nothing is lost. Go on with: tolem relaunch {}",
                            run().period(),
                            run().period()));
        }
    }
}
