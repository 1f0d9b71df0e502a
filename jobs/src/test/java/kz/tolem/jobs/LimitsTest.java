package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Too much in quarantine, and a registry of which half is missing: nothing is computed before somebody has looked. */
@Execution(ExecutionMode.CONCURRENT)
final class LimitsTest {

    private static final int USAGE = 2;
    private static final int QUARANTINE = 12;
    private static final int INFRASTRUCTURE = 20;

    @Test
    void tooMuchInQuarantineIsListedAndGoesOnWhenSomebodyAcceptsIt() throws Exception {
        Installation installation =
                Installation.prepared(SampleRegistry.shared()).with("TOLEM_LIMITS_QUARANTINE_PERCENT", "0.1");
        Program.Ended refused = installation.run().with(QUARANTINE);
        assertThat(refused.err())
                .contains("any defect: ", "% of 12 000, allowed 0.1%", "tolem relaunch 2026Q1 --accept-quarantine");
        assertThat(Trees.files(installation.home().resolve("staging"))).isEmpty();
        assertThat(installation.status().get("next").asString())
                .isEqualTo("relaunch 2026Q1 --accept-quarantine REASON");

        installation.tolem("relaunch", SampleRegistry.PERIOD).with(QUARANTINE);
        installation
                .tolem("relaunch", SampleRegistry.PERIOD, "--accept-quarantine", " ")
                .with(USAGE);
        installation
                .tolem("relaunch", SampleRegistry.PERIOD, "--accept-quarantine", "the registry is being mended")
                .ok();
        assertThat(installation.tolem("status", SampleRegistry.PERIOD).ok().out())
                .contains("QUARANTINE accepted by aigul at ")
                .contains("because: the registry is being mended")
                .contains("    any defect: ");
        assertThat(UndisturbedQuarter.Outcome.of(installation))
                .as("what was accepted changes no byte")
                .isEqualTo(UndisturbedQuarter.outcome());
    }

    @Test
    void familiesAreCountedAndNotRowsAndWarningsAreNot() throws Exception {
        Installation installation = Installation.preparedWithoutPovertyLines(patients());
        Program.Ended refused = installation.run().with(QUARANTINE);
        assertThat(refused.err())
                .contains("INCOME_UNKNOWN: 60 rows of 20 families, 25.00% of 80, allowed 0.5%")
                .contains("IBAN_INVALID: 20 rows of 20 families, 25.00% of 80, allowed 0.5%")
                .contains("any defect: 20 families, 25.00% of 80, allowed 1%")
                .doesNotContain("FACTS_OVERLAP");
        assertThat(installation
                        .ledger()
                        .rows("SELECT count, families FROM runs.quarantine_total" + " WHERE defect = 'FACTS_OVERLAP'"))
                .containsExactly("60|60");
    }

    @Test
    void fewFamiliesAreNeverTooMany() throws Exception {
        Installation installation = Installation.preparedWithoutPovertyLines(patients());
        installation.with("TOLEM_LIMITS_QUARANTINE_FLOOR", "21").run().ok();
    }

    @Test
    void acceptedInAdvanceItGoesOnAtOnce() throws Exception {
        Installation installation = Installation.preparedWithoutPovertyLines(patients());
        installation
                .tolem(
                        "run",
                        SampleRegistry.PERIOD,
                        "--as-of",
                        SampleRegistry.AS_OF,
                        "--accept-quarantine",
                        "known since March")
                .ok();
        assertThat(installation.ledger().rows("SELECT what, name, reason, findings FROM runs.acceptance"))
                .containsExactly("QUARANTINE|aigul|known since March|");
    }

    /** Eighty families: sixty with no more than a warning, twenty with four bad rows each. */
    private static Database patients() throws SQLException {
        Database registry = SampleRegistry.withoutRows();
        Patients.add(registry, 2, 40);
        String bad = " WHERE family_id >= " + (Patients.firstOf(1) + 20);
        registry.execute(
                "INSERT INTO registry.study SELECT family_id, person_id, from_date + 30, to_date, recorded_at"
                        + " FROM registry.study WHERE family_id < " + (Patients.firstOf(1) + 20),
                "UPDATE registry.income SET amount = NULL" + bad,
                "UPDATE registry.account SET iban = 'KZ00'" + bad);
        return registry;
    }

    @Test
    void halfOfTheFamiliesOfLastTimeIsNoWholeRegistry() throws Exception {
        Database registry =
                SampleRegistry.of(new SampleSpec(3_000, 7, List.of(SampleRegistry.AKTOBE), SampleRegistry.PERIOD, 100));
        Installation installation = Installation.prepared(registry).with("TOLEM_LIMITS_FEED_FLOOR", "100");
        installation.run().ok();
        installation.publish(SampleRegistry.PERIOD);
        registry.execute(
                "DELETE FROM registry.family WHERE family_id % 2 = 0",
                "DELETE FROM registry.disability WHERE person_id % 3 > 0",
                "UPDATE registry.income SET month = month + interval '3 months'");

        Program.Ended refused = next(installation).with(INFRASTRUCTURE);
        assertThat(refused.err())
                .contains("table registry.family has 1 500 rows, 2026Q1 had 3 000")
                .contains("table registry.disability has ")
                .contains("tolem relaunch 2026Q2", "TOLEM_LIMITS_FEED_PERCENT")
                .doesNotContain("registry.income");
        assertThat(installation
                        .ledger()
                        .rows("SELECT state, step, frozen_digest FROM runs.run WHERE period = '2026Q2'"))
                .containsExactly("FAILED|freeze|null");

        installation
                .with("TOLEM_LIMITS_FEED_PERCENT", "0")
                .tolem("relaunch", SampleRegistry.NEXT_PERIOD, "--accept-quarantine", "half of it is gone")
                .with(11);
    }

    @Test
    void incomesOfTheQuarterBeforeThatNobodyDeliveredAreMissed() throws Exception {
        Installation installation = UndisturbedQuarter.published();
        assertThat(next(installation).with(INFRASTRUCTURE).err())
                .contains("table registry.income has 0 rows of the quarter before, 2026Q1 had ");
    }

    @Test
    void limitsThatMakeNoSenseAreNamed() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        assertThat(installation
                        .with("TOLEM_LIMITS_NATION_PERCENT", "-1")
                        .run()
                        .with(USAGE)
                        .err())
                .contains("tolem.limits.nation-percent");
        assertThat(installation
                        .with("TOLEM_LIMITS_LARGEST_ORDER", "much")
                        .run()
                        .with(USAGE)
                        .err())
                .contains("tolem.limits.largest-order");
    }

    private static Program.Ended next(Installation installation) throws Exception {
        return installation.tolem("run", SampleRegistry.NEXT_PERIOD, "--as-of", "2026-06-30");
    }
}
