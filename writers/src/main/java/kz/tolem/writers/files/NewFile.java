package kz.tolem.writers.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making: written under a hidden name beside its goal, readable for the owner alone, and given its name by
 * {@link #commit()} once it is on the disk. Closed without that, it is thrown away. The digest is taken of the bytes on
 * their way to the disk. Belongs to one thread.
 */
public final class NewFile extends OutputStream {

    private static final String PARTIAL = ".partial";

    private final Path goal;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[1 << 18];
    private int buffered;
    private long written;
    private @Nullable String sha256;

    /**
     * @param goal the file's name at the end; a file that has it already is replaced at the end
     * @throws IOException when the file cannot be made there
     */
    public NewFile(Path goal) throws IOException {
        this.goal = goal;
        FaultPoint.disk("file.create");
        // a name of its own: a process that was paused and taken over may still be writing the same file
        this.temporary = Files.createTempFile(
                goal.resolveSibling(""), "." + goal.getFileName() + ".", PARTIAL, OwnerOnly.file());
        this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    }

    /** Removes what killed processes have left half-written in a directory; for whoever alone may write there. */
    public static void removeAbandoned(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".*" + PARTIAL)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes a small file at once; it is on the disk when this returns. */
    public static void write(Path goal, byte[] bytes) throws IOException {
        try (NewFile file = new NewFile(goal)) {
            file.write(bytes);
            file.commit();
        }
    }

    @Override
    public void write(int value) throws IOException {
        if (buffered == buffer.length) {
            drain();
        }
        buffer[buffered++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.length - buffered) {
            drain();
            if (length >= buffer.length) {
                pass(bytes, offset, length);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
    }

    /** Bytes written so far. */
    public long position() {
        return written + buffered;
    }

    /** Gives the file its name, when its bytes are on the disk, and makes the name last. */
    public void commit() throws IOException {
        drain();
        Durable.sync(channel);
        channel.close();
        Durable.rename(temporary, goal, StandardCopyOption.REPLACE_EXISTING);
        sha256 = Sha256.hex(digest.digest());
        Path directory = goal.toAbsolutePath().getParent();
        if (directory != null) {
            Durable.syncDirectory(directory);
        }
    }

    /** What was committed. */
    public WrittenFile written(long rows, long amount) {
        if (sha256 == null) {
            throw new IllegalStateException(goal.getFileName() + " is not committed");
        }
        return new WrittenFile(goal.getFileName().toString(), written, sha256, rows, amount);
    }

    /** Throws the file away unless it was committed. */
    @Override
    public void close() throws IOException {
        if (sha256 == null) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }

    private void drain() throws IOException {
        pass(buffer, 0, buffered);
        buffered = 0;
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
        while (source.hasRemaining()) {
            written += Durable.write(channel, source);
        }
    }
}
