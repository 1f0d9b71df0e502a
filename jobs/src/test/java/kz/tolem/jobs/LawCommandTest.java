package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code tolem law} shows: the law in force, what changes, and what an office's own file says of it. */
@Execution(ExecutionMode.CONCURRENT)
final class LawCommandTest {

    @Test
    void theUpliftOf2026IsSeenInEachAmountOfDisability() throws Exception {
        List<String> changes =
                lines(installation().tolem("law", "2025-12", "2026-01").ok().out());

        assertThat(changes)
                .contains(
                        "subsistence-minimum 46228 50851 +10.0% confirmed",
                        "DISABILITY/general-group-1 101 702.00 111 873.00 +10.0% confirmed",
                        "DISABILITY/general-group-3 55 474.00 61 022.00 +10.0% confirmed",
                        "DISABILITY/child-under-7 74 428.00 81 871.00 +10.0% confirmed",
                        "LARGE_FAMILY/children-5 78 798.00 86 673.00 +10.0% confirmed");
        assertThat(changes.stream().filter(line -> line.startsWith("DISABILITY/")))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).contains("+10.0%"));
        assertThat(changes).noneMatch(line -> line.startsWith("DISABILITY/military"));
        JsonNode json = new JsonMapper()
                .readTree(installation()
                        .tolem("law", "2025-12", "2026-01", "--json")
                        .ok()
                        .out());
        assertThat(json.get("amounts").valueStream().map(change -> change.get("parameter")
                        .asString()))
                .contains("DISABILITY/general-group-1");
    }

    @Test
    void ofAYearWithoutIndicesTheValuesAreComparedAndTheMissingOnesNamed() throws Exception {
        Program.Ended ended = installation().tolem("law", "2026-12", "2027-01").ok();

        assertThat(lines(ended.out())).contains("mrp 4325 - not in force", "subsistence-minimum 50851 - not in force");
        assertThat(ended.err()).contains("No amounts of 2027-01", "mrp, subsistence-minimum");
    }

    @Test
    void anOfficeConfirmsCorrectsAndAddsWithItsCitation() throws Exception {
        Installation installation = installation();
        String before = digest(installation);
        Files.writeString(installation.home().resolve("law").resolve("office.yaml"), """
                GROUP_ONE_CARE:
                  per-person:
                    - {from: 2026-01-01, value: 1.61, status: confirmed, cite: "letter 7 of the ministry"}
                """);

        assertThat(lines(installation
                        .tolem("law", "2026-02", "--status", "confirmed")
                        .ok()
                        .out()))
                .anyMatch(line -> line.startsWith("GROUP_ONE_CARE/per-person 1.61 subsistence-minimum 2026-01-01")
                        && line.endsWith("letter 7 of the ministry"));
        assertThat(lines(installation
                        .tolem("law", "2025-12", "--status", "unconfirmed")
                        .ok()
                        .out()))
                .anyMatch(line -> line.startsWith("GROUP_ONE_CARE/per-person 1.4 "));
        assertThat(digest(installation)).isNotEqualTo(before);
    }

    private static Installation installation() throws Exception {
        return Installation.prepared(SampleRegistry.shared());
    }

    private static String digest(Installation installation) throws Exception {
        String out = installation.tolem("law", "2026-02").ok().out();
        return out.substring(out.lastIndexOf("digest "));
    }

    private static List<String> lines(String out) {
        return Arrays.stream(out.split("\n"))
                .map(line -> line.replaceAll("  +", " "))
                .toList();
    }
}
