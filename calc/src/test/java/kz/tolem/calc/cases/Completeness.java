package kz.tolem.calc.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.law.LawInForce;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Looks which piece of a benefit is forgotten: its line in {@link Benefit}, its rule, its law with the names, its cases. */
final class Completeness {

    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final int FEWEST_CASES = 3;
    private static final List<String> CASES_OF_NO_BENEFIT = List.of("general", "doubt");

    private final Path module;
    private final List<String> forgotten = new ArrayList<>();

    private Completeness(Path module) {
        this.module = module;
    }

    /** The benefits of the enum, each with the name of the class that its line names as its rule; empty where it names none. */
    static Map<String, String> linesOfBenefit(LawInForce law) {
        Map<String, String> lines = new TreeMap<>();
        for (Benefit benefit : Benefit.values()) {
            var rule = benefit.rule();
            lines.put(
                    benefit.name(),
                    rule == null ? "" : rule.build(law).getClass().getSimpleName());
        }
        return lines;
    }

    /**
     * What is forgotten, a sentence each.
     *
     * @param module directory of the module, with its sources
     * @param lines the benefits with the class of the rule
     */
    static List<String> forgotten(Path module, Map<String, String> lines) throws IOException {
        Completeness completeness = new Completeness(module);
        for (Map.Entry<String, String> line : lines.entrySet()) {
            completeness.lookAtBenefit(line.getKey(), line.getValue());
        }
        completeness.lookForLines(lines);
        return completeness.forgotten;
    }

    private void lookAtBenefit(String code, String ruleOfLine) throws IOException {
        String expected = className(code);
        if (ruleOfLine.isEmpty()) {
            forgotten.add(code + ": its line in Benefit names no rule");
        } else if (!ruleOfLine.equals(expected)) {
            forgotten.add(code + ": its line in Benefit names the rule " + ruleOfLine + " and not " + expected);
        }
        if (!Files.exists(rules().resolve(expected + ".java"))) {
            forgotten.add(code + ": rule/" + expected + ".java is missing");
        }
        String file = dashed(code) + ".yaml";
        if (!Files.exists(laws().resolve(file))) {
            forgotten.add(code + ": law/benefit/" + file + " is missing");
        } else {
            lookAtNames(code, file);
        }
        if (!Files.exists(cases().resolve(file))) {
            forgotten.add(code + ": cases/" + file + " is missing");
        } else if (!(yaml(cases().resolve(file)) instanceof List<?> list) || list.size() < FEWEST_CASES) {
            forgotten.add(code + ": cases/" + file + " has fewer than " + FEWEST_CASES + " cases");
        }
    }

    private void lookAtNames(String code, String file) throws IOException {
        Object names = yaml(laws().resolve(file)) instanceof Map<?, ?> law ? law.get("names") : null;
        for (String language : LANGUAGES) {
            if (!(names instanceof Map<?, ?> known)
                    || !(known.get(language) instanceof String name)
                    || name.isBlank()) {
                forgotten.add(code + ": law/benefit/" + file + " has no name in " + language);
            }
        }
    }

    /** A rule, law or cases of which no line in {@link Benefit} knows would never be used. */
    private void lookForLines(Map<String, String> lines) throws IOException {
        List<String> classes =
                lines.keySet().stream().map(Completeness::className).toList();
        List<String> files = lines.keySet().stream().map(Completeness::dashed).toList();
        for (String rule : names(rules(), ".java")) {
            boolean isRule = Files.readString(rules().resolve(rule + ".java")).contains(" implements Rule ");
            if (isRule && !classes.contains(rule)) {
                forgotten.add("rule/" + rule + ".java has no line in Benefit");
            }
        }
        for (String law : names(laws(), ".yaml")) {
            if (!files.contains(law)) {
                forgotten.add("law/benefit/" + law + ".yaml has no line in Benefit");
            }
        }
        for (String file : names(cases(), ".yaml")) {
            if (!files.contains(file) && !CASES_OF_NO_BENEFIT.contains(file)) {
                forgotten.add("cases/" + file + ".yaml has no line in Benefit");
            }
        }
    }

    private Path rules() {
        return module.resolve("src/main/java/kz/tolem/calc/rule");
    }

    private Path laws() {
        return module.resolve("src/main/resources/law/benefit");
    }

    private Path cases() {
        return module.resolve("src/test/resources/cases");
    }

    private static List<String> names(Path directory, String extension) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(extension))
                    .map(name -> name.substring(0, name.length() - extension.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Object yaml(Path file) throws IOException {
        LoadSettings text =
                LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        return new Load(text).loadFromString(Files.readString(file));
    }

    private static String dashed(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String className(String code) {
        StringBuilder name = new StringBuilder();
        for (String word : code.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
