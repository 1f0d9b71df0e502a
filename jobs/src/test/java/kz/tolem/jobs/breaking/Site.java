package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import kz.tolem.jobs.Places;
import kz.tolem.jobs.Program;
import kz.tolem.jobs.Trees;
import kz.tolem.sample.SamplePovertyLines;
import org.jspecify.annotations.Nullable;

/** One installation that is broken: its home, its database, the registry it reads. */
final class Site {

    private static final int RANGE_FAMILIES = 400;
    private static final String SMALL_DISK = "16m";

    private final Machine machine;
    private final Task task;
    private final @Nullable Path classes;
    private final Path place;
    private final String ledger;
    private String registry;
    private boolean ownRegistry;
    private @Nullable Path smallDisk;
    private final Set<String> lost = new HashSet<>();

    private Site(Machine machine, Task task, @Nullable Path classes, Path place, String ledger) {
        this.machine = machine;
        this.task = task;
        this.registry = Machine.registry(task);
        this.classes = classes;
        this.place = place;
        this.ledger = ledger;
    }

    /**
     * Without anything that the program makes, not even a table.
     *
     * @param classes classes of the program that are other than they should be; null for none
     */
    static Site empty(Machine machine, @Nullable Path classes, Task task) throws IOException, SQLException {
        return furnished(new Site(machine, task, classes, Places.directory(), machine.database()), null);
    }

    /** With what was there before. */
    static Site make(Machine machine, @Nullable Path classes, Beginning beginning) throws IOException, SQLException {
        String ledger = machine.copy(beginning.ledger());
        return furnished(new Site(machine, beginning.task(), classes, Places.directory(), ledger), beginning.home());
    }

    private static Site furnished(Site site, @Nullable Path before) throws IOException {
        if (before == null) {
            Files.createDirectory(site.home());
            SamplePovertyLines.write(site.home().resolve("law"), Task.QUARTER.period());
        } else {
            Trees.copy(before, site.home());
        }
        return site;
    }

    /** Moves the home to a small file system of its own, if this user may do so. */
    boolean shrink() throws IOException, InterruptedException {
        if (smallDisk != null) {
            return true;
        }
        Path disk = Files.createTempDirectory("tolem-small-disk");
        if (!succeeds("mount", "-t", "tmpfs", "-o", "mode=700,size=" + SMALL_DISK, "tmpfs", disk.toString())) {
            Files.delete(disk);
            return false;
        }
        Trees.copy(home(), Files.createDirectory(disk.resolve("root")).resolve("home"));
        smallDisk = disk;
        return true;
    }

    /** Gives the small file system back; what is on it stays for whoever looks into it. */
    void grow() throws IOException, InterruptedException {
        Path disk = smallDisk;
        if (disk != null) {
            Trees.copy(home(), place.resolve("home-of-small-disk"));
            smallDisk = null;
            succeeds("umount", disk.toString());
            Files.delete(disk);
        }
    }

    /** Notes that a fault took a file of orders away or cut it: until it is written anew it may be missing. */
    void lose(String file) {
        lost.add(file);
    }

    /** Notes that a file of orders is what it should be. */
    void find(String file) {
        lost.remove(file);
    }

    /** Whether a file of orders that a fault took away has not been written anew. */
    boolean isLost(String file) {
        return lost.contains(file);
    }

    /** Gives the installation a registry that may be changed. */
    void separateRegistry() throws SQLException {
        registry = machine.copy(registry);
        ownRegistry = true;
    }

    Program start(int workers, List<String> flags, List<String> arguments) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("TOLEM_HOME", home().toString());
        environment.put("TOLEM_OPERATOR", Command.OPERATOR);
        environment.put("TOLEM_WORKERS", Integer.toString(workers));
        environment.put("TOLEM_RANGE_FAMILIES", Integer.toString(RANGE_FAMILIES));
        environment.put("TOLEM_DATABASE_URL", machine.url(ledger));
        environment.put("TOLEM_DATABASE_USER", machine.user());
        environment.put("TOLEM_DATABASE_PASSWORD", machine.password());
        environment.put("TOLEM_REGISTRY_URL", machine.url(registry));
        environment.put("TOLEM_REGISTRY_USER", machine.user());
        environment.put("TOLEM_REGISTRY_PASSWORD", machine.password());
        return classes == null
                ? Program.start(flags, environment, place, arguments)
                : Program.startChanged(classes, flags, environment, place, arguments);
    }

    Program.Ended tolem(List<String> arguments) throws IOException, InterruptedException {
        try (Program program = start(2, List.of(), arguments)) {
            return program.await();
        }
    }

    /** State of the one run that counts; empty when there is none. */
    String state() throws SQLException {
        if (!machine.rows(ledger, "SELECT to_regclass('runs.run') IS NOT NULL").equals(List.of("t"))) {
            return "";
        }
        return ofRun("state");
    }

    /** What an operator does next. */
    Command next() throws SQLException {
        return switch (state()) {
            case "" -> Command.RUN;
            case "SEALED" -> Command.APPROVE;
            case "APPROVED", "PUBLISHED" -> Command.PUBLISH;
            default -> Command.RELAUNCH;
        };
    }

    /** A value of the one run that counts; empty when there is none. */
    String ofRun(String column) throws SQLException {
        return value(
                "SELECT " + column + " FROM runs.run WHERE state <> 'DISCARDED' AND period = '" + task.period() + "'");
    }

    /** Rows of the one run that counts. */
    List<String> rowsOfRun(String select) throws SQLException {
        return rows(select.replace(
                "{run}",
                "run_id IN (SELECT run_id FROM runs.run WHERE state <> 'DISCARDED'" + " AND period = '" + task.period()
                        + "')"));
    }

    List<String> rows(String sql) throws SQLException {
        return machine.rows(ledger, sql);
    }

    /** The only value; empty when there is no row. */
    String value(String sql) throws SQLException {
        List<String> rows = rows(sql);
        return rows.isEmpty() ? "" : rows.get(0);
    }

    Machine machine() {
        return machine;
    }

    Task task() {
        return task;
    }

    String ledger() {
        return ledger;
    }

    String registry() {
        return registry;
    }

    Path home() {
        Path disk = smallDisk;
        return disk == null ? place.resolve("home") : disk.resolve("root").resolve("home");
    }

    /** A file beside the home that is not there yet. */
    Path aside(String name) throws IOException {
        Path file = Files.createTempFile(place, name, "");
        Files.delete(file);
        return file;
    }

    Path staged() {
        return home().resolve("staging").resolve(task.period() + "-1").resolve("orders");
    }

    Path published() {
        return home().resolve("outbox").resolve(task.period());
    }

    /** Where it lies, for whoever looks into a violation. */
    @Override
    public String toString() {
        return place + " and database " + ledger;
    }

    /** Deletes it. */
    void clear() throws IOException, SQLException, InterruptedException {
        grow();
        machine.drop(ledger);
        if (ownRegistry) {
            machine.drop(registry);
        }
        Trees.delete(place);
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }
}
