package kz.tolem.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Directories with all that lies in them. */
public final class Trees {

    private Trees() {}

    /** Every regular file in a directory, below it too, in order of its name; none where the directory is missing. */
    public static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** SHA-256 of the files whose name (without directories) is accepted, by that name. */
    public static SortedMap<String, String> digests(Path directory, Predicate<String> accepted) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files(directory)) {
            String name = file.getFileName().toString();
            if (accepted.test(name) && digests.put(name, sha256(Files.readAllBytes(file))) != null) {
                throw new IllegalStateException(name + " lies in " + directory + " twice");
            }
        }
        return digests;
    }

    /** Bytes and time of the last change of every file and directory. */
    public static SortedMap<String, String> state(Path directory) throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                String content = Files.isRegularFile(path) ? sha256(Files.readAllBytes(path)) : "directory";
                state.put(directory.relativize(path).toString(), content + " " + Files.getLastModifiedTime(path));
            }
        }
        return state;
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                path.toFile().setWritable(true);
                Files.delete(path);
            }
        }
    }

    /** Turns one bit of a file around. */
    static void flipBit(Path file, long at) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[Math.toIntExact(at)] ^= 4;
            file.toFile().setWritable(true);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
