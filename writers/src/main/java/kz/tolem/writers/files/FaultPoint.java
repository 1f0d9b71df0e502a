package kz.tolem.writers.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Named places at which a test may break the program: before and after each write, sync, rename and commit, and at the
 * borders of steps and ranges. Without the system property {@value Fault#PROPERTY} they do nothing.
 */
public final class FaultPoint {

    private static final @Nullable Fault FAULT = Fault.fromProperty();

    private FaultPoint() {}

    /** A place where the process may be held, for as long as a test takes to kill it or what it relies on. */
    public static void pass(String name) {
        if (FAULT != null) {
            FAULT.pass(name);
        }
    }

    /**
     * The same, where the disk may fail too.
     *
     * @throws IOException when a test wants it so
     */
    public static void disk(String name) throws IOException {
        if (FAULT != null) {
            FAULT.disk(name);
        }
    }

    /**
     * Before a file's bytes are made to last. When a test wants it to fail, some of the bytes are gone as well: an operating
     * system that could not write says so once and forgets them.
     *
     * @throws IOException when a test wants it so
     */
    public static void sync(FileChannel channel) throws IOException {
        if (FAULT != null) {
            FAULT.sync(channel);
        }
    }
}
