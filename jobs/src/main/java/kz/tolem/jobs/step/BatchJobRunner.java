package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.JobRunner;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the job of Spring Batch and turns what went wrong into the message and exit code of the contract. */
@Component
class BatchJobRunner implements JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobRunner.class);

    private final JobOperator operator;
    private final JobRepository repository;
    private final Job quarterly;
    private final RunStore runs;
    private final Work work;

    BatchJobRunner(JobOperator operator, JobRepository repository, Job quarterly, RunStore runs, Work work) {
        this.operator = operator;
        this.repository = repository;
        this.quarterly = quarterly;
        this.runs = runs;
        this.work = work;
    }

    @Override
    public Run work(Run run) {
        work.on(run);
        JobParameters identity = new JobParametersBuilder()
                .addString("period", run.period().name())
                .addLong("attempt", (long) run.attempt())
                .toJobParameters();
        try {
            JobExecution last = repository.getLastJobExecution(quarterly.getName(), identity);
            if (last != null && last.getStatus().isRunning()) {
                operator.recover(last); // its process is dead: this one holds the lock
            }
            JobExecution execution = operator.start(quarterly, identity);
            Run now = runs.byId(run.id());
            if (execution.getStatus() == BatchStatus.COMPLETED && now.state() == RunState.SEALED) {
                return now;
            }
            throw failed(run, execution.getAllFailureExceptions());
        } catch (JobExecutionException e) {
            throw failed(run, List.of(e));
        }
    }

    private Refusal failed(Run run, List<Throwable> failures) {
        Refusal refusal = refusal(run, failures);
        for (Throwable failure : failures) {
            if (refusal.code() != ExitCode.STOPPED) {
                LOG.error("run {} failed with code {}", run.period(), refusal.code().code(), failure);
            }
        }
        RunState state = refusal.code() == ExitCode.STOPPED ? RunState.STOPPED : RunState.FAILED;
        try {
            String cause = refusal.getMessage() == null ? refusal.code().meaning() : refusal.getMessage();
            runs.end(run, state, refusal.code(), cause);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("run {}: its end could not be noted; the next relaunch finds out by itself", run.period(), e);
        }
        return refusal;
    }

    private static Refusal refusal(Run run, List<Throwable> failures) {
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    return refusal;
                }
                if (cause instanceof MissingParameter missing) {
                    return new Refusal(ExitCode.LAW_MISSING, String.valueOf(missing.getMessage()), missing);
                }
            }
        }
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return new Refusal(
                            ExitCode.INFRASTRUCTURE,
                            "the database failed in the run of " + run.period() + " (SQLSTATE " + sql.getSQLState()
                                    + "): mend it, then: tolem relaunch " + run.period(),
                            sql);
                }
                if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                    return new Refusal(
                            ExitCode.INFRASTRUCTURE,
                            "a file could not be read or written in the run of " + run.period() + " ("
                                    + cause.getMessage() + "): make room or mend the disk, then: tolem relaunch "
                                    + run.period(),
                            cause);
                }
                if (cause instanceof OutOfMemoryError) {
                    return new Refusal(
                            ExitCode.INFRASTRUCTURE,
                            "not enough memory for the run of " + run.period()
                                    + ": give more with TOLEM_JAVA_OPTS=-Xmx4g, or fewer threads with TOLEM_WORKERS=1, then: "
                                    + "tolem relaunch " + run.period(),
                            cause);
                }
            }
        }
        Throwable first = failures.isEmpty() ? null : failures.get(0);
        return new Refusal(
                ExitCode.DEFECT,
                "a defect of the program stopped the run of " + run.period() + " ("
                        + (first == null ? "no cause given" : first.getClass().getSimpleName())
                        + "); nothing is lost, the log has the details",
                first == null ? new IllegalStateException("no cause given") : first);
    }
}
