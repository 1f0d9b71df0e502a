package kz.tolem.jobs.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the run table: one attempt at a period.
 *
 * @param firstMonth first month that is calculated: before the quarter, where there may be arrears
 * @param lastMonth last month that is calculated
 * @param previousRun number of the run that was published last when this one began: what has changed has changed since then
 * @param baseline digest of what counts as ordered already
 * @param programDigest of the classes that calculate
 */
public record Run(
        int id,
        Period period,
        int attempt,
        LocalDate asOf,
        YearMonth opening,
        YearMonth firstMonth,
        YearMonth lastMonth,
        RunState state,
        int epoch,
        int rangeFamilies,
        boolean holdMissing,
        boolean sample,
        @Nullable Integer previousRun,
        String baseline,
        @Nullable String frozenDigest,
        @Nullable String lawDigest,
        @Nullable String programDigest,
        @Nullable String manifestHash,
        String step,
        @Nullable Message cause,
        @Nullable Integer exitCode,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** The months that the run calculates, in the order of time. */
    public List<YearMonth> months() {
        return firstMonth
                .atDay(1)
                .datesUntil(lastMonth.plusMonths(1).atDay(1), java.time.Period.ofMonths(1))
                .map(YearMonth::from)
                .toList();
    }

    /** How many months of its own quarter the run calculates: those that have begun. */
    public int monthsOfQuarter() {
        return (int) months().stream()
                .filter(month -> !month.isBefore(period.firstMonth()))
                .count();
    }

    /** Name of the run's own directories: period and attempt. */
    public String directory() {
        return period.name() + "-" + attempt;
    }

    /** Whether the run was sealed and not given up: somebody may have approved it at once. */
    public boolean isSealed() {
        return state == RunState.SEALED || state == RunState.APPROVED || state == RunState.PUBLISHED;
    }

    /** Whether the run is neither published nor discarded. */
    public boolean isOpen() {
        return state != RunState.PUBLISHED && state != RunState.DISCARDED;
    }

    /** Whether the run is sealed and waits for somebody to accept how far its totals moved. */
    public boolean isHeld() {
        return state == RunState.SEALED && exitCode != null && exitCode == ExitCode.VARIANCE.code();
    }

    /** Whether the run ended because too much is in quarantine. */
    private boolean isQuarantined() {
        return state == RunState.FAILED && exitCode != null && exitCode == ExitCode.QUARANTINE.code();
    }

    /** @throws Refusal with {@link ExitCode#VARIANCE} and what moved, when the run is held */
    public void refuseIfHeld() {
        if (isHeld()) {
            throw new Refusal(ExitCode.VARIANCE, Objects.requireNonNull(cause, "held without a cause"));
        }
    }

    /** Whether a relaunch would fail again: sums that do not agree, frozen files that are damaged. */
    private boolean isBeyondRepair() {
        return exitCode != null && (exitCode == ExitCode.DISAGREE.code() || exitCode == ExitCode.DAMAGED.code());
    }

    /** The next safe command for an operator, without the program's name. */
    public String nextCommand() {
        return switch (state) {
            case COMPUTING, STOPPED -> "relaunch " + period;
            case FAILED ->
                isBeyondRepair()
                        ? "discard " + period + " --as NAME --reason TEXT"
                        : "relaunch " + period + (isQuarantined() ? " --accept-quarantine REASON" : "");
            case SEALED -> "approve " + period + " --as NAME" + (isHeld() ? " --accept-variance REASON" : "");
            case APPROVED -> "publish " + period;
            case PUBLISHED -> "verify outbox/" + period;
            case DISCARDED -> period.command();
        };
    }
}
