package kz.tolem.jobs.run;

/** Works on a run until it is sealed. */
public interface JobRunner {

    /**
     * Runs the steps that are not done.
     *
     * @param run with the epoch that this process owns
     * @return the sealed run
     * @throws kz.tolem.jobs.Refusal with the cause, which is noted in the run table as well
     */
    Run work(Run run);

    /** Ends what the job repository still holds for open, for whoever has the lock: the process it names is dead. */
    void settle(Run run);
}
