package kz.tolem.jobs.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks at the moments of the timetable what is due. The moments stand in a table of the database: of several servers one
 * asks, and one that comes back after days asks once. What is due is known from the ledger, so that nothing is computed
 * twice whoever asks how often. While a run waits for a person it asks again every few minutes.
 */
@Component
public class Timetable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private static final String TABLE = "batch.scheduled_task";

    /** Longer ago than this no moment is made up for. */
    private static final int MOST_DAYS_BACK = 100;

    /** A server whose sign of life is this old four times over is taken for dead, and another one asks. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private static final int MISSED_HEARTBEATS = 4;

    private final RunService service;
    private final RunStore runs;
    private final Alerts alerts;
    private final DataSource database;
    private final TolemProperties.Schedule settings;
    private final Clock clock;

    Timetable(
            RunService service,
            RunStore runs,
            Alerts alerts,
            DataSource database,
            TolemProperties properties,
            Clock clock) {
        this.service = service;
        this.runs = runs;
        this.alerts = alerts;
        this.database = database;
        this.settings = properties.schedule();
        this.clock = clock;
    }

    /** A server's part in it; not started yet. */
    public Scheduler scheduler() {
        return Scheduler.create(database)
                .tableName(TABLE)
                .startTasks(
                        asking("quarter", settings.quarterly(), service::dueQuarter),
                        asking("night", settings.nightly(), service::due),
                        watching())
                .threads(1)
                .clock(clock::instant)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWithin())
                .failureLogging(LogLevel.OFF, false) // said once and in order below
                .build();
    }

    private RecurringTask<Void> asking(String name, String cron, Function<LocalDate, Optional<Run>> due) {
        return Tasks.recurring(name, new CronSchedule(cron, Application.ZONE))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.retry()))
                .execute((instance, context) -> ask(name, lastDay(cron), due));
    }

    private RecurringTask<Void> watching() {
        return Tasks.recurring("watch", new CronSchedule(settings.watch(), Application.ZONE))
                .execute((instance, context) -> watch());
    }

    /** The day of the last moment that has come: asked late, it is the day that was missed. */
    private LocalDate lastDay(String cron) {
        CronExpression moments = CronExpression.parse(cron);
        ZonedDateTime now = clock.instant().atZone(Application.ZONE);
        return now.toLocalDate()
                .datesUntil(now.toLocalDate().minusDays(MOST_DAYS_BACK), java.time.Period.ofDays(-1))
                .filter(day -> {
                    ZonedDateTime first =
                            moments.next(day.atStartOfDay(Application.ZONE).minusNanos(1));
                    return first != null && !first.isAfter(now);
                })
                .findFirst()
                .orElse(now.toLocalDate());
    }

    /** Until nothing is due any more: after the quarter there may be a night. */
    private void ask(String name, LocalDate day, Function<LocalDate, Optional<Run>> due) {
        try {
            Optional<Run> computed = due.apply(day);
            while (computed.isPresent()) {
                Run run = computed.get();
                LOG.info(
                        "{} of {}: {} is computed and {}. Next: tolem {}",
                        name,
                        day,
                        run.period(),
                        run.state(),
                        run.nextCommand());
                alerts.settled();
                run.refuseIfHeld();
                computed = due.apply(day);
            }
        } catch (Refusal e) {
            if (isNobodysFault(e)) {
                alerts.waiting(String.valueOf(e.getMessage()));
            } else {
                alerts.raise(e.code(), String.valueOf(e.getMessage()));
            }
            throw e; // asked again soon
        } catch (DataAccessException | TransactionException e) {
            alerts.raise(ExitCode.INFRASTRUCTURE, "the database does not answer; it is asked again soon");
            throw e;
        }
    }

    /** A sealed run that waits for its second person, a stop, another server at work. */
    private static boolean isNobodysFault(Refusal refusal) {
        return switch (refusal.code()) {
            case IN_THE_WAY, STOPPED, ALIVE, NOT_APPROVED -> true;
            default -> false;
        };
    }

    private void watch() {
        Instant oldest = clock.instant().minus(settings.mostBetweenRuns());
        boolean isLate = runs.all().stream().noneMatch(run -> run.startedAt().isAfter(oldest));
        if (isLate) {
            alerts.raise(
                    ExitCode.INFRASTRUCTURE,
                    "no run has begun for " + settings.mostBetweenRuns().toHours()
                            + " hours, though there should be one every night. Next: tolem doctor");
        }
    }
}
