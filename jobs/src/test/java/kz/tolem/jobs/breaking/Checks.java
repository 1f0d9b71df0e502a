package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tolem.jobs.Program;
import kz.tolem.jobs.Trees;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.outbox.PublishedDirectory;
import kz.tolem.writers.outbox.Verification;

/** What must hold after each fault and at the end, whatever happened. */
final class Checks {

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/<>@-]+\\(|^Exception in thread");
    private static final int KILLED_BY_TERM = 143;

    private final Beginning beginning;
    private final Evidence undisturbed;

    Checks(Beginning beginning, Evidence undisturbed) {
        this.beginning = beginning;
        this.undisturbed = undisturbed;
    }

    /** Of a command that has ended: its exit code and what it says. */
    static List<String> ofEnd(Task task, Command command, Program.Ended ended, String state, Set<Integer> allowed) {
        List<String> violations = new ArrayList<>();
        String what = command.name(task) + " ended with " + ended.code();
        if (!allowed.contains(ended.code())) {
            violations.add(what + " and not with one of " + new TreeSet<>(allowed) + ": "
                    + ended.err().strip());
        }
        if (ended.code() == 0 && !command.isDoneIn(state)) {
            violations.add(what + ", but the run is " + state);
        }
        if (STACK_TRACE.matcher(ended.err()).find()) {
            violations.add(what + " with a stack trace: " + ended.err().strip());
        }
        boolean spoke = ended.err().contains("tolem: ");
        if (ended.code() != 0 && ended.code() != Program.KILLED && ended.code() != KILLED_BY_TERM && !spoke) {
            violations.add(what + " without a word");
        }
        return violations;
    }

    /** After each fault: nothing wrong is visible, and what is there is right, though not all may be there. */
    List<String> afterFault(Site site) throws IOException, SQLException {
        List<String> violations = new ArrayList<>();
        String state = site.state();
        Evidence now = Evidence.of(site);
        unless(violations, undisturbed.done().containsAll(now.done()), "a range that is done is another one", now);
        unless(violations, undisturbed.ledger().containsAll(now.ledger()), "the ledger of a range is another one", now);
        unless(
                violations,
                ranges(now.ledger())
                        .equals(ranges(now.done().stream()
                                .filter(row -> !row.split("\\|")[4].equals("0"))
                                .collect(Collectors.toSet()))),
                "ledger and ranges that are done do not belong together",
                now);
        for (Map.Entry<String, String> file : now.staged().entrySet()) {
            if (file.getValue().equals(undisturbed.staged().get(file.getKey()))) {
                site.find(file.getKey());
            } else if (!site.isLost(file.getKey())) {
                violations.add("the staged " + file.getKey() + " has its name and is not what it should be");
            }
        }
        for (String row : now.done()) {
            String[] columns = row.split("\\|");
            if (!columns[3].equals(now.staged().get(columns[1]))
                    && !site.isLost(columns[1])
                    && !site.published().toFile().exists()) {
                violations.add("range " + columns[0] + " is done and its file is not there");
            }
        }
        for (Map.Entry<String, String> file : now.casework().entrySet()) {
            String expected = undisturbed.casework().get(file.getKey());
            if (expected != null && !expected.equals(file.getValue())) {
                violations.add("the casework file " + file.getKey() + " has its name and is not what it should be");
            }
        }
        for (Map.Entry<String, String> file : now.frozen().entrySet()) {
            if (!file.getValue().equals(undisturbed.frozen().get(file.getKey()))) {
                violations.add("the frozen " + file.getKey() + " is not what it should be");
            }
        }
        if (!state.isEmpty()) {
            checkRows(site, violations);
        }
        if (!beginning.isUntouched(site)) {
            violations.add("what was published before is not what it was");
        }
        checkVisible(site, state, violations);
        return violations;
    }

    /** When the run is sealed or published: the same bytes and rows as of a run that was left alone. */
    List<String> atTheEnd(Site site) throws IOException, SQLException {
        List<String> violations = new ArrayList<>(afterFault(site));
        Evidence now = Evidence.of(site);
        if (!now.equals(undisturbed)) {
            violations.add("came out otherwise than undisturbed: " + difference(now));
        }
        same(
                violations,
                site,
                "executions that Spring Batch holds for open",
                "SELECT (SELECT count(*) FROM batch.batch_job_execution"
                        + " WHERE status NOT IN ('COMPLETED', 'FAILED', 'STOPPED'))"
                        + " + (SELECT count(*) FROM batch.batch_step_execution"
                        + " WHERE status NOT IN ('COMPLETED', 'FAILED', 'STOPPED'))",
                "0");
        same(
                violations,
                site,
                "ranges planned and not done",
                "SELECT count(*) FROM (SELECT run_id, range FROM runs.planned_range"
                        + " EXCEPT SELECT run_id, range FROM runs.done_range) t",
                "0");
        same(
                violations,
                site,
                "orders without a number of their own",
                "SELECT count(*) - count(DISTINCT (subject, month, benefit, sequence)) FROM ledger.payment_order",
                "0");
        refused(
                violations,
                site,
                "a second row for an order",
                "INSERT INTO ledger.payment_order SELECT * FROM ledger.payment_order LIMIT 1");
        refused(
                violations,
                site,
                "a second row for a benefit that is paid once",
                "INSERT INTO ledger.one_off_order SELECT * FROM ledger.one_off_order LIMIT 1");
        refused(violations, site, "a change of an order", "UPDATE ledger.payment_order SET amount = amount + 1");
        if (site.state().equals("PUBLISHED")) {
            unless(violations, Files.isDirectory(site.published()), "PUBLISHED and not visible", now);
            unless(
                    violations,
                    visible(site, false).equals(Set.of(site.task().period())),
                    "something is left in the outbox",
                    now);
        }
        return violations;
    }

    private void checkRows(Site site, List<String> violations) throws SQLException {
        same(
                violations,
                site,
                "rows of benefits paid once without their order",
                "SELECT count(*) FROM ledger.one_off_order e WHERE NOT EXISTS (SELECT FROM ledger.payment_order o WHERE"
                        + " o.subject = e.subject AND o.benefit = e.benefit AND o.month = e.month AND o.run_id = e.run_id)",
                "0");
        same(
                violations,
                site,
                "runs",
                "SELECT count(*) FROM runs.run",
                Integer.toString(1 + site.task().publishedBefore().size()));
        String manifest = site.ofRun("coalesce(manifest_hash, '')");
        if (!manifest.isEmpty() && !manifest.equals(undisturbed.staged().get("manifest.json"))) {
            violations.add("the manifest's hash in the run table is " + manifest);
        }
    }

    /** Nothing that is not complete, verified and approved. */
    private void checkVisible(Site site, String state, List<String> violations) throws IOException, SQLException {
        Set<String> visible = visible(site, true);
        if (visible.isEmpty()) {
            if (state.equals("PUBLISHED")) {
                violations.add("PUBLISHED, and nothing is visible");
            }
            return;
        }
        if (!visible.equals(Set.of(site.task().period()))) {
            violations.add("visible in the outbox: " + visible);
            return;
        }
        if (!Set.of("APPROVED", "PUBLISHED").contains(state)) {
            violations.add("visible though the run is " + state);
        }
        if (site.rowsOfRun("SELECT name FROM runs.approval WHERE {run}").isEmpty()) {
            violations.add("visible and not approved");
        }
        Verification verification = PublishedDirectory.verify(
                site.published(), new KeyDirectory(site.home().resolve("keys")).trusted());
        if (!verification.isSound()) {
            violations.add("visible and not sound: " + verification.findings());
        }
        if (!Trees.digests(site.published(), Evidence::isPayment).equals(undisturbed.staged())) {
            violations.add("what is visible is not what comes out undisturbed");
        }
    }

    private String difference(Evidence now) {
        List<String> parts = new ArrayList<>();
        part(parts, "done ranges", now.done().equals(undisturbed.done()));
        part(parts, "ledger", now.ledger().equals(undisturbed.ledger()));
        part(parts, "totals", now.totals().equals(undisturbed.totals()));
        part(parts, "staged " + now.staged().keySet(), now.staged().equals(undisturbed.staged()));
        part(parts, "frozen " + now.frozen().size() + " files", now.frozen().equals(undisturbed.frozen()));
        part(parts, "casework " + now.casework().keySet(), now.casework().equals(undisturbed.casework()));
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, String name, boolean same) {
        if (!same) {
            parts.add(name);
        }
    }

    private static Set<String> ranges(Set<String> rows) {
        return rows.stream().map(row -> row.split("\\|")[0]).collect(Collectors.toSet());
    }

    private static void unless(List<String> violations, boolean holds, String violation, Evidence now) {
        if (!holds) {
            violations.add(violation + ": done " + ranges(now.done()) + ", ledger " + ranges(now.ledger()));
        }
    }

    private static void same(List<String> violations, Site site, String what, String sql, String expected)
            throws SQLException {
        String found = site.value(sql);
        if (!found.equals(expected)) {
            violations.add(what + ": " + found + " and not " + expected);
        }
    }

    /** The database itself refuses it, whatever the program thinks. */
    private static void refused(List<String> violations, Site site, String what, String sql) throws SQLException {
        try (var connection = site.machine().connect(site.ledger());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
            violations.add("the database takes " + what);
        } catch (SQLException e) {
            if (!Set.of("23505", "42501").contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }

    /** What lies in the outbox beside what was published before. */
    private static Set<String> visible(Site site, boolean visibleOnly) throws IOException {
        Path directory = site.home().resolve("outbox");
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                for (Path entry : entries) {
                    String name = entry.getFileName().toString();
                    if (!visibleOnly || !name.startsWith(".")) {
                        names.add(name);
                    }
                }
            }
        }
        site.task().publishedBefore().forEach(names::remove);
        return names;
    }
}
