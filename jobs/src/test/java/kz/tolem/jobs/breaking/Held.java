package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.jobs.Program;

/** A command that is held where a fault shall happen, or that has ended without passing there. */
final class Held implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final Program program;
    private final Path gate;

    private Held(Program program, Path gate) {
        this.program = program;
        this.gate = gate;
    }

    /** Starts a command; returns when it is held or has ended. */
    static Held start(Site site, int workers, List<String> flags, List<String> arguments, String place, int pass)
            throws IOException, InterruptedException {
        Path gate = site.aside("gate");
        List<String> all = new ArrayList<>(flags);
        all.add("-Dtolem.fault=HOLD," + place + "," + pass + "," + gate);
        Held held = new Held(site.start(workers, all, arguments), gate);
        while (!held.isHeld() && !held.program.endsWithin(POLL)) {
            // neither yet
        }
        return held;
    }

    /** Whether the process waits there. */
    boolean isHeld() {
        return Files.exists(gate);
    }

    /** Lets it go on. */
    void release() throws IOException {
        Files.deleteIfExists(gate);
    }

    Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
