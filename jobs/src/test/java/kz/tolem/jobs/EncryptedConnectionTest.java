package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With {@code sslmode=verify-full} the program talks to the right server only. */
final class EncryptedConnectionTest {

    private static final int INFRASTRUCTURE = 20;
    private static final EmbeddedPostgres SERVER = EmbeddedPostgres.temporary();

    private static Path authority = Path.of("none");
    private static Path otherAuthority = Path.of("none");

    @BeforeAll
    static void serverWithACertificateForLocalhost() throws Exception {
        Certificates certificates = new Certificates();
        authority = certificates.authority();
        otherAuthority = new Certificates().authority();
        try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl(), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            give(connection, "tls.crt", certificates.certificate("localhost"));
            give(connection, "tls.key", certificates.key());
            statement.execute("ALTER SYSTEM SET ssl_cert_file = 'tls.crt'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = 'tls.key'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        }
        long end = System.nanoTime() + 60_000_000_000L;
        while (!isEncrypted()) {
            assertThat(System.nanoTime()).as("the server takes its certificate").isLessThan(end);
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    /** Writes a file that belongs to the server's user, as the server demands of its key. */
    private static void give(Connection connection, String file, List<String> lines) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE given (number int GENERATED ALWAYS AS IDENTITY, line text)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO given (line) VALUES (?)")) {
                for (String line : lines) {
                    insert.setString(1, line);
                    insert.execute();
                }
            }
            statement.execute(
                    "COPY (SELECT line FROM given ORDER BY number) TO PROGRAM 'umask 077; cat > " + file + "'");
            statement.execute("DROP TABLE given");
        }
    }

    private static boolean isEncrypted() {
        try (Connection connection = DriverManager.getConnection(
                url("localhost", "sslmode=verify-full", authority), SERVER.user(), SERVER.password())) {
            return connection.isValid(10);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String url(String host, String mode, Path root) {
        return "jdbc:postgresql://" + host + ":" + SERVER.port() + "/tolem?" + mode + "&sslrootcert=" + root;
    }

    private static Installation at(String url) throws Exception {
        return Installation.prepared(SampleRegistry.shared())
                .with("TOLEM_DATABASE_URL", url)
                .with("TOLEM_DATABASE_USER", SERVER.user())
                .with("TOLEM_DATABASE_PASSWORD", SERVER.password());
    }

    @Test
    void theRightServerIsTalkedTo() throws Exception {
        Installation installation = at(url("localhost", "sslmode=verify-full", authority));
        assertThat(installation.tolem("status").ok().out()).contains("No run yet");
    }

    @Test
    void aServerWhoseCertificateAnotherAuthoritySignedIsRefused() throws Exception {
        assertRefused(at(url("localhost", "sslmode=verify-full", otherAuthority)), "certificate", "sslrootcert");
    }

    @Test
    void aServerWhoseCertificateIsForAnotherHostIsRefused() throws Exception {
        assertRefused(at(url("127.0.0.1", "sslmode=verify-full", authority)), "certificate", "host in the URL");
    }

    @Test
    void anAuthorityThatCannotBeReadIsNamed() throws Exception {
        assertRefused(
                at(url("localhost", "sslmode=verify-full", otherAuthority.resolveSibling("nowhere.pem"))),
                "sslrootcert");
    }

    @Test
    void aServerThatDoesNotEncryptIsRefused() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        assertRefused(
                installation.with(
                        "TOLEM_DATABASE_URL",
                        installation.ledger().url() + "?sslmode=verify-full&sslrootcert=" + authority),
                "ssl");
    }

    @Test
    void theRegistryIsCheckedAsStrictly() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared())
                .with("TOLEM_REGISTRY_URL", url("127.0.0.1", "sslmode=verify-full", authority));
        assertRefused(installation.run(), "certificate", "host in the URL");
    }

    private static void assertRefused(Installation installation, String... named) throws Exception {
        assertRefused(installation.tolem("status"), named);
    }

    private static void assertRefused(Program.Ended ended, String... named) {
        assertThat(ended.with(INFRASTRUCTURE).err())
                .contains(named)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain(SERVER.password());
        assertThat(ended.err().lines().filter(line -> line.startsWith("tolem: ")))
                .hasSize(1);
    }
}
