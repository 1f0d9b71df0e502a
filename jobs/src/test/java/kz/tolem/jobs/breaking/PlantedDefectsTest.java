package kz.tolem.jobs.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import kz.tolem.jobs.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The breaking machine finds what it is there to find: defects that are planted into a copy of the program. */
final class PlantedDefectsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PATCHES = Path.of("src", "test", "resources", "planted");
    private static final String RESOURCES = "src/main/resources/";
    private static final int LANES = Integer.getInteger("tolem.faults.lanes", 2);
    private static final int MOST_FAULTS = 60;
    private static final long SEED = Long.getLong("tolem.faults.seed", 20260101L);

    @ParameterizedTest
    @MethodSource("patches")
    void eachDefectCanStillBePlanted(Patch patch) throws IOException {
        assertThat(patch.about()).isNotBlank();
        assertThat(patch.shownBy()).isNotEmpty();
        assertThat(patch.apply(ROOT)).isNotEmpty();
    }

    /** With {@code -Dtolem.planted=true}; with a part of a name in its place, those alone. */
    @Test
    @EnabledIfSystemProperty(named = "tolem.planted", matches = ".+")
    void eachPlantedDefectIsCaught() throws Exception {
        String asked = System.getProperty("tolem.planted", "true");
        StringBuilder table = new StringBuilder();
        List<String> missed = new ArrayList<>();
        try (Breaking breaking = new Breaking(LANES, Set.of(Task.QUARTER))) {
            for (Patch patch : patches()) {
                if (!asked.equals("true") && !patch.name().contains(asked)) {
                    continue;
                }
                Report report = breaking.play(compiled(patch), patch.shownBy(), MOST_FAULTS, SEED, 0, true);
                if (report.violations().isEmpty()) {
                    missed.add(patch.name());
                }
                String line = "%s (%s)%n    after %d faults: %s%n"
                        .formatted(
                                patch.name(),
                                patch.about(),
                                report.faults(),
                                report.violations().isEmpty()
                                        ? "NOT CAUGHT"
                                        : report.violations().get(0));
                System.out.print(line);
                table.append(line);
            }
        }
        Files.writeString(Path.of("target", "planted.txt"), table, StandardCharsets.UTF_8);
        assertThat(missed).as("defects that nothing has found").isEmpty();
    }

    static List<Patch> patches() throws IOException {
        return Patch.in(PATCHES);
    }

    /** The changed classes and resources, to stand before the program's own on its class path. */
    static Path compiled(Patch patch) throws IOException {
        Path directory = Places.directory();
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> sources = new ArrayList<>();
        for (Map.Entry<String, String> file : patch.apply(ROOT).entrySet()) {
            int resource = file.getKey().indexOf(RESOURCES);
            Path target = resource >= 0
                    ? classes.resolve(file.getKey().substring(resource + RESOURCES.length()))
                    : directory.resolve("src").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
            if (resource < 0) {
                sources.add(target.toString());
            }
        }
        if (!sources.isEmpty()) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            List<String> arguments = new ArrayList<>(List.of(
                    "-parameters",
                    "-proc:none",
                    "-nowarn",
                    "-encoding",
                    "UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()));
            arguments.addAll(sources);
            int code = compiler.run(null, null, null, arguments.toArray(String[]::new));
            assertThat(code).as("compiling %s", patch.name()).isZero();
        }
        return classes;
    }
}
