package kz.tolem.jobs.step;

import java.util.Map;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Which run and which range every line of the log is about. */
final class LogContext implements StepExecutionListener {

    static final String RUN = "run";
    private static final String RANGE = "range";

    @Override
    public void beforeStep(StepExecution range) {
        MDC.put(RANGE, String.valueOf(range.getExecutionContext().getInt(RANGE)));
    }

    @Override
    public ExitStatus afterStep(StepExecution range) {
        MDC.remove(RANGE);
        return range.getExitStatus();
    }

    /** The task with what is known where it is handed over. */
    static Runnable inherited(Runnable task) {
        Map<String, String> known = MDC.getCopyOfContextMap();
        return () -> {
            if (known != null) {
                MDC.setContextMap(known);
            }
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        };
    }
}
