package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import kz.tolem.sample.small.SmallRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code explain} as an operator gives it, and everything that can be wrong with it. */
@Execution(ExecutionMode.CONCURRENT)
final class ExplainCommandTest {

    private static final int USAGE = 2;
    private static final int IN_THE_WAY = 6;
    private static final int DISAGREE = 13;
    private static final int DAMAGED = 14;

    @Test
    void familyOfAPublishedRunIsExplainedAlikeWhateverTheMachinesLanguage() throws Exception {
        Installation installation = published();
        Program.Ended plain = installation
                .tolem("explain", "306", "2026-01", "--lang", "kk,ru,en")
                .ok();
        assertThat(plain.out())
                .contains(
                        "before the subsistence minimum changed on 1 January 2026: 101,702 tenge; since: 111,873 tenge; +10.0%")
                .contains("1 января 2026 года: 101\u00A0702\u00A0тенге; после: 111\u00A0873\u00A0тенге; +10,0\u00A0%")
                .contains(
                        "өзгергенге дейін (2026 жылғы 1 қаңтар): 101\u00A0702\u00A0теңге; одан кейін: 111\u00A0873\u00A0теңге")
                .doesNotContain("KZ", "IIN");
        Program.Ended turkish = installation
                .withFlag("-Duser.language=tr")
                .withFlag("-Duser.country=TR")
                .tolem("explain", "306", "2026-01", "--run", "2026Q1", "--lang", "kk,ru,en")
                .ok();
        assertThat(turkish.out()).isEqualTo(plain.out());
        JsonNode tree = new JsonMapper()
                .readTree(installation
                        .tolem("explain", "306", "2026-01", "--json")
                        .ok()
                        .out());
        assertThat(tree.get("sound").booleanValue()).isTrue();

        refused(installation, USAGE, "family 99", "explain", "99", "2026-01");
        refused(installation, USAGE, "no run covers 2026-07", "explain", "306", "2026-07");
        refused(installation, USAGE, "not 2025-12", "explain", "306", "2025-12", "--run", "2026Q1");
        refused(installation, USAGE, "--lang", "explain", "306", "2026-01", "--lang", "de");

        installation
                .ledger()
                .execute("INSERT INTO ledger.payment_order SELECT subject, month, benefit, 2, run_id, range, family_id,"
                        + " payee_id, 100, 2 FROM ledger.payment_order WHERE subject = 4897 AND month = '2026-01-01'");
        Program.Ended forged = refused(installation, DISAGREE, "CANNOT BE REPRODUCED", "explain", "306", "2026-01");
        assertThat(forged.out()).contains("DOES NOT AGREE WITH THE LEDGER");

        Path frozen = installation.frozen("2026Q1");
        Path members = frozen.resolve("member-00000.arrow");
        Trees.flipBit(members, Files.size(members) / 2);
        refused(installation, DAMAGED, "member-00000.arrow", "explain", "306", "2026-01");
        Trees.delete(frozen);
        refused(installation, DAMAGED, "frozen.json", "explain", "306", "2026-01");
    }

    @Test
    void runThatHasNotFrozenTheRegistryYetCannotBeExplained() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        installation.haltedAt("run.begun").run().with(Program.KILLED);
        refused(installation, IN_THE_WAY, "relaunch 2026Q1", "explain", "1000001", "2026-01");
    }

    private static Installation published() throws Exception {
        Database registry = SampleRegistry.withoutRows();
        try (Connection connection = registry.connect()) {
            SmallRegistry.load(connection);
        }
        Installation installation = Installation.prepared(registry);
        installation
                .tolem("run", "2026Q1", "--as-of", "2026-03-31", "--accept-quarantine", "made so")
                .ok();
        return installation.publish("2026Q1");
    }

    private static Program.Ended refused(Installation installation, int code, String named, String... command)
            throws Exception {
        Program.Ended ended = installation.tolem(command).with(code);
        assertThat(ended.err()).as("%s", List.of(command)).contains(named).doesNotContain("\tat ", "Exception");
        return ended;
    }
}
