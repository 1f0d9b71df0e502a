package kz.tolem.jobs.step;

import io.micrometer.observation.ObservationRegistry;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.writers.files.FaultPoint;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job that computes a quarter or a night: preflight, freeze, limits, law, compare, calculate, seal.
 *
 * <p>Spring Batch runs the steps, commits and keeps the history. Whether something is done already is not its business:
 * each step asks the run table and the files, so that every step may be started again at any time.
 */
@Configuration(proxyBeanMethods = false)
class QuarterlyJob {

    /** Families that are calculated as one item: their columns fit into a processor's cache. */
    static final int BATCH_FAMILIES = 4_096;

    /** More items than any range has, so that a chunk is a whole range and its commit the range's commit. */
    private static final int WHOLE_RANGE = 1_000_000;

    @Bean
    Job quarterly(
            JobRepository repository,
            ObservationRegistry observations,
            Preflight preflight,
            Freeze freeze,
            QuarantineLimits limits,
            LawCheck lawCheck,
            Comparison comparison,
            Step calculate,
            Seal seal) {
        return new JobBuilder("quarterly", repository)
                .start(step("preflight", repository, observations, preflight::check))
                .next(step("freeze", repository, observations, freeze::freeze))
                .next(step("limits", repository, observations, limits::check))
                .next(step("law", repository, observations, lawCheck::check))
                .next(step("compare", repository, observations, comparison::compare))
                .next(calculate)
                .next(step("seal", repository, observations, seal::seal))
                .build();
    }

    @Bean
    Step calculate(
            JobRepository repository,
            Step range,
            OpenRanges openRanges,
            ThreadPoolTaskExecutor workers,
            TolemProperties properties) {
        return new StepBuilder("calculate", repository)
                .partitioner("range", openRanges)
                .step(range)
                .taskExecutor(workers)
                .gridSize(properties.workersOrCores())
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step range(
            JobRepository repository,
            PlatformTransactionManager transactions,
            RangeItemReader reader,
            RangeItemProcessor processor,
            RangeItemWriter writer) {
        return new StepBuilder("range", repository)
                .<FamilyBatch, OutcomeColumns>chunk(WHOLE_RANGE)
                .transactionManager(transactions)
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .listener(new LogContext())
                .build();
    }

    @Bean
    @StepScope
    RangeItemReader rangeItemReader(Workspace workspace, Work work) {
        return new RangeItemReader(workspace, work);
    }

    @Bean
    @StepScope
    RangeItemProcessor rangeItemProcessor(Workspace workspace) {
        return new RangeItemProcessor(workspace);
    }

    @Bean
    @StepScope
    RangeItemWriter rangeItemWriter(Workspace workspace, RangeCommit commit) {
        return new RangeItemWriter(workspace, commit);
    }

    /** Without a proxy, which would look it up at each call, row by row: for beans of the same scope alone. */
    @Bean(destroyMethod = "giveBack")
    @Scope("step")
    Workspace workspace(Workspaces workspaces, @Value("#{stepExecutionContext['range']}") int range) {
        return workspaces.borrow(range);
    }

    @Bean
    ThreadPoolTaskExecutor workers(TolemProperties properties) {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setCorePoolSize(properties.workersOrCores());
        workers.setThreadNamePrefix("range-");
        workers.setDaemon(true);
        workers.setTaskDecorator(LogContext::inherited);
        return workers;
    }

    private static Step step(String name, JobRepository repository, ObservationRegistry observations, Runnable work) {
        Tasklet tasklet = (contribution, context) -> {
            FaultPoint.pass(name + ".begun");
            work.run();
            FaultPoint.pass(name + ".ended");
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder(name, repository)
                .observationRegistry(observations)
                .tasklet(tasklet)
                .allowStartIfComplete(true)
                .build();
    }
}
