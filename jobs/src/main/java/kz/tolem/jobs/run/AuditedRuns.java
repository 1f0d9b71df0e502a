package kz.tolem.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tolem.calc.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Compares the audit with the run table, both ways: what a run is must follow from its entries, and what entries say must
 * have happened. So an entry that is removed at the end of the chain is seen by what it should explain.
 */
@Repository
class AuditedRuns {

    private final RunStore runs;
    private final JdbcClient jdbc;

    AuditedRuns(RunStore runs, JdbcClient jdbc) {
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /** Where the two disagree; empty when they do not. */
    List<Message> findings(List<AuditEntry> entries) {
        Map<String, List<AuditEntry>> byRun = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> name(entry.period(), entry.attempt()), LinkedHashMap::new, Collectors.toList()));
        List<Message> findings = new ArrayList<>();
        List<Run> all = runs.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Run run = all.get(i);
            String name = name(run.period().name(), run.attempt());
            List<AuditEntry> ofRun = byRun.remove(name);
            Message named = Message.of("{}, attempt {}", run.period(), run.attempt());
            if (ofRun == null) {
                findings.add(Message.of("{}, is {}, and no entry says who ran it", named, run.state()));
            } else {
                compareState(run, named, ofRun, findings);
                compareActors(run, named, ofRun, findings);
            }
        }
        byRun.forEach(
                (name, orphans) -> findings.add(Message.of("{} is about a run that does not exist", orphans.get(0))));
        return findings;
    }

    private static void compareState(Run run, Message name, List<AuditEntry> entries, List<Message> findings) {
        AuditEntry last = entries.get(entries.size() - 1);
        String state = "";
        String manifest = null;
        for (AuditEntry entry : entries) {
            state = stateAfter(entry, state);
            if (entry.manifestHash() != null) {
                manifest = entry.manifestHash();
            }
        }
        if (!run.state().name().equals(state) || run.epoch() != last.epoch()) {
            findings.add(Message.of(
                    "{}, is {} in its launch {}, but its last entry, {}, leaves it {} in launch {}: an entry after "
                            + "that was removed, or the run's row was changed",
                    name,
                    run.state(),
                    run.epoch(),
                    last.sequence(),
                    state,
                    last.epoch()));
        }
        if (!Objects.equals(run.manifestHash(), manifest)) {
            findings.add(
                    Message.of("{}, has the manifest {}, but its entries say {}", name, run.manifestHash(), manifest));
        }
    }

    /** The state of a run after an act; an act that this program does not know leaves it as it was. */
    private static String stateAfter(AuditEntry entry, String before) {
        return switch (entry.action()) {
            case "FOUND" -> String.valueOf(entry.reason());
            case "RAN", "RELAUNCHED", "TOOK_OVER" -> RunState.COMPUTING.name();
            case "STOPPED", "FAILED", "SEALED", "APPROVED", "PUBLISHED", "DISCARDED" -> entry.action();
            default -> before;
        };
    }

    private void compareActors(Run run, Message name, List<AuditEntry> entries, List<Message> findings) {
        boolean wasFound = entries.get(0).action().equals(AuditAction.FOUND.name());
        compare(
                name,
                Message.of("run or relaunched"),
                Set.copyOf(runs.runners(run)),
                said(entries, AuditAction.RAN, AuditAction.RELAUNCHED, AuditAction.TOOK_OVER),
                wasFound,
                findings);
        compare(
                name,
                Message.of("approved"),
                rows("SELECT name || ' ' || manifest_hash FROM runs.approval WHERE run_id = ?", run),
                said(entries, AuditAction.APPROVED),
                wasFound,
                findings);
        compare(
                name,
                Message.of("let pass a limit"),
                rows("SELECT name || ', ' || what || ': ' || reason FROM runs.acceptance WHERE run_id = ?", run),
                said(entries, AuditAction.ACCEPTED_QUARANTINE, AuditAction.ACCEPTED_VARIANCE),
                wasFound,
                findings);
        compare(
                name,
                Message.of("discarded"),
                rows("SELECT name || ': ' || reason FROM runs.discard WHERE run_id = ?", run),
                said(entries, AuditAction.DISCARDED),
                wasFound,
                findings);
        compare(
                name,
                Message.of("asked to stop"),
                rows("SELECT name || ' in launch ' || epoch FROM runs.stop_request WHERE run_id = ?", run),
                said(entries, AuditAction.STOP_REQUESTED),
                wasFound,
                findings);
    }

    private Set<String> rows(String query, Run run) {
        return new TreeSet<>(jdbc.sql(query).param(run.id()).query(String.class).list());
    }

    /** What entries of these kinds say, in the words of the tables. */
    private static Set<String> said(List<AuditEntry> entries, AuditAction... actions) {
        Set<String> said = new TreeSet<>();
        for (AuditEntry entry : entries) {
            for (AuditAction action : actions) {
                if (entry.action().equals(action.name())) {
                    said.add(words(entry, action));
                }
            }
        }
        return said;
    }

    private static String words(AuditEntry entry, AuditAction action) {
        return switch (action) {
            case APPROVED -> RunStore.normalized(entry.actor()) + " " + entry.manifestHash();
            case ACCEPTED_QUARANTINE -> accepted(entry, RunStore.Acceptance.What.QUARANTINE);
            case ACCEPTED_VARIANCE -> accepted(entry, RunStore.Acceptance.What.VARIANCE);
            case DISCARDED -> entry.actor() + ": " + entry.reason();
            case STOP_REQUESTED -> entry.actor() + " in launch " + entry.epoch();
            default -> RunStore.normalized(entry.actor());
        };
    }

    private static String accepted(AuditEntry entry, RunStore.Acceptance.What what) {
        return RunStore.normalized(entry.actor()) + ", " + what + ": " + entry.reason();
    }

    private static void compare(
            Message name,
            Message act,
            Set<String> inTables,
            Set<String> inEntries,
            boolean beganEarlier,
            List<Message> findings) {
        for (String who : new TreeSet<>(inTables)) {
            if (!inEntries.contains(who) && !beganEarlier) {
                findings.add(Message.of("{}: no entry says that it was {} by {}", name, act, who));
            }
        }
        for (String who : inEntries) {
            if (!inTables.contains(who)) {
                findings.add(
                        Message.of("{}: an entry says that it was {} by {}, the run table does not", name, act, who));
            }
        }
    }

    private static String name(String period, int attempt) {
        return period + ", attempt " + attempt;
    }
}
