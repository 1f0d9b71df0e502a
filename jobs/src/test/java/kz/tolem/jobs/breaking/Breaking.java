package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Plays episodes, as many at once as there are machines. */
final class Breaking implements AutoCloseable {

    private static final String REPLAY = "mvn -B -pl jobs -am test -Dtest=BreakingTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtolem.faults=%d -Dtolem.faults.seed=%d -Dtolem.faults.episode=";

    private final List<Machine> machines = new ArrayList<>();
    private final Map<Task, Undisturbed> undisturbed = new EnumMap<>(Task.class);

    /**
     * Starts the machines and looks how it goes when nothing happens.
     *
     * @param tasks what is to be broken
     */
    Breaking(int lanes, Set<Task> tasks) throws IOException, SQLException, InterruptedException {
        for (int i = 0; i < lanes; i++) {
            machines.add(Machine.start());
        }
        for (Task task : tasks) {
            Machine machine = machines.get(0);
            undisturbed.put(task, Undisturbed.make(machine, Beginning.make(machine, null, task)));
        }
    }

    /**
     * Breaks the program.
     *
     * @param classes classes of the program that are other than they should be; null for none
     * @param kinds of faults that may happen
     * @param faults how many
     * @param only the one episode to play; 0 for all
     * @param untilViolation ends with the first violation
     */
    Report play(@Nullable Path classes, Set<FaultKind> kinds, int faults, long seed, int only, boolean untilViolation)
            throws SQLException, IOException, InterruptedException {
        Report report = new Report(REPLAY.formatted(faults, seed));
        List<List<Wanted>> planned = new Plan(undisturbed, kinds, seed).episodes(faults);
        Queue<Integer> open = new ConcurrentLinkedQueue<>();
        for (int number = 1; number <= planned.size(); number++) {
            if (only == 0 || only == number) {
                open.add(number);
            }
        }
        List<Thread> lanes = new ArrayList<>();
        for (Machine machine : machines) {
            Map<Task, Beginning> beginnings = new EnumMap<>(Task.class);
            for (Task task : undisturbed.keySet()) {
                boolean isMade = classes == null && machine == machines.get(0);
                beginnings.put(
                        task,
                        isMade
                                ? Objects.requireNonNull(undisturbed.get(task)).beginning()
                                : Beginning.make(machine, classes, task));
            }
            Thread lane = new Thread(
                    () -> {
                        for (Integer number = open.poll(); number != null; number = open.poll()) {
                            if (untilViolation && !report.violations().isEmpty()) {
                                return;
                            }
                            List<Wanted> wanted = planned.get(number - 1);
                            Task task = wanted.get(0).task();
                            play(
                                    new Episode(
                                            number,
                                            wanted,
                                            machine,
                                            Objects.requireNonNull(undisturbed.get(task)),
                                            classes,
                                            Objects.requireNonNull(beginnings.get(task)),
                                            report),
                                    report);
                        }
                    },
                    "lane");
            lane.start();
            lanes.add(lane);
        }
        for (Thread lane : lanes) {
            lane.join();
        }
        return report;
    }

    private static void play(Episode episode, Report report) {
        try {
            episode.play();
            report.episode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | RuntimeException | AssertionError e) {
            report.broken(episode, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Machine machine : machines) {
            machine.close();
        }
    }
}
