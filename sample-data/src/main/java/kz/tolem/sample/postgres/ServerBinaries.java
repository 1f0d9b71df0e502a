package kz.tolem.sample.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import kz.tolem.calc.Message;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs for this machine, unpacked from the jar on the classpath. */
final class ServerBinaries {

    static final String VERSION = version();

    private final Path home;

    private ServerBinaries(Path home) {
        this.home = home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The first number of the version, as it stands in a data directory's file PG_VERSION. */
    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** Unpacks into {@code parent/server-VERSION}, once; the directory appears whole or not at all. */
    static ServerBinaries in(Path parent) throws IOException {
        Path home = parent.resolve("server-" + VERSION);
        if (!Files.isDirectory(home)) {
            Path partial = Files.createTempDirectory(parent, ".server-");
            try {
                unpack(partial);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                appear(partial, home);
            } finally {
                Ownership.deleteTree(partial);
            }
        }
        return new ServerBinaries(home);
    }

    private static void appear(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // another process was faster; its copy is the same
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL has an entry outside of itself");
                }
                if (entry.isDirectory()) {
                    directory(path);
                    continue;
                }
                directory(path.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** Readable for every user whatever the umask, since root lets another user run the server. */
    private static void directory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                directory(parent);
            }
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String kind = system.contains("mac") ? "darwin" : system;
        List<String> spellings = machine.equals("amd64") || machine.equals("x86_64")
                ? List.of("x86_64")
                : List.of("arm_64", "arm64v8", "aarch64");
        for (String spelling : spellings) {
            InputStream found = resource("/postgres-" + kind + "-" + spelling + ".txz");
            if (found != null) {
                return found;
            }
        }
        throw new PostgresUnavailable(Message.of(
                "there is no embedded PostgreSQL for this machine ({}, {}) on the classpath; build here with mvn, or "
                        + "set TOLEM_DATABASE_URL, TOLEM_DATABASE_USER and TOLEM_DATABASE_PASSWORD to a PostgreSQL "
                        + "server of your own",
                system,
                machine));
    }

    private static @Nullable InputStream resource(String name) {
        return ServerBinaries.class.getResourceAsStream(name);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream stream = resource("server.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    Message.of("cannot read server.properties from the classpath; build again"), e);
        }
        return properties.getProperty("version");
    }
}
