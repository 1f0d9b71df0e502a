package kz.tolem.writers.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fault that a test asks for with {@code -Dtolem.fault=action,place,n,file}: at the n-th pass of a place, counted from 1,
 * the process is held, ends, or the disk fails.
 */
final class Fault {

    static final String PROPERTY = "tolem.fault";

    private static final long POLL_MILLIS = 2;

    private enum Action {
        /** Writes how often each place was passed into the file when the process ends. */
        COUNT,
        /** Makes the file and waits until somebody has deleted it; other threads go on. */
        HOLD,
        /** The process ends at once with code 137, as a power cut would: nothing is closed, nothing is written any more. */
        HALT,
        /** This pass fails. */
        FAIL,
        /** This pass and all later ones at any write fail: the disk is full. */
        FULL
    }

    private final Action action;
    private final String place;
    private final int pass;
    private final Path file;
    private final Map<String, AtomicInteger> passes = new ConcurrentSkipListMap<>();
    private volatile boolean isFull;

    private Fault(Action action, String place, int pass, Path file) {
        this.action = action;
        this.place = place;
        this.pass = pass;
        this.file = file;
    }

    static @Nullable Fault fromProperty() {
        String asked = System.getProperty(PROPERTY);
        if (asked == null) {
            return null;
        }
        String[] parts = asked.split(",", 4);
        Fault fault = new Fault(Action.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]), Path.of(parts[3]));
        if (fault.action == Action.COUNT) {
            Runtime.getRuntime().addShutdownHook(new Thread(fault::writeCounts, "fault-counts"));
        }
        return fault;
    }

    void pass(String name) {
        if (isHit(name)) {
            end();
        }
    }

    void disk(String name) throws IOException {
        boolean hit = isHit(name);
        if (hit) {
            end();
        }
        if (hit && action == Action.FAIL) {
            throw noted("Input/output error");
        }
        isFull |= hit && action == Action.FULL;
        if (isFull) {
            throw noted("No space left on device");
        }
    }

    void sync(FileChannel channel) throws IOException {
        try {
            disk("file.sync");
        } catch (IOException e) {
            try {
                channel.truncate(channel.size() / 2);
            } catch (NonWritableChannelException readOnly) {
                e.addSuppressed(readOnly); // a directory, or bytes that were made to last before
            }
            throw e;
        }
    }

    private boolean isHit(String name) {
        int now = passes.computeIfAbsent(name, unused -> new AtomicInteger()).incrementAndGet();
        return now == pass && name.equals(place);
    }

    private IOException noted(String message) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        return new IOException(message);
    }

    private void end() {
        if (action == Action.HALT) {
            Runtime.getRuntime().halt(137);
        }
        if (action == Action.HOLD) {
            hold();
        }
    }

    private void hold() {
        try {
            Files.createFile(file);
            while (Files.exists(file)) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeCounts() {
        try {
            Files.writeString(
                    file,
                    passes.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
