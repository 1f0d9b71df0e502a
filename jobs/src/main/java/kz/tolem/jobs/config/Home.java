package kz.tolem.jobs.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;

/** The home directory, TOLEM_HOME: what the program keeps on disk, readable for its owner alone. */
public final class Home {

    private final Path root;

    /** @param root may not exist yet */
    public Home(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The directory itself, made if missing. */
    public Path root() {
        return made(root);
    }

    /** The frozen registry of each run. */
    public Path frozen() {
        return made(root.resolve("frozen"));
    }

    /** What runs have calculated and not published yet. */
    public Path staging() {
        return made(root.resolve("staging"));
    }

    /** What finance reads. */
    public Path outbox() {
        return made(root.resolve("outbox"));
    }

    /** Published orders in other forms, for whom Parquet is strange. */
    public Path export() {
        return made(root.resolve("export"));
    }

    /** Lists of what the treasury's files came to, by the number of the import. */
    public Path settlements() {
        return made(root.resolve("settlements"));
    }

    /** What caseworkers read. */
    public Path casework() {
        return made(root.resolve("casework"));
    }

    /** Signing key and trusted keys. */
    public Path keys() {
        return made(root.resolve("keys"));
    }

    /** The operator's own law files. */
    public Path law() {
        return made(root.resolve("law"));
    }

    /** The embedded database. */
    public Path postgres() {
        return made(root.resolve("postgres"));
    }

    /** The log. */
    public Path log() {
        return made(root.resolve("logs")).resolve("tolem.log");
    }

    private static Path made(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Path parent = directory.getParent();
                if (parent != null && !Files.isDirectory(parent)) {
                    Files.createDirectories(parent);
                }
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectories(
                            directory,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(directory);
                }
            }
            return directory;
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of("cannot make the directory {}: give TOLEM_HOME a place where you may write", directory),
                    e);
        }
    }
}
