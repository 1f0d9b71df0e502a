package kz.tolem.writers.frozen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;
import kz.tolem.writers.files.Durable;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.files.Sha256;

/**
 * A new file, readable for the owner alone, whose digest is taken of the bytes on their way to it.
 *
 * <p>What is written arrives in the file at the latest by {@link #finish()}. A file that was not synced when this is
 * closed is deleted: after an error nobody knows what of it is on the disk.
 */
final class DurableFile implements WritableByteChannel {

    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long length;
    private String sha256 = "";
    private boolean durable;

    private DurableFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the file; one of that name that a broken freeze has left is replaced. */
    static DurableFile create(Path path) throws IOException {
        FaultPoint.disk("file.create");
        Files.deleteIfExists(path);
        return new DurableFile(
                path,
                FileChannel.open(
                        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file()));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int count = source.remaining();
        while (source.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int chunk = Math.min(buffer.remaining(), source.remaining());
            buffer.put(buffer.position(), source, source.position(), chunk);
            buffer.position(buffer.position() + chunk);
            source.position(source.position() + chunk);
        }
        return count;
    }

    private void flush() throws IOException {
        buffer.flip();
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            length += Durable.write(channel, buffer);
        }
        buffer.clear();
    }

    /** Writes what is left and takes the digest; nothing can be written any more. */
    void finish() throws IOException {
        flush();
        sha256 = Sha256.hex(digest.digest());
    }

    /** Returns when all bytes are on the disk. */
    void sync() throws IOException {
        Durable.sync(channel);
        durable = true;
    }

    /** Bytes in the file. */
    long length() {
        return length;
    }

    /** Digest of the whole file, lower-case hexadecimal; empty before {@link #finish()}. */
    String sha256() {
        return sha256;
    }

    /** Name without directory. */
    String name() {
        return path.getFileName().toString();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!durable) {
            Files.deleteIfExists(path);
        }
    }
}
