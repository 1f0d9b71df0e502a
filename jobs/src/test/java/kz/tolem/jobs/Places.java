package kz.tolem.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the tests of the program keep its homes; left behind for whoever looks into a failure, until the next start. */
public final class Places {

    private static final Path ROOT = emptied(Path.of("target", "program-tests").toAbsolutePath());
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Places() {}

    /** A file that is not there yet. */
    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** A directory of its own. */
    public static Path directory() {
        try {
            return Files.createDirectory(ROOT.resolve("place-" + COUNT.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path root) {
        try {
            Trees.delete(root);
            return Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
