package kz.tolem.writers.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions: what is written here is for its owner alone. */
public final class OwnerOnly {

    private static final FileAttribute<?> NEW_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> NEW_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnly() {}

    /** Permissions of a new file. */
    public static FileAttribute<?> file() {
        return NEW_FILE;
    }

    /** Permissions of a new directory. */
    public static FileAttribute<?> directory() {
        return NEW_DIRECTORY;
    }

    /** Makes the directory and those above it that are missing. */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, NEW_DIRECTORY);
    }

    /** Nobody writes to the file any more, not even its owner. */
    public static void sealFile(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    /** Nothing is added to the directory or taken from it any more. */
    public static void sealDirectory(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
    }

    /** Takes {@link #sealDirectory} back. */
    public static void openDirectory(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
}
