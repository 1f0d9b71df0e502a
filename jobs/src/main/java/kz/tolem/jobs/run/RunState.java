package kz.tolem.jobs.run;

/** States of a run. */
public enum RunState {
    COMPUTING,
    FAILED,
    STOPPED,
    SEALED,
    APPROVED,
    PUBLISHED,
    DISCARDED
}
