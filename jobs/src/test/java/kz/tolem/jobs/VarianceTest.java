package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import kz.tolem.sample.SamplePovertyLines;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Totals that move further than allowed hold the run until a second person says why. Over benefits that nobody grows out
 * of, so that from one quarter to the next nothing but the indices changes unless a test changes it.
 */
@Execution(ExecutionMode.CONCURRENT)
final class VarianceTest {

    private static final String BEFORE = "2025Q4";
    private static final String NOW = "2026Q1";
    private static final int NOT_APPROVED = 10;
    private static final int VARIANCE = 11;

    @Test
    void growthOfTheIndicesAloneHoldsNothing() throws Exception {
        Installation installation = published();
        Program.Ended ended = run(installation, "2026-03-31").ok();
        assertThat(ended.out()).contains("Compared with 2025Q4: within the limits");
        assertThat(installation.ledger().isTrue("""
                        SELECT sum(amount) FILTER (WHERE month >= '2026-01-01')
                             > sum(amount) FILTER (WHERE month < '2026-01-01') * 1.09
                        FROM ledger.payment_order"""))
                .as("without taking it out it would")
                .isTrue();
    }

    @Test
    void theFirstRunSaysThatThereIsNothingToCompareWith() throws Exception {
        assertThat(UndisturbedQuarter.sealed()
                        .tolem("relaunch", SampleRegistry.PERIOD)
                        .ok()
                        .out())
                .contains("Nothing to compare with");
    }

    @Test
    void quartersOfDifferentLengthAreComparedByTheMonth() throws Exception {
        assertThat(run(published(), "2026-01-31").ok().out()).contains("within the limits");
    }

    @Test
    void aChangedLawHoldsTheRunUntilASecondPersonSaysWhy() throws Exception {
        Installation installation = published();
        Files.writeString(installation.home().resolve("law").resolve("our-own.yaml"), """
                LARGE_FAMILY:
                  children-4:
                    - {from: 2026-01-01, value: 22.03, status: confirmed, cite: "made up by a test"}
                """);
        Program.Ended held = run(installation, "2026-03-31").with(VARIANCE);
        assertThat(held.out()).contains("SEALED", "Compared with 2025Q4: held");
        assertThat(held.err())
                .contains(
                        "totals moved more than allowed since 2025Q4, at the indices of 2026-03",
                        "all orders: ",
                        "LARGE_FAMILY in region 15: ",
                        "allowed 3%",
                        "allowed 10%")
                .contains("the law files changed (digest ")
                .contains("parameter LARGE_FAMILY/children-4: 16.03 (confirmed) -> 22.03 (confirmed)")
                .contains("tolem approve 2026Q1 --as NAME --accept-variance REASON")
                .doesNotContain("\tat ");
        assertThat(installation.published(NOW)).doesNotExist();
        assertThat(installation.status().get("next").asString())
                .isEqualTo("approve 2026Q1 --as NAME --accept-variance REASON");

        assertThat(installation.tolem("relaunch", NOW).with(VARIANCE).err()).contains("LARGE_FAMILY in region 15: ");
        assertThat(installation
                        .tolem("relaunch", NOW, "--lang", "kk")
                        .with(VARIANCE)
                        .err())
                .as("the reason that was kept, in the language of whoever asks")
                .contains("екінші адам қарағанша кідіртілді", "LARGE_FAMILY, өңір 15: ");
        assertThat(installation
                        .tolem("approve", NOW, "--as", Installation.APPROVER)
                        .with(VARIANCE)
                        .err())
                .contains("LARGE_FAMILY in region 15: ");
        installation.tolem("publish", NOW).with(NOT_APPROVED);
        installation
                .tolem("approve", NOW, "--as", Installation.OPERATOR, "--accept-variance", "I know")
                .with(NOT_APPROVED);
        assertThat(installation.ledger().rows("SELECT count(*) FROM runs.acceptance"))
                .as("what was accepted by nobody who may")
                .containsExactly("0");

        String reason = "the coefficient was raised, order of 2 January";
        installation
                .tolem("approve", NOW, "--as", Installation.APPROVER, "--accept-variance", reason)
                .ok();
        installation.tolem("publish", NOW).ok();
        assertThat(installation.tolem("status", NOW).ok().out())
                .contains("VARIANCE accepted by bolat at ", "because: " + reason, "LARGE_FAMILY in region 15: ");
        assertThat(installation.status().get("exit_code").asInt()).isZero();
    }

    @Test
    void familiesThatAreGoneAndThoseThatAreNewAreCounted() throws Exception {
        Database registry = Published.REGISTRY.copy();
        Installation installation = Published.INSTALLATION.copy().with(registry);
        registry.execute("DELETE FROM registry.application WHERE benefit = 'LARGE_FAMILY' AND family_id % 4 = 0");
        assertThat(run(installation, "2026-03-31").with(VARIANCE).err())
                .containsPattern("LARGE_FAMILY: 0 families new \\(\\+0.00 KZT\\), [1-9][0-9 ]* gone")
                .contains("families in the registry: 4 000 -> 4 000")
                .doesNotContain("the law files changed");
    }

    @Test
    void aSingleOrderAboveTheCapHoldsTheRunWhateverCameBefore() throws Exception {
        Installation installation =
                Installation.prepared(SampleRegistry.shared()).with("TOLEM_LIMITS_LARGEST_ORDER", "200000.50");
        Program.Ended held = installation.run().with(VARIANCE);
        assertThat(held.err())
                .containsPattern("[0-9]+ single orders? above 200000.50 KZT")
                .contains("BIRTH_GRANT/2026-");
        assertThat(held.out()).contains("Nothing to compare with");
        assertThat(UndisturbedQuarter.Outcome.of(installation))
                .as("what is held has the same bytes")
                .isEqualTo(UndisturbedQuarter.outcome());
    }

    @Test
    void aRunThatIsNotHeldTakesNoReason() throws Exception {
        Installation installation = UndisturbedQuarter.sealed();
        assertThat(installation
                        .tolem(
                                "approve",
                                SampleRegistry.PERIOD,
                                "--as",
                                Installation.APPROVER,
                                "--accept-variance",
                                "just in case")
                        .with(2)
                        .err())
                .contains("not held");
    }

    private static Program.Ended run(Installation installation, String asOf) throws Exception {
        return installation.tolem("run", NOW, "--as-of", asOf);
    }

    private static Installation published() throws IOException, SQLException {
        return Published.INSTALLATION.copy().with(Published.REGISTRY.copy());
    }

    /** The quarter before, published. */
    private static final class Published {

        private static final Database REGISTRY = registry();
        private static final Installation INSTALLATION = made();

        private static Database registry() {
            try {
                Database registry =
                        SampleRegistry.of(new SampleSpec(4_000, 3, List.of(SampleRegistry.AKTOBE), BEFORE, 0));
                registry.execute(
                        "DELETE FROM registry.application WHERE benefit NOT IN"
                                + " ('DISABILITY', 'LARGE_FAMILY', 'AWARDED_MOTHER', 'SPECIAL_STATE')",
                        "UPDATE registry.application SET applied_on = least(applied_on, '2025-10-01')");
                return registry;
            } catch (SQLException e) {
                throw new IllegalStateException("the registry of the quarter before", e);
            }
        }

        private static Installation made() {
            try {
                Installation installation = Installation.prepared(REGISTRY)
                        .with("TOLEM_LIMITS_FEED_PERCENT", "0")
                        .with("TOLEM_LIMITS_VARIANCE_FLOOR", "100");
                SamplePovertyLines.write(installation.home().resolve("law"), BEFORE);
                installation.tolem("run", BEFORE, "--as-of", "2025-12-31").ok();
                return installation.publish(BEFORE);
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the quarter before", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
