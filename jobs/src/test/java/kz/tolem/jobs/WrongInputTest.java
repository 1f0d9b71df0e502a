package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong input gives one clear message and the code of the contract, and nothing half-visible. */
@Execution(ExecutionMode.CONCURRENT)
final class WrongInputTest {

    private static final int USAGE = 2;
    private static final int DAMAGED = 14;
    private static final int LAW_MISSING = 15;
    private static final int INFRASTRUCTURE = 20;

    @Test
    void noDatabase() throws Exception {
        String closed = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/tolem";
        Installation installation = healthy().with("TOLEM_DATABASE_URL", closed);
        assertRefused(installation, installation.run(), INFRASTRUCTURE, "TOLEM_DATABASE_URL");
    }

    @Test
    void noRegistry() throws Exception {
        String closed = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/tolem";
        Installation installation = healthy().with("TOLEM_REGISTRY_URL", closed);
        assertRefused(installation, installation.run(), INFRASTRUCTURE, "registry");
    }

    @Test
    void noDatabaseOfThatName() throws Exception {
        Installation installation = healthy().with("TOLEM_DATABASE_URL", new Database("nowhere").url());
        assertRefused(installation, installation.run(), INFRASTRUCTURE, "no database of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOLEM_DATABASE_PASSWORD", "TOLEM_REGISTRY_PASSWORD"})
    void wrongPassword(String variable) throws Exception {
        Installation installation = healthy().with(variable, "s3cret-but-wrong");
        Program.Ended ended = installation.run();
        assertRefused(installation, ended, INFRASTRUCTURE, "password");
        assertThat(ended.err()).doesNotContain("s3cret-but-wrong");
    }

    @Test
    void emptyRegistry() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.withoutRows());
        Program.Ended ended = installation.run();
        assertRefused(installation, ended, INFRASTRUCTURE, "famil");
        assertThat(ended.err()).containsOnlyOnce("relaunch");
    }

    @Test
    void registryWithoutAnyTable() throws Exception {
        Installation installation = Installation.prepared(Database.empty());
        assertRefused(installation, installation.run(), INFRASTRUCTURE, "registry");
    }

    @ParameterizedTest
    @CsvSource({
        "DROP TABLE registry.tsa_case, tsa_case",
        "ALTER TABLE registry.disability DROP COLUMN cause, cause",
        "ALTER TABLE registry.member ALTER birth_date TYPE text, birth_date",
        "DELETE FROM registry.family, famil"
    })
    void registryThatIsNotWhatWasAgreed(String damage, String named) throws Exception {
        Database registry = SampleRegistry.shared().copy();
        registry.execute(damage);
        Installation installation = Installation.prepared(registry);
        assertRefused(installation, installation.run(), INFRASTRUCTURE, named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026Q5", "2026Q0", "2026-Q1", "26Q1", "2026q1", "quarter", ""})
    void whatIsNoQuarter(String period) throws Exception {
        Installation installation = healthy();
        assertRefused(installation, installation.tolem("run", period), USAGE, "2026Q1");
    }

    @Test
    void quartersThatHaveNotBegun() throws Exception {
        Installation installation = healthy();
        assertRefused(installation, installation.tolem("run", "2099Q4"), USAGE, "2099Q4", "not begun");
        assertRefused(
                installation,
                installation.tolem("run", "2027Q1", "--as-of", "2026-11-23"),
                USAGE,
                "2027Q1",
                "not begun",
                "2026-11-23");
    }

    @Test
    void quarterForWhichNobodyHasEnteredTheLaw() throws Exception {
        Installation installation = healthy();
        assertRefused(
                installation, installation.tolem("run", "2027Q1", "--as-of", "2027-02-01"), LAW_MISSING, "mrp", "2027");
    }

    @Test
    void regionWithoutPovertyLineIsNamedAndCanBeHeld() throws Exception {
        Installation installation = Installation.preparedWithoutPovertyLines(SampleRegistry.shared());
        Program.Ended ended = installation.run();
        assertRefused(installation, ended, LAW_MISSING, SampleRegistry.ASTANA, SampleRegistry.PERIOD, "--hold-missing");
        assertThat(ended.err())
                .as("the line of Aktobe was published")
                .doesNotContain("\"" + SampleRegistry.AKTOBE + "\"");
        installation.tolem("relaunch", SampleRegistry.PERIOD, "--hold-missing").ok();
        assertThat(installation
                        .ledger()
                        .rows("SELECT DISTINCT region FROM runs.range_total"
                                + " WHERE outcome = 'HELD' AND reason = 'NO_POVERTY_LINE'"))
                .containsExactly(SampleRegistry.ASTANA);
    }

    @Test
    void runHoldsMissingPovertyLinesAtOnceWhenAskedTo() throws Exception {
        Installation installation = Installation.preparedWithoutPovertyLines(SampleRegistry.shared());
        installation
                .tolem("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF, "--hold-missing")
                .ok();
        assertThat(installation.ledger().isTrue("""
                        SELECT sum(count) > 0 FROM runs.range_total WHERE reason = 'NO_POVERTY_LINE'""")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poverty-line: [",
                "poverty-line:\n  - {region: \"71\", from: 2026-01-01, value: 46100}\n",
                "poverty-line:\n  - {region: \"71\", from: 2026-01-01, to: 2026-04-01, value: much, status: confirmed, cite: x}\n",
                "poverty-lime:\n  - {region: \"71\", from: 2026-01-01, to: 2026-04-01, value: 46100, status: confirmed, cite: x}\n"
            })
    void brokenLawFile(String text) throws Exception {
        Installation installation = healthy();
        Files.writeString(installation.home().resolve("law").resolve("our-own.yaml"), text);
        assertRefused(installation, installation.run(), USAGE, "our-own.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox", "staging", "frozen"})
    void directoryThatCannotBeWritten(String name) throws Exception {
        Installation installation = healthy();
        Path inTheWay = installation.home().resolve(name);
        Files.writeString(inTheWay, "not a directory");
        assertRefused(installation, installation.run(), INFRASTRUCTURE, name);
        Files.delete(inTheWay);
        assertThat(installation.ledger().rows("SELECT state FROM runs.run"))
                .as("states from which the same command or relaunch goes on")
                .isSubsetOf("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family-", "frozen.json"})
    void damagedFrozenFileStopsTheRelaunch(String name) throws Exception {
        Installation installation = healthy();
        installation.haltedAt("range.written").run().with(Program.KILLED);
        List<Path> frozen = frozenFiles(installation, name);
        for (Path file : frozen) {
            Trees.flipBit(file, Files.size(file) / 2);
        }
        assertRefused(installation, installation.tolem("relaunch", SampleRegistry.PERIOD), DAMAGED, name, "discard");
        assertThat(installation.tolem("status", SampleRegistry.PERIOD).ok().out())
                .contains("FAILED")
                .contains(name);
    }

    @Test
    void missingFrozenFileStopsTheRelaunch() throws Exception {
        Installation installation = healthy();
        installation.haltedAt("freeze.done").run().with(Program.KILLED);
        Path missing = frozenFiles(installation, "member-").get(3);
        Files.delete(missing);
        assertRefused(
                installation,
                installation.tolem("relaunch", SampleRegistry.PERIOD),
                DAMAGED,
                missing.getFileName().toString());
    }

    private static List<Path> frozenFiles(Installation installation, String name) throws IOException {
        List<Path> found = Trees.files(installation.home().resolve("frozen")).stream()
                .filter(file -> file.getFileName().toString().startsWith(name))
                .toList();
        assertThat(found).as("frozen files %s", name).isNotEmpty();
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "pay",
        "run",
        "run --quickly 2026Q1",
        "run 2026Q1 2026Q2",
        "run 2026Q1 --as-of yesterday",
        "approve 2026Q1",
        "discard 2026Q1 --as dana"
    })
    void whatTheCommandLineDoesNotKnow(String line) throws Exception {
        Installation installation = healthy();
        Program.Ended ended = installation.tolem(line.split(" ")).with(USAGE);
        assertThat(ended.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "status", "publish", "relaunch"})
    void runThatDoesNotExist(String command) throws Exception {
        Installation installation = healthy();
        assertRefused(installation, installation.tolem(command, SampleRegistry.PERIOD), USAGE, "no run of 2026Q1");
    }

    /** None of the tests here changes the registry or writes more than a broken run. */
    private static Installation healthy() throws IOException, SQLException {
        return Installation.prepared(SampleRegistry.shared());
    }

    private static void assertRefused(Installation installation, Program.Ended ended, int code, String... named)
            throws IOException {
        ended.with(code);
        assertThat(ended.err())
                .as("standard error")
                .contains(named)
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        assertThat(ended.err().lines().filter(line -> line.startsWith("tolem: ")))
                .as("messages on standard error")
                .hasSize(1);
        assertThat(Trees.files(installation.outbox())).as("visible files").isEmpty();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
