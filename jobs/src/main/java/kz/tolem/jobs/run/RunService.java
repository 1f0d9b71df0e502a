package kz.tolem.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.outbox.Publication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Begins, relaunches, stops and discards runs: what may be done when, and what stands in the way. */
@Service
public class RunService {

    private final Databases databases;
    private final Home home;
    private final RunStore runs;
    private final RangeStore ranges;
    private final JobRunner jobs;
    private final LawBook law;
    private final TolemProperties properties;
    private final Clock clock;

    RunService(
            Databases databases,
            Home home,
            RunStore runs,
            RangeStore ranges,
            JobRunner jobs,
            LawBook law,
            TolemProperties properties,
            Clock clock) {
        this.databases = databases;
        this.home = home;
        this.runs = runs;
        this.ranges = ranges;
        this.jobs = jobs;
        this.law = law;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Computes a quarter.
     *
     * @param asOf null for today
     * @param opening first month that is ever ordered; null for the one stored, or the quarter's first
     * @param acceptQuarantine why the run may go on with too much in quarantine; null when it may not
     * @return the sealed run, or the one that was published earlier
     * @throws Refusal when the quarter cannot be run now, or when the run fails
     */
    public Run run(
            Period period,
            @Nullable LocalDate asOf,
            @Nullable YearMonth opening,
            boolean holdMissing,
            @Nullable String acceptQuarantine) {
        if (period.night() != null) {
            throw new Refusal(
                    ExitCode.USAGE, Message.of("{} is a day: compute it with: tolem nightly {}", period, period));
        }
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        if (!period.hasBegun(day)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "the quarter {} has not begun on {}: run it from {} on",
                            period,
                            day,
                            period.firstMonth().atDay(1)));
        }
        return compute(period, day, opening(period, opening), holdMissing, acceptQuarantine);
    }

    /**
     * Computes what has changed since the last run.
     *
     * @param wanted the day; null for today
     * @param acceptQuarantine why the run may go on with too much in quarantine; null when it may not
     * @return the sealed run, or the one that was published earlier
     * @throws Refusal when there was no run at all yet, when the night cannot be run now, or when the run fails
     */
    public Run nightly(@Nullable LocalDate wanted, boolean holdMissing, @Nullable String acceptQuarantine) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = wanted == null ? today : wanted;
        if (day.isAfter(today)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of("{} has not come yet: a nightly run is of today or an earlier day", day));
        }
        YearMonth from = runs.opening()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "there is no run yet, and the first one fixes the month from which families are paid. "
                                        + "Begin with a quarter: tolem run {}",
                                Period.of(YearMonth.from(day)))));
        return compute(Period.ofNight(day), day, from, holdMissing, acceptQuarantine);
    }

    /**
     * Does what is due on a day, once: goes on with a run whose process died or whose machine failed; else computes the
     * quarter, if the day's has no run yet; else the night. Whatever wants a person is left to one.
     *
     * @param wanted the day; null for today
     * @return the run that was computed; empty when nothing is due, because the night has been published
     * @throws Refusal when a person has to do something first, or when the run fails
     */
    public Optional<Run> due(@Nullable LocalDate wanted) {
        LocalDate day = wanted == null ? LocalDate.now(clock) : wanted;
        Optional<Run> quarter = dueQuarter(day);
        if (quarter.isPresent()) {
            return quarter;
        }
        if (runs.current(Period.ofNight(day)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(nightly(day, false, null));
    }

    /**
     * The same without the night.
     *
     * @param day in the quarter
     * @throws Refusal when a person has to do something first, or when the run fails
     */
    public Optional<Run> dueQuarter(LocalDate day) {
        Optional<Run> open = runs.open();
        if (open.isPresent()) {
            return Optional.of(goOn(open.get()));
        }
        Period quarter = Period.of(YearMonth.from(day));
        if (runs.opening().isPresent() && runs.current(quarter).isEmpty()) {
            return Optional.of(run(quarter, day, null, false, null));
        }
        return Optional.empty();
    }

    private Run goOn(Run run) {
        boolean isMachine = run.exitCode() != null && run.exitCode() == ExitCode.INFRASTRUCTURE.code();
        if (run.state() == RunState.COMPUTING || run.state() == RunState.FAILED && isMachine) {
            return relaunch(run.period(), run.holdMissing(), null);
        }
        throw new Refusal(
                run.state() == RunState.FAILED && run.exitCode() != null
                        ? ExitCode.of(run.exitCode())
                        : ExitCode.IN_THE_WAY,
                Message.of(
                        "{} is {} and waits for a person{}. Next: tolem {}",
                        run.period(),
                        run.state(),
                        run.cause() == null ? "" : Message.of(": {}", run.cause()),
                        run.nextCommand()));
    }

    private Run compute(
            Period period, LocalDate asOf, YearMonth opening, boolean holdMissing, @Nullable String acceptQuarantine) {
        List<YearMonth> months =
                period.months(asOf, opening, law.inForce(period.firstMonth()).arrearsMonths());
        if (months.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "{} lies before the opening month {}: months before it are never ordered",
                            period,
                            opening));
        }
        months.forEach(law::inForce);
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock == null) {
                throw alive(period);
            }
            Optional<Run> current = runs.current(period);
            if (current.isPresent() && current.get().state() == RunState.PUBLISHED) {
                return current.get();
            }
            refuseUnlessFree(period);
            Run run = runs.begin(
                    period,
                    asOf,
                    opening,
                    months,
                    properties.rangeFamilies(),
                    holdMissing,
                    acceptQuarantine,
                    ranges.baseline(),
                    properties.operatorOrUser());
            FaultPoint.pass("run.begun");
            return jobs.work(run);
        } catch (SQLException e) {
            throw noDatabase(e);
        }
    }

    /**
     * Goes on with the run of a period that failed, was stopped or was killed.
     *
     * @param acceptQuarantine why the run may go on with too much in quarantine; null when it may not
     */
    public Run relaunch(Period period, boolean holdMissing, @Nullable String acceptQuarantine) {
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock == null) {
                throw alive(period);
            }
            Run run = existing(period);
            switch (run.state()) {
                case PUBLISHED, APPROVED, SEALED -> {
                    jobs.settle(run);
                    return run;
                }
                case COMPUTING, FAILED, STOPPED, DISCARDED -> {
                    return jobs.work(runs.takeOver(run, holdMissing, acceptQuarantine, properties.operatorOrUser()));
                }
            }
            throw new IllegalStateException(run.state().name());
        } catch (SQLException e) {
            throw noDatabase(e);
        }
    }

    /**
     * Asks the process that works on a period to stop, and waits until it has.
     *
     * @param isGivenUp whether to wait no longer; the request stands
     */
    public Run stop(Period period, BooleanSupplier isGivenUp) {
        try {
            Run run = existing(period);
            while (run.state() == RunState.COMPUTING) {
                runs.requestStop(run); // once for each launch: somebody may relaunch meanwhile
                if (!RunLock.isHeld(databases)) {
                    endOfDead(run);
                } else if (isGivenUp.getAsBoolean()) {
                    throw new Refusal(
                            ExitCode.ALIVE,
                            Message.of(
                                    "{} was asked to stop and still finishes the work in hand. See: tolem status {}",
                                    period,
                                    period));
                } else {
                    Thread.sleep(200);
                }
                run = runs.byId(run.id());
            }
            return run;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return existing(period);
        } catch (SQLException e) {
            throw noDatabase(e);
        }
    }

    /** Ends a run on which nobody works: its process was killed before. */
    private void endOfDead(Run run) throws SQLException {
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock != null) {
                jobs.settle(run);
                runs.end(run, RunState.STOPPED, ExitCode.STOPPED, Message.of("stopped while no process worked on it"));
            }
        }
    }

    /** Gives up a run that is not published, the newest first. */
    public Run discard(Period period, String name, String reason) {
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock == null) {
                throw alive(period);
            }
            Run run = existing(period);
            if (run.state() == RunState.PUBLISHED) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of(
                                "{} is published and cannot be discarded: what was paid too much becomes a proposal "
                                        + "to recover",
                                period));
            }
            withdraw(run);
            jobs.settle(run);
            runs.discard(run, name, reason);
            return runs.byId(run.id());
        } catch (SQLException e) {
            throw noDatabase(e);
        }
    }

    /** A publication that was cut short may have revealed the orders already, and finance may have paid them. */
    private void withdraw(Run run) {
        try {
            Publication.withdraw(home.outbox(), run.period().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path visible = home.outbox().resolve(run.period().name());
        if (Files.exists(visible, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "{} is visible to finance, so {} cannot be discarded: its orders would be ordered twice. "
                                    + "Next: tolem publish {}",
                            visible,
                            run.period(),
                            run.period()));
        }
    }

    /** The run of a period that is not discarded. */
    public Run existing(Period period) {
        return runs.current(period)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        Message.of("there is no run of {}. Begin one with: tolem {}", period, period.command())));
    }

    private YearMonth opening(Period period, @Nullable YearMonth asked) {
        Optional<YearMonth> stored = runs.opening();
        if (stored.isPresent() && asked != null && !asked.equals(stored.get())) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "the opening month is {} since the first run and cannot become {}", stored.get(), asked));
        }
        return stored.orElse(asked == null ? period.firstMonth() : asked);
    }

    private void refuseUnlessFree(Period period) {
        Optional<Run> open = runs.open();
        if (open.isPresent()) {
            Run run = open.get();
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "the run of {} is {} and stands in the way of {}. Next: tolem {}; or give it up with: "
                                    + "tolem discard {} --as NAME --reason TEXT",
                            run.period(),
                            run.state(),
                            period,
                            run.nextCommand(),
                            run.period()));
        }
    }

    private Refusal alive(Period period) {
        Optional<Run> open = runs.open();
        if (open.isPresent() && !open.get().period().equals(period)) {
            return new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "another process works on {}: wait for it, or stop it with: tolem stop {}",
                            open.get().period(),
                            open.get().period()));
        }
        return new Refusal(
                ExitCode.ALIVE,
                Message.of(
                        "another process works on {} already. Watch it with: tolem status {}; stop it with: tolem "
                                + "stop {}",
                        period,
                        period,
                        period));
    }

    private static Refusal noDatabase(SQLException e) {
        return new Refusal(
                ExitCode.INFRASTRUCTURE,
                Message.of("the database does not answer (SQLSTATE {}): mend it, then relaunch", e.getSQLState()),
                e);
    }
}
