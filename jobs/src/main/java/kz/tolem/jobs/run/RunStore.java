package kz.tolem.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The run table and who took part. What must never be lost or doubled is refused by the database itself. */
@Repository
public class RunStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    RunStore(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All runs, the newest first. */
    public List<Run> all() {
        return jdbc.sql("SELECT * FROM runs.run ORDER BY run_id DESC")
                .query(RunStore::run)
                .list();
    }

    /** The run with that number. */
    public Run byId(int id) {
        return jdbc.sql("SELECT * FROM runs.run WHERE run_id = ?")
                .param(id)
                .query(RunStore::run)
                .single();
    }

    /** The run of a period that is not discarded. */
    public Optional<Run> current(Period period) {
        return jdbc.sql("SELECT * FROM runs.run WHERE period = ? AND state <> 'DISCARDED'")
                .param(period.name())
                .query(RunStore::run)
                .optional();
    }

    /** The run that is neither published nor discarded; there is one at most. */
    public Optional<Run> open() {
        return jdbc.sql("SELECT * FROM runs.run WHERE state NOT IN ('PUBLISHED', 'DISCARDED')")
                .query(RunStore::run)
                .optional();
    }

    /** The first month that was ever ordered, by the first run that is not discarded. */
    public Optional<YearMonth> opening() {
        return jdbc.sql("SELECT opening_month FROM runs.run WHERE state <> 'DISCARDED' ORDER BY run_id LIMIT 1")
                .query(LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    /**
     * Begins a run; {@code runner} can never approve it.
     *
     * @param months that are calculated, in the order of time
     */
    @Transactional
    public Run begin(
            Period period,
            LocalDate asOf,
            YearMonth opening,
            List<YearMonth> months,
            int rangeFamilies,
            boolean holdMissing,
            @Nullable String acceptQuarantine,
            String baseline,
            String runner) {
        int attempt = jdbc.sql("SELECT coalesce(max(attempt), 0) + 1 FROM runs.run WHERE period = ?")
                .param(period.name())
                .query(Integer.class)
                .single();
        int id = jdbc.sql("""
                        INSERT INTO runs.run (period, attempt, as_of, opening_month, first_month, last_month, state,
                                              range_families, hold_missing, baseline, previous_run_id)
                        VALUES (?, ?, ?, ?, ?, ?, 'COMPUTING', ?, ?, ?,
                                (SELECT max(run_id) FROM runs.run WHERE state = 'PUBLISHED'))
                        RETURNING run_id
                        """)
                .params(
                        period.name(),
                        attempt,
                        asOf,
                        opening.atDay(1),
                        months.get(0).atDay(1),
                        months.get(months.size() - 1).atDay(1),
                        rangeFamilies,
                        holdMissing,
                        baseline)
                .query(Integer.class)
                .single();
        addParticipant(id, runner, "RAN");
        Run run = byId(id);
        audit.add(run, AuditAction.RAN, runner, null);
        if (acceptQuarantine != null) {
            accept(run, Acceptance.What.QUARANTINE, runner, acceptQuarantine, null);
        }
        return run;
    }

    /** Takes a run over: one more epoch, so that whoever worked on it before cannot write any more. */
    @Transactional
    public Run takeOver(Run run, boolean holdMissing, @Nullable String acceptQuarantine, String runner) {
        int changed = jdbc.sql("""
                        UPDATE runs.run
                        SET state = 'COMPUTING', epoch = epoch + 1, cause = NULL, exit_code = NULL,
                            ended_at = NULL, hold_missing = hold_missing OR ?
                        WHERE run_id = ? AND epoch = ? AND state IN ('COMPUTING', 'FAILED', 'STOPPED')
                        """).params(holdMissing, run.id(), run.epoch()).update();
        requireOne(changed, run);
        addParticipant(run.id(), runner, "RAN");
        Run now = byId(run.id());
        audit.add(
                now, run.state() == RunState.COMPUTING ? AuditAction.TOOK_OVER : AuditAction.RELAUNCHED, runner, null);
        if (acceptQuarantine != null) {
            boolean isKnown = run.exitCode() != null && run.exitCode() == ExitCode.QUARANTINE.code();
            accept(now, Acceptance.What.QUARANTINE, runner, acceptQuarantine, isKnown ? run.cause() : null);
        }
        return now;
    }

    /**
     * Makes sure that this process still owns the run, and keeps it so until the transaction ends.
     *
     * @throws Refusal with {@link ExitCode#ALIVE} when another process took the run over
     */
    public void holdEpoch(Run run) {
        int epoch = jdbc.sql("SELECT epoch FROM runs.run WHERE run_id = ? FOR SHARE")
                .param(run.id())
                .query(Integer.class)
                .single();
        if (epoch != run.epoch()) {
            throw new Refusal(
                    ExitCode.ALIVE,
                    Message.of(
                            "run {} was taken over by another process, which goes on with it; this one has changed "
                                    + "nothing since. See: tolem status {}",
                            run.period(),
                            run.period()));
        }
    }

    /** Notes the step that the run is in. */
    @Transactional
    public void enter(Run run, String step) {
        holdEpoch(run);
        jdbc.sql("UPDATE runs.run SET step = ? WHERE run_id = ?")
                .params(step, run.id())
                .update();
    }

    /** Notes that the registry is a sample. */
    @Transactional
    public void markSample(Run run, boolean sample) {
        holdEpoch(run);
        jdbc.sql("UPDATE runs.run SET sample = ? WHERE run_id = ?")
                .params(sample, run.id())
                .update();
    }

    /** Notes under which law the first range is calculated; all others follow. */
    @Transactional
    public void fixLaw(Run run, String digest) {
        holdEpoch(run);
        jdbc.sql("UPDATE runs.run SET law_digest = ? WHERE run_id = ?")
                .params(digest, run.id())
                .update();
    }

    /** Notes with which classes ranges are calculated. */
    @Transactional
    public void noteProgram(Run run, String digest) {
        holdEpoch(run);
        jdbc.sql("UPDATE runs.run SET program_digest = ? WHERE run_id = ?")
                .params(digest, run.id())
                .update();
    }

    /**
     * The run is sealed: its manifest has that hash.
     *
     * @param hold why it is held until a second person accepts that; null when it is not
     */
    @Transactional
    public void seal(Run run, String manifestHash, @Nullable Message hold) {
        holdEpoch(run);
        int changed = jdbc.sql(
                        "UPDATE runs.run SET state = 'SEALED', manifest_hash = ?, ended_at = now(), exit_code = ?, "
                                + "cause = ?, cause_kept = ? "
                                + "WHERE run_id = ? AND state = 'COMPUTING'")
                .param(manifestHash)
                .param((hold == null ? ExitCode.DONE : ExitCode.VARIANCE).code())
                .param(hold == null ? null : hold.toString())
                .param(hold == null ? null : KeptMessage.write(hold))
                .param(run.id())
                .update();
        requireOne(changed, run);
        audit.add(byId(run.id()), AuditAction.SEALED, null);
    }

    /** The run ended before it was sealed. Does nothing when another process has taken it over. */
    @Transactional
    public void end(Run run, RunState state, ExitCode code, Message cause) {
        int changed = jdbc.sql(
                        "UPDATE runs.run SET state = ?, exit_code = ?, cause = ?, cause_kept = ?, ended_at = now() "
                                + "WHERE run_id = ? AND epoch = ? AND state = 'COMPUTING'")
                .params(state.name(), code.code(), cause.toString(), KeptMessage.write(cause), run.id(), run.epoch())
                .update();
        if (changed == 1) {
            audit.add(run, state == RunState.STOPPED ? AuditAction.STOPPED : AuditAction.FAILED, cause.toString());
        }
    }

    /**
     * Asks the process that works on the run in this epoch to stop after the work in hand; asked again, it does nothing.
     * Does not touch the run's row, which ranges hold while they commit.
     */
    @Transactional
    public void requestStop(Run run) {
        int asked = jdbc.sql("INSERT INTO runs.stop_request (run_id, epoch, name) VALUES (?, ?, ?)"
                        + " ON CONFLICT (run_id, epoch) DO NOTHING")
                .params(run.id(), run.epoch(), audit.operator().strip())
                .update();
        if (asked == 1) {
            audit.add(run, AuditAction.STOP_REQUESTED, null);
        }
    }

    /** Whether somebody asked for a stop of the run in this epoch. */
    public boolean isStopRequested(Run run) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM runs.stop_request WHERE run_id = ? AND epoch = ?)")
                .params(run.id(), run.epoch())
                .query(Boolean.class)
                .single();
    }

    /**
     * A second person approves the manifest with that hash.
     *
     * @param acceptVariance why a run that is held may go on all the same; null for one that is not held
     * @throws Refusal with {@link ExitCode#NOT_APPROVED} when {@code approver} ran the run or relaunched it
     */
    @Transactional
    public void approve(Run run, String manifestHash, String approver, String key, @Nullable String acceptVariance) {
        int changed = jdbc.sql("""
                        UPDATE runs.run SET state = 'APPROVED', exit_code = 0, cause = NULL
                        WHERE run_id = ? AND epoch = ? AND state = 'SEALED' AND manifest_hash = ? AND (exit_code = 0 OR ?)
                        """)
                .params(run.id(), run.epoch(), manifestHash, acceptVariance != null)
                .update();
        requireOne(changed, run);
        try {
            addParticipant(run.id(), approver, "APPROVED");
            jdbc.sql("INSERT INTO runs.approval (run_id, name, manifest_hash, key) VALUES (?, ?, ?, ?)")
                    .params(run.id(), normalized(approver), manifestHash, key)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(
                    ExitCode.NOT_APPROVED,
                    Message.of(
                            "{} ran or relaunched {} and cannot approve it: a second person must, with tolem approve "
                                    + "{} --as NAME",
                            approver,
                            run.period(),
                            run.period()),
                    e);
        }
        if (acceptVariance != null) {
            accept(run, Acceptance.What.VARIANCE, approver, acceptVariance, run.cause());
        }
        audit.add(run, AuditAction.APPROVED, approver, null);
    }

    /**
     * What somebody accepted that lies beyond a limit.
     *
     * @param findings the list as it was shown; empty when it was accepted in advance
     */
    public record Acceptance(What what, String name, String reason, String findings, Instant at) {

        /** Which limit. */
        public enum What {
            QUARANTINE(AuditAction.ACCEPTED_QUARANTINE),
            VARIANCE(AuditAction.ACCEPTED_VARIANCE);

            private final AuditAction action;

            What(AuditAction action) {
                this.action = action;
            }
        }
    }

    /** The one place where it is kept who let something pass, and why; within the transaction of what it lets pass. */
    private void accept(Run run, Acceptance.What what, String name, String reason, @Nullable Message findings) {
        jdbc.sql("INSERT INTO runs.acceptance (run_id, what, name, reason, findings) VALUES (?, ?, ?, ?, ?)")
                .params(
                        run.id(),
                        what.name(),
                        normalized(name),
                        reason.strip(),
                        findings == null ? "" : findings.toString())
                .update();
        audit.add(run, what.action, name, reason.strip());
    }

    /** What was accepted for a run, in the order of time. */
    public List<Acceptance> acceptances(Run run) {
        return jdbc.sql("SELECT what, name, reason, findings, accepted_at FROM runs.acceptance WHERE run_id = ? "
                        + "ORDER BY acceptance_id")
                .param(run.id())
                .query((row, i) -> new Acceptance(
                        Acceptance.What.valueOf(row.getString("what")),
                        row.getString("name"),
                        row.getString("reason"),
                        row.getString("findings"),
                        instant(row, "accepted_at")))
                .list();
    }

    /**
     * The last run before this one that was not discarded.
     *
     * @param sample whether it was over a made-up registry
     */
    public Optional<Run> before(Run run, boolean sample) {
        return all().stream()
                .filter(other -> other.id() < run.id() && other.state() != RunState.DISCARDED)
                .filter(other -> other.sample() == sample)
                .findFirst();
    }

    /**
     * The published run that the totals of a run are compared with: the last quarter before it. Nothing for a run that is no
     * quarter.
     */
    public Optional<Run> comparable(Run run) {
        return all().stream()
                .filter(other -> run.period().isQuarter() && other.period().isQuarter())
                .filter(other -> other.id() < run.id() && other.state() == RunState.PUBLISHED)
                .filter(other -> other.sample() == run.sample())
                .findFirst();
    }

    /** Who approved a run, if anybody. */
    public Optional<Approval> approval(Run run) {
        return jdbc.sql("SELECT name, manifest_hash, key, approved_at FROM runs.approval WHERE run_id = ?")
                .param(run.id())
                .query((row, i) -> new Approval(
                        row.getString("name"),
                        row.getString("manifest_hash"),
                        row.getString("key"),
                        instant(row, "approved_at")))
                .optional();
    }

    /** Names of those who ran or relaunched the run, in alphabetical order. */
    public List<String> runners(Run run) {
        return jdbc.sql(
                        "SELECT name FROM runs.participant WHERE run_id = ? AND part = 'RAN' ORDER BY name COLLATE \"C\"")
                .param(run.id())
                .query(String.class)
                .list();
    }

    /** The run is visible in the outbox. */
    @Transactional
    public void publish(Run run) {
        int changed = jdbc.sql("UPDATE runs.run SET state = 'PUBLISHED', ended_at = now() "
                        + "WHERE run_id = ? AND epoch = ? AND state = 'APPROVED'")
                .params(run.id(), run.epoch())
                .update();
        requireOne(changed, run);
        audit.add(run, AuditAction.PUBLISHED, null);
    }

    /** Gives a run up; its orders no longer count as ordered. Waits for whoever holds its epoch. */
    @Transactional
    public void discard(Run run, String name, String reason) {
        int changed = jdbc.sql("UPDATE runs.run SET state = 'DISCARDED', epoch = epoch + 1, ended_at = now() "
                        + "WHERE run_id = ? AND epoch = ? AND state NOT IN ('PUBLISHED', 'DISCARDED')")
                .params(run.id(), run.epoch())
                .update();
        requireOne(changed, run);
        jdbc.sql("INSERT INTO runs.discard (run_id, name, reason) VALUES (?, ?, ?)")
                .params(run.id(), name.strip(), reason.strip())
                .update();
        audit.add(byId(run.id()), AuditAction.DISCARDED, name, reason);
    }

    /** Refuses when another process changed the run after this one had read it. */
    private void requireOne(int changed, Run run) {
        if (changed != 1) {
            throw new Refusal(
                    ExitCode.ALIVE,
                    Message.of(
                            "another process changed the run of {} meanwhile: nothing was done. See: tolem status {}",
                            run.period(),
                            run.period()));
        }
    }

    /** Normal form of a name, so that another spelling is not another person. */
    public static String normalized(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** One approval. */
    public record Approval(String name, String manifestHash, String key, Instant at) {}

    private void addParticipant(int runId, String name, String part) {
        String conflict = part.equals("RAN") ? " ON CONFLICT (run_id, name) DO NOTHING" : "";
        jdbc.sql("INSERT INTO runs.participant (run_id, name, part) VALUES (?, ?, ?)" + conflict)
                .params(runId, normalized(name), part)
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getInt("run_id"),
                Period.parse(row.getString("period")),
                row.getInt("attempt"),
                row.getObject("as_of", LocalDate.class),
                YearMonth.from(row.getObject("opening_month", LocalDate.class)),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                YearMonth.from(row.getObject("last_month", LocalDate.class)),
                RunState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                row.getInt("range_families"),
                row.getBoolean("hold_missing"),
                row.getBoolean("sample"),
                row.getObject("previous_run_id", Integer.class),
                row.getString("baseline"),
                row.getString("frozen_digest"),
                row.getString("law_digest"),
                row.getString("program_digest"),
                row.getString("manifest_hash"),
                row.getString("step"),
                cause(row),
                row.getObject("exit_code", Integer.class),
                instant(row, "started_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
    }

    /** Runs of older programs have the text alone. */
    private static @Nullable Message cause(ResultSet row) throws SQLException {
        String text = row.getString("cause");
        String kept = row.getString("cause_kept");
        return text == null ? null : kept == null ? Message.quoted(text) : KeptMessage.read(kept);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
