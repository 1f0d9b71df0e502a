package kz.tolem.sample.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/**
 * The server of one directory: made, started, asked whether it answers, stopped. Whoever calls holds the lock for
 * starting and stopping; who else uses the server is not known here.
 */
final class Server {

    static final String USER = "tolem";

    private static final int MOST_PORTS = 10;
    private static final long POLL_MILLIS = 50;
    private static final long PATIENCE_MILLIS = 600_000;
    private static final long MEMORY_PATIENCE_MILLIS = 30_000;
    private static final long LARGEST_LOG = 10_000_000;
    private static final int LINES_SHOWN = 12;

    private final Path directory;
    private final Path data;
    private final Path log;
    private final Path binariesParent;
    private final boolean durable;
    private final String password;
    private int port;

    private Server(Path directory, Path binariesParent, boolean durable, String password) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.log = directory.resolve("server.log");
        this.binariesParent = binariesParent;
        this.durable = durable;
        this.password = password;
    }

    static Server in(Path directory, Path binariesParent, boolean durable) throws IOException {
        return new Server(directory, binariesParent, durable, password(directory.resolve("password")));
    }

    String password() {
        return password;
    }

    int port() {
        return port;
    }

    String url(String database) {
        // pgjdbc would otherwise put the values of rows into its messages
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?logServerErrorDetail=false";
    }

    Connection connect(String database) throws SQLException {
        return connect(port, database);
    }

    /**
     * Joins the server that runs, or starts it.
     *
     * @param alone nobody else uses the server, so one that does not answer may be replaced
     */
    void ensureRuns(boolean alone) throws IOException {
        if (answersSoon()) {
            return;
        }
        if (!alone) {
            throw new PostgresUnavailable(Message.of(
                    "another process uses the PostgreSQL of {}, which does not answer here; wait until that process "
                            + "has ended, or end it, and try again{}",
                    directory,
                    lastLines(0)));
        }
        PidFile left = PidFile.read(data);
        if (left != null && left.isTakenByAnother(data)) {
            Files.delete(PidFile.in(data));
        }
        Launcher launcher = Launcher.choose(directory, data);
        ServerBinaries binaries = ServerBinaries.in(binariesParent);
        if (!Files.exists(data)) {
            create(launcher, binaries);
        }
        checkVersion();
        if (!Ownership.of(data).equals(launcher.owner())) {
            launcher.owner().takeTree(data);
        }
        start(launcher, binaries, left == null ? 0 : left.port());
    }

    /** Ends all connections and stops the server; data are safe on disk when this returns. */
    void stop() throws IOException {
        if (PidFile.read(data) == null) {
            return;
        }
        Launcher launcher = Launcher.choose(directory, data);
        Command.Result result = launcher.run(
                ServerBinaries.in(binariesParent).program("pg_ctl"),
                "stop",
                "-D",
                data.toString(),
                "-m",
                durable ? "fast" : "immediate",
                "-w",
                "-t",
                Long.toString(PATIENCE_MILLIS / 1000));
        PidFile left = PidFile.read(data);
        if (!result.succeeded() && left != null && left.isServerOf(data)) {
            throw new PostgresUnavailable(Message.of(
                    "the PostgreSQL of {} (process {}) did not stop: {}; the next command will use it and stop it "
                            + "again",
                    directory,
                    left.process(),
                    result.output()));
        }
    }

    /** Does the server answer on its port now? */
    boolean answers() {
        return port != 0 && answer(port) == Answer.YES;
    }

    private enum Answer {
        YES,
        NOT_YET,
        NO
    }

    /** Waits for a server that another process has begun to start or to stop. */
    private boolean answersSoon() throws IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        for (PidFile file = PidFile.read(data); file != null; file = PidFile.read(data)) {
            Answer answer = file.port() == 0 ? Answer.NOT_YET : answer(file.port());
            if (answer == Answer.YES) {
                port = file.port();
                return true;
            }
            if (!file.isServerOf(data)) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw new PostgresUnavailable(Message.of(
                        "the PostgreSQL of {} (process {}) has not answered for ten minutes: end that process and try "
                                + "again{}",
                        directory,
                        file.process(),
                        lastLines(0)));
            }
            pause();
        }
        return false;
    }

    private Answer answer(int candidate) {
        try (Connection connection = connect(candidate, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return Answer.YES;
        } catch (SQLException e) {
            // 57P03: starting up or shutting down. A wrong password: the port belongs to another server by now
            return "57P03".equals(e.getSQLState()) ? Answer.NOT_YET : Answer.NO;
        }
    }

    private Connection connect(int candidate, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "tolem");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + candidate + "/" + database + "?logServerErrorDetail=false",
                properties);
    }

    /** Makes the data directory aside and then renames it: one that exists is whole. */
    private void create(Launcher launcher, ServerBinaries binaries) throws IOException {
        Path partial = directory.resolve("data.partial");
        Path passwordFile = directory.resolve("data.password");
        Ownership.deleteTree(partial);
        Files.deleteIfExists(passwordFile);
        try {
            Files.createDirectory(partial, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_DIRECTORY));
            launcher.owner().take(partial);
            Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_FILE));
            Files.writeString(passwordFile, password, StandardCharsets.US_ASCII);
            launcher.owner().take(passwordFile);
            Command.Result result = launcher.run(
                    binaries.program("initdb"),
                    "-D",
                    partial.toString(),
                    "-U",
                    USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    durable ? "--sync-method=fsync" : "--no-sync");
            if (!result.succeeded()) {
                throw new PostgresUnavailable(
                        Message.of("cannot make the database in {}:\n{}", partial, result.output()));
            }
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void checkVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION"), StandardCharsets.UTF_8)
                .strip();
        if (!found.equals(ServerBinaries.majorVersion())) {
            throw new PostgresUnavailable(Message.of(
                    "{} was made by PostgreSQL {}, and this program brings {}: use the program that made it, or set "
                            + "TOLEM_HOME to a new directory",
                    data,
                    found,
                    ServerBinaries.VERSION));
        }
    }

    private void start(Launcher launcher, ServerBinaries binaries, int formerPort) throws IOException {
        if (data.toString().matches(".*[\"$`\\\\\n].*")) {
            throw new PostgresUnavailable(Message.of(
                    "PostgreSQL cannot run in {}, since the name has a quote, dollar or backslash: set TOLEM_HOME to "
                            + "another directory",
                    directory));
        }
        prepareLog(launcher);
        long begin = System.nanoTime();
        int candidate = formerPort;
        for (int tries = 0; tries < MOST_PORTS; ) {
            if (candidate == 0) {
                candidate = freePort();
            }
            long logged = Files.size(log);
            Command.Result result = launcher.run(
                    binaries.program("pg_ctl"),
                    "start",
                    "-D",
                    data.toString(),
                    "-l",
                    log.toString(),
                    "-w",
                    "-t",
                    Long.toString(PATIENCE_MILLIS / 1000),
                    "-o",
                    ServerSettings.commandLine(candidate, durable));
            if (result.succeeded() && answer(candidate) == Answer.YES) {
                port = candidate;
                return;
            }
            stopQuietly();
            String said = logFrom(logged);
            if (said.contains("could not bind")) {
                candidate = 0;
                tries++;
            } else if (said.contains("pre-existing shared memory block")
                    && System.nanoTime() - begin < MEMORY_PATIENCE_MILLIS * 1_000_000) {
                // the sessions of a server that was killed are about to notice
                pause();
            } else {
                throw new PostgresUnavailable(Message.of(
                        "PostgreSQL does not start in {}: {}{}\nRemove the cause and try again; the data are kept in "
                                + "{}",
                        directory,
                        result.output().lines().findFirst().orElse("?"),
                        lastLines(logged),
                        data));
            }
        }
        throw new PostgresUnavailable(Message.of(
                "PostgreSQL found no free port on 127.0.0.1 in {} tries; end programs that hold many ports and try "
                        + "again{}",
                MOST_PORTS,
                lastLines(0)));
    }

    /** A server that was still starting when we lost patience, or were interrupted, must not stay behind. */
    private void stopQuietly() throws IOException {
        PidFile left = PidFile.read(data);
        if (left != null && left.isServerOf(data)) {
            stop();
        }
    }

    private void prepareLog(Launcher launcher) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, directory.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_FILE));
        }
        launcher.owner().take(log);
    }

    private String logFrom(long position) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(log);
        int from = (int) Math.min(position, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private Message lastLines(long position) throws IOException {
        List<String> lines = logFrom(position).lines().toList();
        if (lines.isEmpty()) {
            return Message.quoted("");
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        return Message.of("\nThe last lines of {}:\n  {}", log, String.join("\n  ", last));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path file) throws IOException {
        String known = readPassword(file);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Path partial = file.resolveSibling("password.partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY_FILE));
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(made));
            channel.force(true);
        }
        Ownership.of(file.resolveSibling("")).take(partial);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling(""));
        return made;
    }

    private static @Nullable String readPassword(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.US_ASCII).strip()
                : null;
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable(Message.of("interrupted while waiting for PostgreSQL; start again"), e);
        }
    }
}
