package kz.tolem.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    @TempDir
    private Path temporary;

    private Path directory;

    /** A name that shells like to take apart. Linked programs, so that not every test unpacks them. */
    @BeforeEach
    void prepareDirectory() throws IOException {
        EmbeddedPostgres.shared();
        directory = Files.createDirectories(temporary.resolve("a home's & directory/postgres"))
                .toRealPath();
        String programs = "server-" + ServerBinaries.VERSION;
        Files.createSymbolicLink(
                directory.resolve(programs),
                Path.of(System.getProperty("java.io.tmpdir"), "tolem-postgres-of-" + Ownership.SELF.user(), programs));
    }

    @AfterEach
    void nothingRunsAnyMore() throws IOException {
        Files.delete(directory.resolve("server-" + ServerBinaries.VERSION));
        PidFile left = PidFile.read(directory.resolve("data"));
        if (left != null) {
            ProcessHandle.of(left.process()).ifPresent(ProcessHandle::destroyForcibly);
        }
        assertThat(left).isNull();
    }

    @Test
    void dataOutliveTheServer() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            execute(postgres, "CREATE TABLE kept (number int)");
            execute(postgres, "INSERT INTO kept VALUES (42)");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            assertThat(ask(postgres, "SELECT number FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aCommitIsSafeOnDiskAndTheServerIsClosedToOthers() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SELECT datcollate FROM pg_database WHERE datname = 'tolem'"))
                    .isEqualTo("C");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void noRowReachesMessageOrLog() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            execute(postgres, "CREATE TABLE secret (word text PRIMARY KEY)");
            execute(postgres, "INSERT INTO secret VALUES ('hidden')");
            assertThatThrownBy(() -> execute(postgres, "INSERT INTO secret VALUES ('hidden')"))
                    .hasMessageContaining("secret_pkey")
                    .hasMessageNotContaining("hidden");
        }
        assertThat(Files.readString(directory.resolve("server.log"), StandardCharsets.UTF_8))
                .contains("secret_pkey")
                .doesNotContain("hidden");
    }

    @Test
    void severalUsersInOneProcessShareTheServer() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.open(directory)) {
            EmbeddedPostgres second = EmbeddedPostgres.open(directory);
            assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
            second.close();
            second.close();
            assertThat(ask(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theLastOfTwoProcessesStopsTheServer() throws Exception {
        try (ClientProcess other = ClientProcess.start(directory, Map.of())) {
            int port = other.port();
            EmbeddedPostgres postgres = EmbeddedPostgres.open(directory);
            assertThat(postgres.port()).isEqualTo(port);
            other.end();
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
            postgres.close();
        }
    }

    @Test
    void theFirstToLeaveDoesNotStopTheServer() throws Exception {
        try (ClientProcess other = ClientProcess.open(directory)) {
            EmbeddedPostgres.open(directory).close();
            assertThat(running()).isTrue();
            other.end();
        }
    }

    @Test
    void aKilledProcessLeavesTheServerToTheNext() throws Exception {
        try (ClientProcess killed = ClientProcess.start(directory, Map.of())) {
            int port = killed.port();
            killed.kill();
            assertThat(running()).isTrue();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
                assertThat(postgres.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void aProcessThatIsToldToEndStopsTheServer() throws Exception {
        try (ClientProcess client = ClientProcess.open(directory)) {
            client.terminate();
            assertThat(running()).isFalse();
        }
    }

    @Test
    void aKilledServerRecoversWithAllThatWasCommitted() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS number");
            killServer();
            try (EmbeddedPostgres again = EmbeddedPostgres.open(directory)) {
                assertThat(ask(again, "SELECT number FROM kept")).isEqualTo("42");
            }
            assertThat(ask(postgres, "SELECT number FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aNumberThatNowBelongsToAnotherProcessDoesNotHinder() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS number");
            killServer();
        }
        String left = Files.readString(PidFile.in(directory.resolve("data")), StandardCharsets.UTF_8);
        Files.writeString(
                PidFile.in(directory.resolve("data")),
                left.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())),
                StandardCharsets.UTF_8);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            assertThat(ask(postgres, "SELECT number FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void rootWithoutUserNamespacesLetsAnotherUserRunTheServer() throws Exception {
        assumeTrue(Ownership.SELF.isRoot());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS number");
        }
        Path tools = Files.createDirectory(temporary.resolve("tools"));
        Files.writeString(tools.resolve("unshare"), "#!/bin/sh\nexit 1\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(tools.resolve("unshare"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ClientProcess client =
                ClientProcess.start(directory, Map.of("PATH", tools + ":" + System.getenv("PATH")))) {
            client.port();
            assertThat(Ownership.of(directory.resolve("data")).isRoot()).isFalse();
            client.end();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(directory)) {
            assertThat(ask(postgres, "SELECT number FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatCannotStartSaysWhyAndWhere() throws Exception {
        EmbeddedPostgres.open(directory).close();
        Files.delete(directory.resolve("data/global/pg_control"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("server.log")
                .hasMessageContaining("pg_control");
    }

    @Test
    void dataOfAnotherVersionAreLeftAlone() throws Exception {
        EmbeddedPostgres.open(directory).close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "9\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("PostgreSQL 9");
    }

    @Test
    void aTemporaryServerLeavesNothingBehind() throws Exception {
        Path data;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
                Connection connection = DriverManager.getConnection(postgres.createDatabase("one"));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            answer.next();
            data = Path.of(answer.getString(1));
            assertThat(data).exists();
        }
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void theNextTemporaryServerClearsAwayTheOneOfAKilledProcess() throws Exception {
        try (ClientProcess killed = ClientProcess.openTemporary()) {
            int port = killed.port();
            killed.kill();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            EmbeddedPostgres.temporary().close();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(ConnectException.class);
        }
    }

    private boolean running() throws IOException {
        PidFile file = PidFile.read(directory.resolve("data"));
        return file != null && file.isServerOf(directory.resolve("data"));
    }

    private void killServer() throws IOException {
        PidFile file = Objects.requireNonNull(PidFile.read(directory.resolve("data")));
        ProcessHandle server = ProcessHandle.of(file.process()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
