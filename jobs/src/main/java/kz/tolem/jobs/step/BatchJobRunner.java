package kz.tolem.jobs.step;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.JobRunner;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.FatalStepExecutionException;
import org.springframework.batch.core.step.StepExecution;
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
        try (MDC.MDCCloseable named =
                MDC.putCloseable(LogContext.RUN, run.period().name())) {
            settle(run);
            JobExecution execution = operator.start(quarterly, identity(run));
            Run now = runs.byId(run.id());
            if (execution.getStatus() == BatchStatus.COMPLETED && now.isSealed()) {
                return now;
            }
            throw failed(run, execution.getAllFailureExceptions());
        } catch (JobExecutionException | DataAccessException | FatalStepExecutionException e) {
            throw failed(run, List.of(e));
        }
    }

    @Override
    public void settle(Run run) {
        JobInstance instance = repository.getJobInstance(quarterly.getName(), identity(run));
        if (instance == null) {
            return;
        }
        for (JobExecution execution : repository.getJobExecutions(instance)) {
            for (StepExecution step : execution.getStepExecutions()) {
                if (isOpen(step.getStatus())) {
                    step.setStatus(BatchStatus.FAILED);
                    step.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
                    repository.update(step);
                }
            }
            if (isOpen(execution.getStatus())) {
                execution.setStatus(BatchStatus.FAILED);
                execution.setExitStatus(ExitStatus.FAILED);
                execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
                repository.update(execution);
            }
        }
    }

    /**
     * Whether a process left it open: killed, or without its database when it wanted to note the end. Spring Batch would
     * never start such a job again and asks for help by hand; what is done is known from the run table and the files.
     */
    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private static JobParameters identity(Run run) {
        return new JobParametersBuilder()
                .addString("period", run.period().name())
                .addLong("attempt", (long) run.attempt())
                .toJobParameters();
    }

    /**
     * Whatever this process stumbled over, if another one has the run by now: that settles what Spring Batch holds for
     * running, and no writing of this one succeeds any more.
     */
    private @Nullable Refusal takenOver(Run run) {
        try {
            runs.holdEpoch(run);
            return null;
        } catch (Refusal e) {
            return e;
        } catch (DataAccessException | TransactionException e) {
            return null; // without a database nobody knows; the next relaunch finds out by itself
        }
    }

    private Refusal failed(Run run, List<Throwable> failures) {
        Refusal takenOver = takenOver(run);
        if (takenOver != null) {
            LOG.warn("run {} was taken over while this process worked on it", run.period(), failures.get(0));
            return takenOver;
        }
        Refusal refusal = Causes.refusal(failures, Message.of("then: tolem relaunch {}", run.period()));
        for (Throwable failure : failures) {
            if (refusal.code() != ExitCode.STOPPED) {
                LOG.error(
                        "run {} failed with code {}",
                        run.period(),
                        refusal.code().code(),
                        failure);
            }
        }
        RunState state = refusal.code() == ExitCode.STOPPED ? RunState.STOPPED : RunState.FAILED;
        try {
            runs.end(run, state, refusal.code(), refusal.message());
        } catch (DataAccessException | TransactionException e) {
            LOG.error("run {}: its end could not be noted; the next relaunch finds out by itself", run.period(), e);
        }
        return refusal;
    }
}
