package kz.tolem.writers.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Makes sure that something outlives a crash of the machine. */
public final class Durable {

    private Durable() {}

    /** The file's bytes are on the disk. After an error the file must be thrown away: its pages may be lost. */
    public static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            sync(channel);
        }
    }

    /** The names in the directory are on the disk. */
    public static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            sync(channel);
        }
    }

    /** The bytes written to the channel are on the disk. After an error the file must be thrown away. */
    public static void sync(FileChannel channel) throws IOException {
        FaultPoint.sync(channel);
        channel.force(true);
        FaultPoint.pass("file.synced");
    }

    /** Writes some of the bytes, or all; says how many. */
    public static int write(FileChannel channel, ByteBuffer source) throws IOException {
        FaultPoint.disk("file.write");
        int written = channel.write(source);
        FaultPoint.pass("file.written");
        return written;
    }

    /** Gives a file or directory another name at once; the name lasts when its directory is synced. */
    public static void rename(Path from, Path to, CopyOption... options) throws IOException {
        FaultPoint.disk("file.rename");
        List<CopyOption> all = new ArrayList<>(List.of(options));
        all.add(StandardCopyOption.ATOMIC_MOVE);
        Files.move(from, to, all.toArray(CopyOption[]::new));
        FaultPoint.pass("file.renamed");
    }
}
