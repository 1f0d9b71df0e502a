package kz.tolem.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tolem.jobs.config.TolemProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what to which run and why: a chain of entries that the database only lets grow, one writer after the other.
 * Number, time and hashes are the database's own.
 */
@Repository
public class AuditTrail {

    private final JdbcClient jdbc;
    private final String operator;

    AuditTrail(JdbcClient jdbc, TolemProperties properties) {
        this.jdbc = jdbc;
        this.operator = properties.operatorOrUser();
    }

    /** Who works here, for acts that are not done in somebody's name. */
    String operator() {
        return operator;
    }

    /** Adds an act of this process's operator. To be called last in the transaction that changes the state. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Run run, AuditAction action, @Nullable String reason) {
        add(run, action, operator, reason);
    }

    /**
     * Adds an act. To be called last in the transaction that changes the state: all others that would add wait until it
     * ends.
     *
     * @param run as it is after the act
     * @param actor operator or approver
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Run run, AuditAction action, String actor, @Nullable String reason) {
        jdbc.sql("INSERT INTO runs.audit_entry (period, attempt, epoch, action, actor, reason, manifest_hash) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(run.period().name(), run.attempt(), run.epoch(), action.name(), actor.strip())
                .param(reason == null || reason.isBlank() ? null : reason.strip())
                .param(run.manifestHash())
                .update();
    }

    /** All entries in their order. */
    List<AuditEntry> entries() {
        return jdbc.sql("SELECT * FROM runs.audit_entry ORDER BY sequence")
                .query(AuditTrail::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("period"),
                row.getInt("attempt"),
                row.getInt("epoch"),
                row.getString("action"),
                row.getString("actor"),
                row.getString("database_user"),
                row.getString("reason"),
                row.getString("manifest_hash"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
