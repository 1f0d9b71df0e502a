package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands leave in the audit, and what {@code tolem audit} says of it. */
@Execution(ExecutionMode.CONCURRENT)
final class AuditCommandTest {

    private static final int DAMAGED = 14;

    @Test
    void aQuarterLeavesWhoRanSealedApprovedAndPublishedIt() throws Exception {
        Installation installation = UndisturbedQuarter.installation();
        JsonNode audit = new JsonMapper()
                .readTree(installation
                        .tolem("audit", SampleRegistry.PERIOD, "--json")
                        .ok()
                        .out());
        assertThat(audit.get("sound").asBoolean()).isTrue();
        assertThat(acts(audit)).containsExactly("RAN aigul", "SEALED aigul", "APPROVED bolat", "PUBLISHED aigul");
        String manifest = installation.ledger().value("SELECT manifest_hash FROM runs.run");
        assertThat(StreamSupport.stream(audit.get("entries").spliterator(), false)
                        .skip(1)
                        .map(entry -> entry.get("manifest").asString()))
                .containsOnly(manifest);
        assertThat(installation.tolem("audit").ok().out())
                .contains("Sound: 4 entries")
                .contains("bolat")
                .contains(manifest);
        assertThat(installation.tolem("audit", "2025Q4").ok().out()).doesNotContain("RAN");
    }

    private static List<String> acts(JsonNode audit) {
        return StreamSupport.stream(audit.get("entries").spliterator(), false)
                .map(entry -> entry.get("action").asString() + " "
                        + entry.get("actor").asString())
                .toList();
    }

    @Test
    void aBrokenChainNamesTheEntryAndEndsWith14() throws Exception {
        Installation installation = UndisturbedQuarter.approved();
        installation
                .ledger()
                .execute(
                        "ALTER TABLE runs.audit_entry DISABLE TRIGGER additions_only",
                        "UPDATE runs.audit_entry SET actor = 'mallory' WHERE sequence = 1");
        assertBroken(installation, "entry 1 (RAN 2026Q1, attempt 1)");
        installation.ledger().execute("DELETE FROM runs.audit_entry WHERE sequence = 3");
        assertBroken(installation, "2026Q1, attempt 1, is APPROVED");
        JsonNode audit = new JsonMapper()
                .readTree(installation.tolem("audit", "--json").with(DAMAGED).out());
        assertThat(audit.get("sound").asBoolean()).isFalse();
        assertThat(audit.get("findings")).hasSizeGreaterThan(1);
    }

    private static void assertBroken(Installation installation, String named) throws Exception {
        assertThat(installation.tolem("audit").with(DAMAGED).err())
                .contains(named)
                .contains("tolem: the audit is broken")
                .doesNotContain("\tat ");
    }
}
