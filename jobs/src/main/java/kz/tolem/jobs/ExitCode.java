package kz.tolem.jobs;

/** How the program ends; schedulers build on these. */
public enum ExitCode {
    DONE(0, "done, or already done with the same result"),
    USAGE(2, "wrong usage"),
    ALIVE(3, "the same run is alive elsewhere"),
    CHANGED(4, "published, and the registry or the law has changed since"),
    STOPPED(5, "stopped on request"),
    IN_THE_WAY(6, "an unfinished or unpublished run stands in the way"),
    NOT_APPROVED(10, "not approved, or approved by who ran it"),
    VARIANCE(11, "totals moved more than allowed since the last run"),
    QUARANTINE(12, "too much in quarantine"),
    DISAGREE(13, "totals do not agree: ledger, files and manifest"),
    DAMAGED(14, "a file is damaged, missing, extra, or not signed by a trusted key"),
    LAW_MISSING(15, "a parameter of the law is missing"),
    INFRASTRUCTURE(20, "infrastructure: database, disk"),
    DEFECT(70, "a defect of the program");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What it means, for help texts. */
    public String meaning() {
        return meaning;
    }

    /** The exit code with that number; {@link #DEFECT} for an unknown one. */
    public static ExitCode of(int code) {
        for (ExitCode value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return DEFECT;
    }
}
