package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every line of the log says which run and which range it is about, to people and to programs. */
@Execution(ExecutionMode.CONCURRENT)
final class LogTest {

    @Test
    void forProgramsEachLineIsAnObjectThatNamesRunAndRange() throws Exception {
        Installation installation =
                Installation.prepared(SampleRegistry.shared()).with("TOLEM_LOG_FORMAT", "ecs");
        installation.run().ok();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(installation.home().resolve("logs/tolem.log"))) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.has("@timestamp")).isTrue());
        List<JsonNode> ofSteps = lines.stream()
                .filter(line -> line.toString().contains("Executing step"))
                .toList();
        assertThat(ofSteps)
                .hasSizeGreaterThan(7)
                .allSatisfy(line -> assertThat(line.get("run").asString()).isEqualTo("2026Q1"));
        Set<String> ranges = new TreeSet<>();
        lines.stream()
                .filter(line -> line.has("range"))
                .forEach(line -> ranges.add(line.get("range").asString()));
        assertThat(ranges).hasSize(12);
    }

    @Test
    void aFormatThatThereIsNotIsRefused() throws Exception {
        assertThat(Installation.prepared(SampleRegistry.shared())
                        .with("TOLEM_LOG_FORMAT", "xml")
                        .tolem("status")
                        .with(2)
                        .err())
                .contains("TOLEM_LOG_FORMAT is xml: it may be text or ecs");
    }
}
