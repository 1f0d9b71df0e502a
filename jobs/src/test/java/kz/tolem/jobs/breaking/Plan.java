package kz.tolem.jobs.breaking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which faults are to happen, dealt out to episodes: the same ones for the same seed. */
final class Plan {

    private static final int MOST_IN_AN_EPISODE = 8;

    /** Of so many faults one is meant for a night, where nights are broken at all. */
    private static final int A_NIGHT_IN = 3;

    private final Map<Task, Undisturbed> undisturbed;
    private final Set<FaultKind> kinds;
    private final SplittableRandom random;
    private final long seed;

    /**
     * Plans.
     *
     * @param undisturbed of each task that is to be broken
     * @param kinds those that may happen
     */
    Plan(Map<Task, Undisturbed> undisturbed, Set<FaultKind> kinds, long seed) {
        this.undisturbed = undisturbed;
        this.kinds = kinds;
        this.random = new SplittableRandom(seed);
        this.seed = seed;
    }

    /**
     * Every kind but kills at a place once, then kills at one place after the other as far as the number goes, and then by
     * weight until there are so many; in episodes.
     */
    List<List<Wanted>> episodes(int faults) {
        List<Wanted> kills = new ArrayList<>();
        if (kinds.contains(FaultKind.KILL_AT_PLACE)) {
            for (Task task : undisturbed.keySet()) {
                for (Command command : List.of(Command.RUN, Command.APPROVE, Command.PUBLISH)) {
                    for (String place : places(task, command).keySet()) {
                        kills.add(wanted(FaultKind.KILL_AT_PLACE, task, command, place));
                    }
                }
            }
        }
        Collections.shuffle(kills, new Random(seed));
        List<Wanted> all = new ArrayList<>();
        for (FaultKind kind : kinds) {
            if (kind != FaultKind.KILL_AT_PLACE) {
                all.add(wanted(kind, task(), command(kind), null));
            }
        }
        all.addAll(kills.subList(0, Math.max(0, Math.min(kills.size(), faults - all.size()))));
        while (all.size() < faults) {
            FaultKind kind = kind();
            all.add(wanted(kind, task(), command(kind), null));
        }
        return dealt(all);
    }

    /** Several to an episode, which is of one task. */
    private List<List<Wanted>> dealt(List<Wanted> all) {
        Collections.shuffle(all, new Random(seed));
        List<List<Wanted>> episodes = new ArrayList<>();
        for (Task task : undisturbed.keySet()) {
            List<Wanted> ofTask =
                    all.stream().filter(wanted -> wanted.task() == task).toList();
            for (int from = 0; from < ofTask.size(); ) {
                int to = Math.min(ofTask.size(), from + 1 + random.nextInt(MOST_IN_AN_EPISODE));
                episodes.add(ofTask.subList(from, to));
                from = to;
            }
        }
        Collections.shuffle(episodes, new Random(seed));
        return episodes;
    }

    private Task task() {
        boolean isNight = undisturbed.containsKey(Task.NIGHT) && random.nextInt(A_NIGHT_IN) == 0;
        return isNight ? Task.NIGHT : Task.QUARTER;
    }

    private FaultKind kind() {
        int all = 0;
        for (FaultKind kind : kinds) {
            all += kind.weight();
        }
        int drawn = random.nextInt(all);
        for (FaultKind kind : kinds) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights");
    }

    /** The run takes most of the time and has most of the places, so it suffers most. */
    private Command command(FaultKind kind) {
        if (kind == FaultKind.NOT_APPROVED) {
            return Command.APPROVE;
        }
        int drawn = random.nextInt(8);
        Command command = drawn == 0 ? Command.APPROVE : drawn < 3 ? Command.PUBLISH : Command.RUN;
        return kind.fits(command) ? command : Command.RUN;
    }

    private Wanted wanted(FaultKind kind, Task task, Command command, @Nullable String asked) {
        String place = asked;
        Command at = command;
        if (kind.hasPlace() && place == null) {
            List<String> fitting =
                    places(task, at).keySet().stream().filter(kind::fits).toList();
            if (fitting.isEmpty()) { // approving writes no file
                at = Command.RUN;
                fitting = places(task, at).keySet().stream().filter(kind::fits).toList();
            }
            place = fitting.get(random.nextInt(fitting.size()));
        }
        double share = random.nextDouble();
        int passes = place == null ? 1 : places(task, at).getOrDefault(place, 1);
        return new Wanted(kind, task, at, place, 1 + (int) (passes * share * share), random.nextLong());
    }

    private SortedMap<String, Integer> places(Task task, Command command) {
        return Objects.requireNonNull(undisturbed.get(task)).places().getOrDefault(command, new TreeMap<>());
    }
}
