package kz.tolem.jobs.speed.plain;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import kz.tolem.calc.law.LawBook;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of the plain way, as a process of its own. Its metadata goes where the program's goes. No component, so that the
 * program does not find it where both lie on one class path.
 */
@EnableBatchProcessing
@EnableJdbcJobRepository(tablePrefix = "batch.BATCH_")
class PlainJob {

    private static final int CHUNK = 1_000;

    /**
     * What the job is told.
     *
     * @param period name of the quarter
     * @param firstMonth first month of the quarter
     * @param allIncomes whether incomes are read that no rule asks for
     * @param law directory with what was added to the law
     * @param orders file that is written
     */
    record Settings(
            String registryUrl,
            String ledgerUrl,
            String user,
            String password,
            String period,
            YearMonth firstMonth,
            LocalDate asOf,
            boolean allIncomes,
            Path law,
            Path orders) {

        static Settings of(List<String> arguments) {
            return new Settings(
                    arguments.get(0),
                    arguments.get(1),
                    arguments.get(2),
                    arguments.get(3),
                    arguments.get(4),
                    YearMonth.parse(arguments.get(5)),
                    LocalDate.parse(arguments.get(6)),
                    Boolean.parseBoolean(arguments.get(7)),
                    Path.of(arguments.get(8)),
                    Path.of(arguments.get(9)));
        }

        List<String> arguments() {
            return List.of(
                    registryUrl,
                    ledgerUrl,
                    user,
                    password,
                    period,
                    firstMonth.toString(),
                    asOf.toString(),
                    Boolean.toString(allIncomes),
                    law.toString(),
                    orders.toString());
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Settings.class, () -> Settings.of(List.of(arguments)));
            context.register(PlainJob.class);
            context.refresh();
            JobExecution execution =
                    context.getBean(JobOperator.class).start(context.getBean(Job.class), new JobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                execution.getAllFailureExceptions().forEach(Throwable::printStackTrace);
                System.exit(1);
            }
        }
    }

    @Bean
    Job plain(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            DataSource dataSource,
            Settings settings) {
        PGSimpleDataSource registry = new PGSimpleDataSource();
        registry.setUrl(settings.registryUrl());
        registry.setUser(settings.user());
        registry.setPassword(settings.password());
        LawBook law = LawBook.builtIn().with(settings.law());
        return new JobBuilder("plain", repository)
                .start(new StepBuilder("plain", repository)
                        .<Family, List<Order>>chunk(CHUNK)
                        .transactionManager(transactionManager)
                        .reader(new FamilyReader(registry, settings.firstMonth(), settings.allIncomes()))
                        .processor(new FamilyLaw(law, settings.firstMonth(), settings.asOf()))
                        .writer(new OrderWriter(new RowWiseParquet(settings.orders(), settings.period()), dataSource))
                        .build())
                .build();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Settings settings) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(settings.ledgerUrl());
        source.setUsername(settings.user());
        source.setPassword(settings.password());
        return source;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
