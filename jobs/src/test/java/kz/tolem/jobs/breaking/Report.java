package kz.tolem.jobs.breaking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts faults and commands, and keeps what should not have been. */
final class Report {

    private static final List<String> STAGES =
            List.of("start", "preflight", "freeze", "law", "calculate", "seal", "approve", "publish");

    private final String replay;
    private final Map<Task, Map<FaultKind, Map<String, Integer>>> counts = new EnumMap<>(Task.class);
    private final List<String> violations = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int faults;
    private int commands;
    private int episodes;

    /** @param replay the command that plays an episode again, without its number */
    Report(String replay) {
        this.replay = replay;
    }

    synchronized void fault(FaultKind kind, Task task, String stage) {
        counts.computeIfAbsent(task, unused -> new EnumMap<>(FaultKind.class))
                .computeIfAbsent(kind, unused -> new TreeMap<>())
                .merge(stage, 1, Integer::sum);
        faults++;
        if (faults % 50 == 0) {
            System.out.println(faults + " faults, " + violations.size() + " violations");
        }
    }

    synchronized void missed(Wanted wanted) {
        missed.add(wanted.toString());
    }

    synchronized void command() {
        commands++;
    }

    synchronized void episode() {
        episodes++;
    }

    synchronized boolean isSound(Episode episode, Site site, List<String> found) {
        if (!found.isEmpty()) {
            String violation = episode + "\n    " + String.join("\n    ", found) + "\n    see " + site + "\n    again: "
                    + replay + episode.number();
            violations.add(violation);
            System.out.println("VIOLATION in " + violation);
        }
        return found.isEmpty();
    }

    synchronized void broken(Episode episode, Throwable failure) {
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        violations.add(episode + "\n    the harness failed: " + trace + "\n    again: " + replay + episode.number());
        System.out.println("VIOLATION in " + violations.get(violations.size() - 1));
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized int faults() {
        return faults;
    }

    synchronized String table() {
        StringBuilder tables = new StringBuilder();
        counts.forEach((task, ofTask) -> tables.append(table(task, ofTask)));
        return tables
                + "%d faults in %d episodes, %d commands and checks; %d violations; %d wanted faults never met their place%n"
                        .formatted(faults, episodes, commands, violations.size(), missed.size());
    }

    private static String table(Task task, Map<FaultKind, Map<String, Integer>> counts) {
        NavigableSet<String> others = new TreeSet<>();
        counts.values().forEach(row -> others.addAll(row.keySet()));
        STAGES.forEach(others::remove);
        List<String> stages = new ArrayList<>(STAGES);
        stages.addAll(others);
        StringBuilder table =
                new StringBuilder(line("fault while " + task.begin().get(0), stages, "all"));
        for (FaultKind kind : FaultKind.values()) {
            Map<String, Integer> row = counts.getOrDefault(kind, Map.of());
            int sum = row.values().stream().mapToInt(Integer::intValue).sum();
            table.append(line(
                    kind.text(),
                    stages.stream()
                            .map(stage -> Integer.toString(row.getOrDefault(stage, 0)))
                            .toList(),
                    Integer.toString(sum)));
        }
        return table.toString();
    }

    private static String line(String first, List<String> cells, String last) {
        StringBuilder line = new StringBuilder("%-68s".formatted(first));
        cells.forEach(cell -> line.append("%10s".formatted(cell)));
        return line.append("%7s%n".formatted(last)).toString();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%n%s", String.join("\n", violations()), table());
    }
}
