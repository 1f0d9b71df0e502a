package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import kz.tolem.writers.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From sealed to published: who may, in which order, and what finance can check without asking anybody. */
@Execution(ExecutionMode.CONCURRENT)
final class ApprovalAndPublicationTest {

    private static final int IN_THE_WAY = 6;
    private static final int NOT_APPROVED = 10;
    private static final int DAMAGED = 14;

    @Test
    void publishedQuarterRunAgainTouchesNoFile() throws Exception {
        Installation installation = UndisturbedQuarter.installation();
        SortedMap<String, String> before = Trees.state(installation.outbox());
        assertThat(installation.run().ok().out()).contains("2026Q1 is published already");
        installation.tolem("relaunch", SampleRegistry.PERIOD).ok();
        installation.tolem("publish", SampleRegistry.PERIOD).ok();
        assertThat(Trees.state(installation.outbox())).isNotEmpty().isEqualTo(before);
        assertThat(installation.ledger().rows("SELECT state FROM runs.run")).containsExactly("PUBLISHED");
    }

    @Test
    void publishedRunCannotBeDiscarded() throws Exception {
        Installation installation = UndisturbedQuarter.installation();
        Program.Ended ended =
                installation.tolem("discard", SampleRegistry.PERIOD, "--as", "dana", "--reason", "second thoughts");
        assertThat(ended.with(2).err()).contains("published");
        assertThat(installation.ledger().rows("SELECT state FROM runs.run")).containsExactly("PUBLISHED");
    }

    @Test
    void sealedRunIsPublishedByTwoPersonsOnlyAndStandsInTheWayUntilThen() throws Exception {
        Installation installation = UndisturbedQuarter.sealed();

        Program.Ended next = installation.tolem("run", SampleRegistry.NEXT_PERIOD);
        assertThat(next.with(IN_THE_WAY).err())
                .contains("2026Q1")
                .contains("SEALED")
                .contains("tolem approve 2026Q1");
        Program.Ended again = installation.run();
        assertThat(again.with(IN_THE_WAY).err()).contains("tolem approve 2026Q1");

        installation.tolem("publish", SampleRegistry.PERIOD).with(NOT_APPROVED);
        for (String runner : new String[] {Installation.OPERATOR, " AIGUL "}) {
            installation.tolem("approve", SampleRegistry.PERIOD, "--as", runner).with(NOT_APPROVED);
        }
        assertThat(Trees.files(installation.outbox())).isEmpty();
        assertThat(installation.ledger().rows("SELECT state FROM runs.run")).containsExactly("SEALED");

        Program.Ended approved = installation
                .tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER)
                .ok();
        assertThat(approved.out()).contains(installation.ledger().value("SELECT manifest_hash FROM runs.run"));
        assertThat(Trees.files(installation.outbox()))
                .as("approved is not visible")
                .isEmpty();
        installation.tolem("publish", SampleRegistry.PERIOD).ok();
        assertThat(Trees.files(installation.outbox())).isNotEmpty();
    }

    @Test
    void orderFilesThatChangedAfterTheyWereSealedAreNotPublished() throws Exception {
        Installation installation = Installation.of(SampleRegistry.shared());
        installation.run().ok();
        installation
                .tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER)
                .ok();
        Path orders = Trees.files(installation.home().resolve("staging")).stream()
                .filter(file -> file.getFileName().toString().startsWith("orders-"))
                .findFirst()
                .orElseThrow();
        Trees.flipBit(orders, Files.size(orders) / 2);
        Program.Ended ended = installation.tolem("publish", SampleRegistry.PERIOD);
        assertThat(ended.with(DAMAGED).err()).contains(orders.getFileName().toString());
        assertThat(installation.published(SampleRegistry.PERIOD)).doesNotExist();
    }

    @Test
    void discardedOrdersAreOrderedAgainUnderTheNextSequence() throws Exception {
        Installation installation = UndisturbedQuarter.sealed();
        installation
                .tolem("discard", SampleRegistry.PERIOD, "--as", "dana", "--reason", "wrong registry")
                .ok();
        installation.run().ok();
        installation.publish(SampleRegistry.PERIOD);
        assertThat(installation.ledger().rows("SELECT attempt, state FROM runs.run ORDER BY attempt"))
                .containsExactly("1|DISCARDED", "2|PUBLISHED");
        String files = "'" + installation.published(SampleRegistry.PERIOD).resolve("orders-*.parquet") + "'";
        assertThat(Duck.rows("select distinct split_part(order_id, '/', 4), kind from " + files))
                .containsExactly("2|ARREARS");
        assertThat(installation
                        .ledger()
                        .rows(
                                "SELECT array_agg(sequence ORDER BY sequence) FROM (SELECT sequence, count(*), sum(amount)"
                                        + " FROM ledger.payment_order GROUP BY sequence) t GROUP BY count, sum"))
                .as("sequences with the same count and sum")
                .containsExactly("{1,2}");
    }

    @Test
    void verifyNeedsNoDatabaseAndAcceptsWhatWasPublished() throws Exception {
        Installation installation =
                UndisturbedQuarter.installation().with("TOLEM_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        installation
                .tolem("verify", installation.published(SampleRegistry.PERIOD).toString())
                .ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders-00003.parquet",
                "manifest.json",
                "manifest.sig",
                "approval.json",
                "approval.sig",
                "report.html"
            })
    void verifyFindsAFlippedBit(String name) throws Exception {
        Path directory = copyOfPublished();
        Path file = directory.resolve(name);
        Trees.flipBit(file, Files.size(file) / 2);
        assertThat(verify(directory).with(DAMAGED).err()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-00000.parquet", "manifest.sig", "approval.json"})
    void verifyFindsAMissingFile(String name) throws Exception {
        Path directory = copyOfPublished();
        Files.delete(directory.resolve(name));
        assertThat(verify(directory).with(DAMAGED).err()).contains(name);
    }

    @Test
    void verifyFindsAnExtraFile() throws Exception {
        Path directory = copyOfPublished();
        Files.copy(directory.resolve("orders-00000.parquet"), directory.resolve("orders-00099.parquet"));
        assertThat(verify(directory).with(DAMAGED).err()).contains("orders-00099.parquet");
    }

    @Test
    void verifyTrustsNoKeyThatLiesInTheDirectory() throws Exception {
        Installation stranger = Installation.prepared(SampleRegistry.shared());
        Program.Ended ended = stranger.tolem("verify", copyOfPublished().toString());
        assertThat(ended.with(DAMAGED).err()).contains("trusted");
    }

    @Test
    void theReportIsReadBeforeApprovingAndPublishedWithWhoApproved() throws Exception {
        Installation sealed = UndisturbedQuarter.sealed();
        Program.Ended status = sealed.tolem("status", SampleRegistry.PERIOD).ok();
        Path staged = sealed.home().resolve("staging/2026Q1-1/orders/report.html");
        assertThat(status.out()).contains("Report " + staged);
        assertThat(staged).content().contains("not approved yet", "SAMPLE, NOT FOR PAYMENT");

        Path published = UndisturbedQuarter.installation()
                .published(SampleRegistry.PERIOD)
                .resolve("report.html");
        assertThat(published)
                .content()
                .contains(
                        "approved by " + Installation.APPROVER,
                        UndisturbedQuarter.installation().ledger().value("SELECT manifest_hash FROM runs.run"))
                .doesNotContain("not approved yet");
        assertThat(published.resolveSibling("approval.json"))
                .content()
                .contains("\"name\":\"report.html\",\"sha256\":\"" + Sha256.of(published) + "\"");
    }

    @Test
    void aPublicationThatWasKilledComesToTheSameReport() throws Exception {
        Installation approved = UndisturbedQuarter.approved();
        approved.haltedAt("publish.revealed")
                .tolem("publish", SampleRegistry.PERIOD)
                .with(Program.KILLED);
        approved.tolem("publish", SampleRegistry.PERIOD).ok();
        assertThat(approved.published(SampleRegistry.PERIOD).resolve("report.html"))
                .hasSameBinaryContentAs(UndisturbedQuarter.installation()
                        .published(SampleRegistry.PERIOD)
                        .resolve("report.html"));
        assertThat(approved.home().resolve("staging/2026Q1-1/orders/report.html"))
                .as("made again")
                .hasSameBinaryContentAs(
                        approved.published(SampleRegistry.PERIOD).resolve("report.html"));
    }

    private static Path copyOfPublished() throws Exception {
        Path copy = Places.directory().resolve(SampleRegistry.PERIOD);
        Trees.copy(UndisturbedQuarter.installation().published(SampleRegistry.PERIOD), copy);
        copy.toFile().setWritable(true);
        return copy;
    }

    private static Program.Ended verify(Path directory) throws Exception {
        return UndisturbedQuarter.installation().tolem("verify", directory.toString());
    }
}
