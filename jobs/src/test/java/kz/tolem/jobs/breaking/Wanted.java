package kz.tolem.jobs.breaking;

import org.jspecify.annotations.Nullable;

/**
 * One fault that is to happen.
 *
 * @param task while what is computed
 * @param command to which command; {@link Command#RUN} stands for relaunches too
 * @param place where, for faults that have a place
 * @param pass the how manieth pass of the place, from 1
 * @param seed of what else is left to chance
 */
record Wanted(
        FaultKind kind,
        Task task,
        Command command,
        @Nullable String place,
        int pass,
        long seed) {

    /** The same at an earlier pass: a relaunch passes fewer places than a run. */
    Wanted sooner() {
        return new Wanted(kind, task, command, place, Math.max(1, pass / 2), seed);
    }

    @Override
    public String toString() {
        return kind + (place == null ? "" : " " + place + "#" + pass) + " in " + command.name(task) + " of "
                + task.period();
    }
}
