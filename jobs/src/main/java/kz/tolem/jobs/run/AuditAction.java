package kz.tolem.jobs.run;

/** What the audit keeps of a run. */
public enum AuditAction {
    /** The run was there before there was an audit; the reason is the state that it was in. */
    FOUND,
    /** Begun. */
    RAN,
    /** Gone on with after it had failed or was stopped. */
    RELAUNCHED,
    /** Gone on with after its process had died without a word. */
    TOOK_OVER,
    /** Somebody asked the process at work to stop. */
    STOP_REQUESTED,
    /** It stopped on request. */
    STOPPED,
    /** It ended before it was sealed; the reason is the cause. */
    FAILED,
    /** Its manifest was signed. */
    SEALED,
    /** Too much in quarantine was accepted, for a reason. */
    ACCEPTED_QUARANTINE,
    /** Totals that moved more than allowed were accepted by the second person, for a reason. */
    ACCEPTED_VARIANCE,
    /** A second person approved the manifest. */
    APPROVED,
    /** Visible in the outbox. */
    PUBLISHED,
    /** The treasury said what became of its orders; the reason counts them. */
    SETTLED,
    /** Given up, for a reason. */
    DISCARDED
}
