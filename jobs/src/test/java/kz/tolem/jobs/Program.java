package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as a process of its own, as an operator or a scheduler starts it. */
public final class Program implements AutoCloseable {

    /** What a process ends with that was killed. */
    public static final int KILLED = 137;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(10);

    /** The flags of the script ./tolem, but for a process that lives a second or two. */
    private static final List<String> FLAGS = List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Xlog:disable");

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command came to. */
    public record Ended(int code, String out, String err) {

        /** The same, if the command did what it was told. */
        public Ended ok() {
            return with(0);
        }

        /** The same, if it ended with that code. */
        public Ended with(int expected) {
            assertThat(code).as("exit code; standard error:\n%s", err).isEqualTo(expected);
            return this;
        }
    }

    /** Starts a command. Only {@code environment} is set of what the program looks at. */
    public static Program start(
            List<String> flags, Map<String, String> environment, Path directory, List<String> arguments)
            throws IOException {
        List<String> all = new ArrayList<>(flags);
        all.add((Classes.IS_LINKED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + Classes.ARCHIVE);
        return startPlain(all, ClassPath.JARS, environment, directory, arguments);
    }

    /** Starts a command of a program some of whose classes are others: those in {@code before}. */
    public static Program startChanged(
            Path before, List<String> flags, Map<String, String> environment, Path directory, List<String> arguments)
            throws IOException {
        return startPlain(flags, before + File.pathSeparator + ClassPath.JARS, environment, directory, arguments);
    }

    private static Program startPlain(
            List<String> flags,
            String classPath,
            Map<String, String> environment,
            Path directory,
            List<String> arguments)
            throws IOException {
        Path out = Files.createTempFile(directory, "program", ".out");
        Path err = Files.createTempFile(directory, "program", ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Tolem.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(Program::isLookedAt);
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    private static boolean isLookedAt(String variable) {
        return variable.startsWith("TOLEM_")
                || variable.startsWith("SPRING_")
                || variable.startsWith("LC_")
                || variable.equals("LANG")
                || variable.equals("TZ")
                || variable.endsWith("JAVA_OPTIONS")
                || variable.endsWith("JAVA_TOOL_OPTIONS");
    }

    /** Waits until the command has ended. */
    public Ended await() throws IOException, InterruptedException {
        assertThat(endsWithin(PATIENCE)).as("the command ends at all").isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Whether the command ends by itself in that time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until something is so while the command runs. */
    void awaitThat(String what, BooleanSupplier isSo) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (endsWithin(POLL)) {
                throw new AssertionError("the command ended before " + what + ": " + await());
            }
            assertThat(System.nanoTime()).as(what).isLessThan(end);
        }
    }

    /** As {@code kill -9} does. */
    public Ended kill() throws IOException, InterruptedException {
        process.destroyForcibly();
        return await();
    }

    /** As {@code kill} and service managers do: asks it to end. */
    public void terminate() {
        process.destroy();
    }

    /** Number of the process, for signals. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The classes of a run as the JVM likes them best: processes start with a third less work. */
    private static final class Classes {

        /** From JDK 25 on the archive holds them linked and profiled too. */
        private static final boolean IS_LINKED = Runtime.version().feature() >= 25;

        private static final Path ARCHIVE = archived();

        private static Path archived() {
            Path archive = Places.file("classes.jsa");
            try {
                Installation installation = Installation.of(SampleRegistry.shared());
                startPlain(
                                List.of((IS_LINKED ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive),
                                ClassPath.JARS,
                                installation.environment(),
                                Places.directory(),
                                List.of("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF))
                        .await()
                        .ok();
                return archive;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the archive of classes", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The program without what only tests have, as jars: a JVM shares classes of jars between processes alone. */
    private static final class ClassPath {

        private static final List<String> OF_TESTS =
                List.of("hadoop-client-api", "duckdb_jdbc", "jmh-core", "jopt-simple", "commons-math3", "test-classes");
        private static final String JARS = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OF_TESTS.stream().noneMatch(entry::contains))
                .map(ClassPath::jar)
                .collect(Collectors.joining(File.pathSeparator));

        private static String jar(String entry) {
            if (!Files.isDirectory(Path.of(entry))) {
                return entry;
            }
            Path jar = Places.file(entry.replaceAll("[^A-Za-z0-9]+", "-") + ".jar");
            int code = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "--create",
                            "--no-compress",
                            "--file",
                            jar.toString(),
                            "-C",
                            entry,
                            ".");
            assertThat(code).as("jar of %s", entry).isZero();
            return jar.toString();
        }
    }
}
