package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a night does with one thing that has changed, and that it does nothing where nothing has. */
final class NightlyTest {

    private static final int DISABILITY = Benefit.DISABILITY.number();

    private Database registry;
    private InProcess place;

    @BeforeEach
    void aPublishedQuarter() throws Exception {
        registry = SampleRegistry.of(new SampleSpec(120, 11, List.of("15"), "2026Q1", 20));
        place = InProcess.over(registry, 50);
        place.publish(place.run("2026Q1", "2026-02-20", "2026-01"));
    }

    @AfterEach
    void end() {
        place.close();
    }

    @Test
    void nightWithoutAChangeConsidersNothing() throws Exception {
        Run night = place.nightly("2026-02-21");
        assertThat(place.ledger().rows("SELECT * FROM runs.range_total WHERE run_id = " + night.id()))
                .isEmpty();
        assertThat(place.ledger().rows("SELECT * FROM ledger.payment_order WHERE run_id = " + night.id()))
                .isEmpty();
        place.publish(night);
        assertThat(Files.isDirectory(place.home().resolve("outbox").resolve("2026-02-21")))
                .isTrue();
        assertThat(place.nightly("2026-02-21")).isEqualTo(byId(night));
    }

    @Test
    void firstNightOfAMonthOrdersThatMonthForAll() throws Exception {
        Run night = place.nightly("2026-03-01");
        List<String> orders = place.ledger()
                .rows("SELECT DISTINCT month, kind FROM ledger.payment_order WHERE run_id = " + night.id());
        assertThat(orders).containsExactly("2026-03-01|1");
        try (InProcess once = InProcess.over(registry, 50)) {
            once.run("2026Q1", "2026-03-01", "2026-01");
            String all = "SELECT subject, month, benefit, amount FROM ledger.payment_order ORDER BY 1, 2, 3";
            assertThat(place.ledger().rows(all)).isEqualTo(once.ledger().rows(all));
        }
    }

    @Test
    void whoIsGoneFromTheRegistryGotTooMuchAndNobodyElse() throws Exception {
        String[] who = disabled();
        registry.execute(
                "DELETE FROM registry.application WHERE person_id = " + who[1] + " OR applicant_id = " + who[1],
                "DELETE FROM registry.disability WHERE person_id = " + who[1],
                "DELETE FROM registry.care WHERE person_id = " + who[1] + " OR cared_person_id = " + who[1],
                "DELETE FROM registry.account WHERE person_id = " + who[1],
                "DELETE FROM registry.member WHERE person_id = " + who[1]);
        Run night = place.nightly("2026-02-21");
        assertThat(overpaid(night, "subject = " + who[1] + " AND benefit = " + DISABILITY))
                .isEqualTo(ordered(who[1]))
                .isNotEmpty();
        assertThat(place.ledger()
                        .rows("SELECT DISTINCT family_id, cause FROM ledger.overpayment WHERE run_id = " + night.id()))
                .containsExactly(who[0] + "|FACTS");
        place.publish(night);
        assertThat(overpaid(place.nightly("2026-02-22"), "true"))
                .as("what a former night found is not found again")
                .isEmpty();
    }

    @Test
    void whoWasEnteredInTheWrongFamilyGotNothingTooMuch() throws Exception {
        String[] who = disabled();
        String other = registry.value("SELECT family_id FROM registry.family WHERE family_id <> " + who[0]
                + " ORDER BY family_id DESC LIMIT 1");
        for (String table : List.of("member", "disability", "account")) {
            registry.execute("UPDATE registry." + table + " SET family_id = " + other + " WHERE person_id = " + who[1]);
        }
        registry.execute("UPDATE registry.application SET family_id = " + other + ", applicant_id = " + who[1]
                + " WHERE benefit = 'DISABILITY' AND person_id = " + who[1]);
        Run night = place.nightly("2026-02-21");
        assertThat(overpaid(night, "subject = " + who[1] + " AND benefit = " + DISABILITY))
                .isEmpty();
        assertThat(place.ledger()
                        .rows("SELECT * FROM ledger.payment_order WHERE run_id = " + night.id() + " AND subject = "
                                + who[1] + " AND benefit = " + DISABILITY))
                .isEmpty();
    }

    @Test
    void familyThatIsGoneGotTooMuch() throws Exception {
        String family = disabled()[0];
        for (String table : RegistrySchema.TABLES) {
            registry.execute("DELETE FROM registry." + table + " WHERE family_id = " + family);
        }
        Run night = place.nightly("2026-02-21");
        String all = "SELECT subject, month, benefit, sum(amount) FROM ledger.payment_order WHERE family_id = " + family
                + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
        assertThat(place.ledger()
                        .rows("SELECT subject, month, benefit, ordered - due FROM ledger.overpayment"
                                + " WHERE run_id = " + night.id() + " ORDER BY 1, 2, 3"))
                .isEqualTo(place.ledger().rows(all))
                .isNotEmpty();
        assertThat(place.ledger().rows("SELECT * FROM runs.net_order WHERE net <> ordered AND net <> 0"))
                .isEmpty();
    }

    @Test
    void whatIsDueAgainIsTakenBackFromWhatWasTooMuch() throws Exception {
        String[] who = disabled();
        String application = " WHERE benefit = 'DISABILITY' AND person_id = " + who[1];
        registry.execute("UPDATE registry.application SET ended_on = applied_on" + application);
        Run withdrawn = place.nightly("2026-02-21");
        assertThat(overpaid(withdrawn, "subject = " + who[1])).isNotEmpty();
        place.publish(withdrawn);
        registry.execute("UPDATE registry.application SET ended_on = NULL" + application);
        Run again = place.nightly("2026-02-22");
        assertThat(place.ledger().rows("SELECT * FROM ledger.payment_order WHERE run_id = " + again.id()))
                .isEmpty();
        assertThat(place.ledger().rows("SELECT DISTINCT ordered - net FROM runs.net_order WHERE subject = " + who[1]))
                .containsExactly("0");
    }

    @Test
    void whatTheLawChangesIsOrderedAndCalledSo() throws Exception {
        Files.writeString(
                place.home().resolve("law").resolve("correction.yaml"),
                "subsistence-minimum:\n  - {from: 2026-01-01, to: 2027-01-01, value: 51851, status: confirmed, cite: \"test\"}\n");
        place = place.restarted(registry, 50);
        Run night = place.nightly("2026-02-21");
        assertThat(place.ledger()
                        .rows("SELECT DISTINCT kind, cause FROM runs.difference_total WHERE run_id = " + night.id()))
                .containsExactly("ARREARS|LAW");
        assertThat(place.ledger()
                        .rows("SELECT DISTINCT sequence FROM ledger.payment_order WHERE run_id = " + night.id()))
                .containsExactly("2");
    }

    @Test
    void nightThatCannotBeComputedSaysWhy() throws Exception {
        RunService runs = place.part(RunService.class);
        LocalDate tomorrow = LocalDate.now(Application.ZONE).plusDays(1);
        assertThatThrownBy(() -> runs.nightly(tomorrow, false, null)).hasMessageContaining("has not come yet");
        Run night = place.nightly("2026-02-21");
        assertThatThrownBy(() -> place.nightly("2026-02-22"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.IN_THE_WAY))
                .hasMessageContaining("approve " + night.period());
        try (InProcess empty = InProcess.over(registry, 50)) {
            assertThatThrownBy(() -> empty.nightly("2026-02-21"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.USAGE))
                    .hasMessageContaining("tolem run 2026Q1");
        }
    }

    private Run byId(Run run) {
        return place.part(kz.tolem.jobs.run.RunStore.class).byId(run.id());
    }

    /** Family and number of somebody for whom disability allowance was ordered. */
    private String[] disabled() throws Exception {
        return place.ledger()
                .value("SELECT concat(family_id, ' ', subject) FROM ledger.payment_order WHERE benefit = " + DISABILITY
                        + " ORDER BY subject LIMIT 1")
                .split(" ");
    }

    private List<String> ordered(String person) throws Exception {
        return place.ledger()
                .rows("SELECT month, amount FROM ledger.payment_order WHERE subject = " + person + " AND benefit = "
                        + DISABILITY + " ORDER BY month");
    }

    private List<String> overpaid(Run run, String condition) throws Exception {
        return place.ledger()
                .rows("SELECT month, ordered - due FROM ledger.overpayment WHERE run_id = " + run.id() + " AND "
                        + condition + " ORDER BY month");
    }
}
