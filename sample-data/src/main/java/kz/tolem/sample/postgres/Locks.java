package kz.tolem.sample.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a server, across processes. The system releases a dead process's locks, so a kill needs no cleaning up.
 *
 * <p>{@code start.lock}: one process at a time starts or stops the server. {@code users.lock}: shared by all who use it;
 * whoever gets it alone is the last. It changes hands only under the other lock.
 *
 * <p>Java's locks belong to the whole JVM, therefore there is one of these for a directory.
 */
final class Locks implements AutoCloseable {

    private final FileChannel turns;
    private final FileChannel users;
    private @Nullable FileLock use;

    private Locks(FileChannel turns, FileChannel users) {
        this.turns = turns;
        this.users = users;
    }

    static Locks in(Path directory) throws IOException {
        return new Locks(open(directory, "start.lock"), open(directory, "users.lock"));
    }

    /** Waits until no other process starts or stops the server. */
    FileLock turn() throws IOException {
        return turns.lock();
    }

    /** The same, without waiting: null if another process has its turn. */
    @Nullable
    FileLock tryTurn() throws IOException {
        return turns.tryLock();
    }

    /** Does nobody else use the server? Our own use ends with the question. */
    boolean isLastUser() throws IOException {
        if (use != null) {
            use.release();
            use = null;
        }
        try (FileLock alone = users.tryLock()) {
            return alone != null;
        }
    }

    /** Uses the server until {@link #isLastUser} or {@link #close}. */
    void use() throws IOException {
        if (use == null) {
            use = users.lock(0, Long.MAX_VALUE, true);
        }
    }

    @Override
    public void close() throws IOException {
        users.close();
        turns.close();
    }

    private static FileChannel open(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_FILE));
            Ownership.of(directory).take(file);
        } catch (FileAlreadyExistsException e) {
            // kept for ever: deleting a lock file would let two processes lock two files of one name
        }
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
