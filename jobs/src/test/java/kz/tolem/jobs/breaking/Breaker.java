package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tolem.jobs.Program;

/** Makes one fault happen to one command, and notes what should not have come of it. */
final class Breaker {

    private static final int STOPPED = 5;
    private static final int ALIVE = 3;
    private static final int IN_THE_WAY = 6;
    private static final int NOT_APPROVED = 10;
    private static final int INFRASTRUCTURE = 20;
    private static final int KILLED_BY_TERM = 143;
    private static final Duration POLL = Duration.ofMillis(20);

    private static final String SOMEBODY_WAITS =
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND wait_event_type = 'Lock' AND state_change < clock_timestamp() - interval '1 second')";

    private final Site site;
    private final Undisturbed undisturbed;
    private final List<String> violations;

    Breaker(Site site, Undisturbed undisturbed, List<String> violations) {
        this.site = site;
        this.undisturbed = undisturbed;
        this.violations = violations;
    }

    /** Gives the command and breaks it; whether the fault happened at all, that is, before the command was done. */
    boolean strike(Command command, Wanted wanted) throws IOException, SQLException, InterruptedException {
        SplittableRandom random = new SplittableRandom(wanted.seed());
        return switch (wanted.kind()) {
            case KILL_AT_PLACE -> killAtPlace(command, wanted, random);
            case KILL_AT_TIME -> killAtTime(command, random);
            case TERM_AT_PLACE -> termAtPlace(command, wanted, random);
            case TERM_AT_TIME -> termAtTime(command, random);
            case STOP_AT_PLACE -> stopAtPlace(command, wanted, random);
            case WRITE_FAILS, SYNC_FAILS -> diskFails(command, wanted, "FAIL", random);
            case DISK_FULL_FROM -> diskFails(command, wanted, "FULL", random);
            case DISK_FULL -> diskFull(command, wanted, random);
            case FILE_LOST -> fileLost(random);
            case BACKENDS_ENDED -> backendsEnded(command, wanted, random);
            case SERVER_DOWN -> serverDown(command, wanted, random);
            case SERVER_RESTARTS -> serverRestarts(command, wanted, random);
            case TAKEN_OVER -> takenOver(command, wanted, random);
            case TAKEN_OVER_AWAKE -> takenOverAwake(command, wanted, random);
            case TWO_AT_ONCE -> atOnce(command, 2);
            case EIGHT_AT_ONCE -> atOnce(command, 8);
            case REGISTRY_CHANGES -> registryChanges(command, wanted, random);
            case OUT_OF_MEMORY -> outOfMemory(command, random);
            case NOT_APPROVED -> notApproved();
        };
    }

    /** Gives the command and lets it be. */
    void leaveAlone(Command command) throws IOException, SQLException, InterruptedException {
        end(command, site.tolem(command.arguments(site.task())), 0);
    }

    private boolean killAtPlace(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            end(command, hit ? held.program().kill() : held.program().await(), hit ? Program.KILLED : 0);
            return hit;
        }
    }

    private boolean killAtTime(Command command, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Program program = start(command, random)) {
            boolean hit = !program.endsWithin(moment(command, random));
            end(command, hit ? program.kill() : program.await(), 0, Program.KILLED);
            return hit;
        }
    }

    private boolean termAtPlace(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            held.program().terminate();
            held.release();
            end(command, held.program().await(), 0, STOPPED);
            return hit;
        }
    }

    private boolean termAtTime(Command command, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Program program = start(command, random)) {
            boolean hit = !program.endsWithin(moment(command, random));
            program.terminate();
            Program.Ended ended = program.await();
            if (!isOfTheMachine(ended)) {
                end(command, ended, 0, STOPPED, KILLED_BY_TERM);
            }
            return hit;
        }
    }

    /** A signal while the Java machine itself still starts makes it end in ways of its own; nothing of ours has begun. */
    private static boolean isOfTheMachine(Program.Ended ended) {
        return ended.code() == 1 && ended.out().startsWith("Error occurred during initialization of VM");
    }

    private boolean stopAtPlace(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            if (!held.isHeld() || site.state().isEmpty()) {
                held.release();
                end(command, held.program().await(), 0);
                return false;
            }
            try (Program stop =
                    site.start(1, List.of(), List.of("stop", site.task().period()))) {
                while (!isStopAskedFor() && !stop.endsWithin(POLL)) {
                    // neither yet
                }
                held.release();
                end(command, held.program().await(), 0, STOPPED);
                violations.addAll(Checks.ofEnd(site.task(), Command.RUN, stop.await(), "SEALED", Set.of(0)));
            }
            return true;
        }
    }

    private boolean isStopAskedFor() throws SQLException {
        return site.value("SELECT EXISTS (SELECT FROM runs.stop_request JOIN runs.run USING (run_id, epoch))")
                .equals("t");
    }

    private boolean diskFails(Command command, Wanted wanted, String action, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        Path hitFile = site.aside("hit");
        String place = Objects.requireNonNull(wanted.place());
        String flag = "-Dtolem.fault=" + action + "," + place + "," + wanted.pass() + "," + hitFile;
        try (Program program = site.start(workers(random), List.of(flag), command.arguments(site.task()))) {
            Program.Ended ended = program.await();
            boolean hit = Files.exists(hitFile);
            end(command, ended, hit ? INFRASTRUCTURE : 0);
            return hit;
        }
    }

    private boolean diskFull(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        if (!site.shrink()) { // not allowed here: the disk fails without being full
            return diskFails(command, wanted, "FULL", random);
        }
        Path filler = site.home().resolve(".filler");
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            if (hit) {
                fill(filler);
            }
            held.release();
            end(command, held.program().await(), 0, INFRASTRUCTURE);
            return hit;
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int size = block.length; size > 0; size = size == 1 ? 0 : Math.max(1, size / 16)) {
            try (OutputStream out = Files.newOutputStream(
                    filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(block, 0, size);
                }
            } catch (IOException full) {
                // that is what it is for; then with smaller pieces
            }
        }
    }

    private boolean fileLost(SplittableRandom random) throws IOException, SQLException {
        List<String> files = site.state().isEmpty()
                ? List.of()
                : site.rowsOfRun("SELECT file FROM runs.done_range WHERE {run} ORDER BY range");
        if (files.isEmpty()) {
            return false;
        }
        Path file = site.staged().resolve(files.get(random.nextInt(files.size())));
        if (!Files.exists(file)) {
            return false;
        }
        site.lose(file.getFileName().toString());
        if (random.nextBoolean()) {
            byte[] bytes = Files.readAllBytes(file);
            file.toFile().setWritable(true);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        } else {
            Files.delete(file);
        }
        return true;
    }

    private boolean backendsEnded(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            if (hit) {
                site.machine().end(site.machine().backends(site.ledger()));
                site.machine().end(site.machine().backends(site.registry()));
            }
            held.release();
            end(command, held.program().await(), 0, INFRASTRUCTURE);
            return hit;
        }
    }

    private boolean serverDown(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        Program.Ended ended;
        boolean hit;
        try (Held held = hold(command, wanted, random)) {
            hit = held.isHeld();
            if (hit) {
                site.machine().crash();
            }
            held.release();
            ended = held.program().await();
        } finally {
            site.machine().bringBack();
        }
        end(command, ended, 0, INFRASTRUCTURE);
        return hit;
    }

    private boolean serverRestarts(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            if (hit) {
                site.machine().crash();
                site.machine().bringBack();
            }
            held.release();
            end(command, held.program().await(), 0, INFRASTRUCTURE);
            return hit;
        }
    }

    private boolean takenOver(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            if (!held.isHeld()) {
                end(command, held.program().await(), 0);
                return false;
            }
            pause(held);
            site.machine().end(site.machine().backends(site.ledger()));
            boolean isTaken = site.state().equals("COMPUTING");
            Command next = site.next();
            leaveAlone(next);
            Evidence before = Evidence.of(site);
            String rows = runRows();
            wake(held, command, isTaken);
            unchanged(before, rows);
            return true;
        }
    }

    /** The sleeper keeps its connections but for the one with the lock: only the epoch can refuse it. */
    private boolean takenOverAwake(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        try (Held held = hold(command, wanted, random)) {
            if (!held.isHeld()) {
                end(command, held.program().await(), 0);
                return false;
            }
            pause(held);
            List<String> sleeping = site.machine().backends(site.ledger());
            site.machine().end(site.machine().lockHolder(site.ledger()));
            boolean isTaken = site.state().equals("COMPUTING");
            Command next = site.next();
            String place = Objects.requireNonNull(wanted.place());
            int pass = 1 + random.nextInt(Math.max(1, wanted.pass()));
            try (Held taker = takeOver(next, place, pass, sleeping)) {
                Evidence before = Evidence.of(site);
                String rows = runRows();
                AtomicBoolean isLetGo = new AtomicBoolean();
                Thread watch = whenSomebodyWaits("taker", () -> {
                    isLetGo.set(true);
                    taker.release();
                });
                Program.Ended woken = wake(held, command, isTaken);
                watch.interrupt();
                watch.join();
                if (isTaken && !isLetGo.get()) {
                    unchanged(before, rows);
                }
                taker.release();
                // of two who publish the same, whoever comes first does it
                boolean mayBeSecond = !isTaken && woken.code() == 0;
                end(next, taker.program().await(), 0, mayBeSecond ? ALIVE : 0);
            }
            return true;
        }
    }

    private static void pause(Held held) throws IOException, InterruptedException {
        Machine.signal("STOP", held.program().pid());
        held.release();
    }

    /** The paused command goes on, to its end; if its run was taken meanwhile it must not succeed. */
    private Program.Ended wake(Held held, Command command, boolean isTaken)
            throws IOException, SQLException, InterruptedException {
        Machine.signal("CONT", held.program().pid());
        Program.Ended woken = held.program().await();
        if (isTaken) {
            end(command, woken, ALIVE, INFRASTRUCTURE);
        } else {
            end(command, woken, 0, ALIVE, INFRASTRUCTURE);
        }
        return woken;
    }

    /** Starts a command that is held later; what the sleeper has locked is let go as soon as the command waits for it. */
    private Held takeOver(Command next, String place, int pass, List<String> sleeping)
            throws IOException, SQLException, InterruptedException {
        Thread watch = whenSomebodyWaits("sleepers", () -> site.machine().end(sleeping));
        try {
            return Held.start(site, 1, List.of(), next.arguments(site.task()), place, pass);
        } finally {
            watch.interrupt();
            watch.join();
        }
    }

    /** Of two, one is paused or held, and may have locked what the other needs. */
    private Thread whenSomebodyWaits(String name, Mending mending) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (!site.value(SOMEBODY_WAITS).equals("t")) {
                            Thread.sleep(200);
                        }
                        mending.mend();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (IOException | SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    /** What lets the one that waits go on. */
    @FunctionalInterface
    private interface Mending {
        void mend() throws IOException, SQLException;
    }

    private boolean atOnce(Command command, int times) throws IOException, SQLException, InterruptedException {
        int before = epoch();
        List<Program> programs = new ArrayList<>();
        List<Program.Ended> ended = new ArrayList<>();
        try {
            for (int i = 0; i < times; i++) {
                programs.add(site.start(2, List.of(), command.arguments(site.task())));
            }
            for (Program program : programs) {
                ended.add(program.await());
            }
        } finally {
            programs.forEach(Program::close);
        }
        for (Program.Ended one : ended) {
            end(command, one, 0, ALIVE, IN_THE_WAY);
        }
        if (ended.stream().noneMatch(one -> one.code() == 0)) {
            violations.add("of " + times + " at once none has done it");
        }
        int expected = command == Command.PUBLISH ? before : before + 1;
        if (epoch() != expected) {
            violations.add("of " + times + " at once not one has worked: epoch " + before + ", then " + epoch());
        }
        return true;
    }

    private int epoch() throws SQLException {
        String epoch = site.state().isEmpty() ? "0" : site.ofRun("epoch");
        return Integer.parseInt(epoch);
    }

    private boolean registryChanges(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        site.separateRegistry();
        try (Held held = hold(command, wanted, random)) {
            boolean hit = held.isHeld();
            if (hit) {
                for (String sql : List.of(
                        "DELETE FROM registry.member WHERE family_id % 7 = 0",
                        "UPDATE registry.income SET amount = amount * 2 WHERE family_id % 5 = 0",
                        "UPDATE registry.application SET applicant_id = applicant_id + 1 WHERE family_id % 11 = 0",
                        "UPDATE registry.family SET region = '10' WHERE family_id % 3 = 0",
                        "INSERT INTO registry.family SELECT family_id + 5000000, region, district, dwelling_id,"
                                + " wellbeing_level FROM registry.family WHERE family_id % 2 = 0")) {
                    site.machine().execute(site.registry(), sql);
                }
            }
            held.release();
            end(command, held.program().await(), 0);
            return hit;
        }
    }

    private boolean outOfMemory(Command command, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        List<String> flags = List.of("-Xmx" + random.nextInt(20, 44) + "m");
        try (Program program = site.start(2, flags, command.arguments(site.task()))) {
            Program.Ended ended = program.await();
            end(command, ended, 0, INFRASTRUCTURE);
            return ended.code() != 0;
        }
    }

    private boolean notApproved() throws IOException, SQLException, InterruptedException {
        end(Command.PUBLISH, site.tolem(Command.PUBLISH.arguments(site.task())), NOT_APPROVED);
        if (Files.exists(site.published())) {
            violations.add("published without approval");
        }
        end(
                Command.APPROVE,
                site.tolem(List.of("approve", site.task().period(), "--as", Command.OPERATOR)),
                NOT_APPROVED);
        return true;
    }

    private void unchanged(Evidence before, String rows) throws IOException, SQLException {
        Evidence after = Evidence.of(site).withoutFilesSince(before, undisturbed.sealed());
        if (!after.equals(before)) {
            violations.add("who woke up has changed something: " + before + "\nthen " + after);
        }
        if (!runRows().equals(rows)) {
            violations.add("who woke up has changed the run: " + rows + ", then " + runRows());
        }
    }

    private String runRows() throws SQLException {
        return site.ofRun("concat_ws('|', state, epoch, frozen_digest, law_digest, manifest_hash)");
    }

    private Held hold(Command command, Wanted wanted, SplittableRandom random)
            throws IOException, InterruptedException {
        String place = Objects.requireNonNull(wanted.place());
        return Held.start(site, workers(random), List.of(), command.arguments(site.task()), place, wanted.pass());
    }

    private Program start(Command command, SplittableRandom random) throws IOException {
        return site.start(workers(random), List.of(), command.arguments(site.task()));
    }

    private static int workers(SplittableRandom random) {
        return 1 + random.nextInt(2);
    }

    private Duration moment(Command command, SplittableRandom random) {
        Command like = command == Command.RELAUNCH ? Command.RUN : command;
        Duration took = Objects.requireNonNull(undisturbed.took().get(like));
        return Duration.ofNanos((long) (took.toNanos() * random.nextDouble()));
    }

    private void end(Command command, Program.Ended ended, Integer... allowed) throws SQLException {
        violations.addAll(Checks.ofEnd(site.task(), command, ended, site.state(), new HashSet<>(List.of(allowed))));
    }
}
