package kz.tolem.calc.cases;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The files of cases: one for each benefit whose rule is written, and those of what is general. */
final class CaseFiles {

    private CaseFiles() {}

    static Stream<String> files() {
        return Stream.concat(
                Stream.of(Benefit.values())
                        .filter(benefit -> benefit.rule() != null)
                        .map(benefit -> benefit.name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-')),
                Stream.of("general", "doubt"));
    }

    static Stream<LawCase> all() {
        return files().flatMap(file -> cases(file).stream());
    }

    static List<LawCase> cases(String file) {
        String path = "/cases/" + file + ".yaml";
        try (InputStream in = CaseFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no file of cases " + path);
            }
            Object yaml = new Load(LoadSettings.builder()
                            .setSchema(new FailsafeSchema())
                            .build())
                    .loadFromInputStream(in);
            if (!(yaml instanceof List<?> cases)) {
                throw new IllegalStateException(path + " must be a list of cases");
            }
            return cases.stream().map(one -> new LawCase(file, one)).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
