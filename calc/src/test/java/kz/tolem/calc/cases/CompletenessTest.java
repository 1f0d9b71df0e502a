package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import org.junit.jupiter.api.Test;

/** Whoever adds a benefit is told which piece of it is forgotten. */
class CompletenessTest {

    private static final int LONGEST_RULE = 80;

    @Test
    void noPieceOfABenefitIsForgotten() {
        List<String> forgotten = new ArrayList<>();
        for (Benefit benefit : Benefit.values()) {
            forgotten.addAll(forgotten(benefit.name(), benefit.rule() != null, CompletenessTest::exists));
        }

        assertThat(forgotten).isEmpty();
    }

    @Test
    void eachForgottenPieceOfABenefitThatDoesNotExistYetIsNamed() {
        assertThat(forgotten("HOUSING_AID", false, CompletenessTest::exists))
                .containsExactly(
                        "HOUSING_AID: its line in Benefit names no rule",
                        "HOUSING_AID: rule/HousingAid.java is missing",
                        "HOUSING_AID: law/benefit/housing-aid.yaml is missing",
                        "HOUSING_AID: cases/housing-aid.yaml is missing");
        assertThat(forgotten("HOUSING_AID", true, path -> !path.contains("cases")))
                .containsExactly("HOUSING_AID: cases/housing-aid.yaml is missing");
    }

    @Test
    void everyBenefitHasCasesAndItsNameInThreeLanguages() throws IOException {
        for (Benefit benefit : Benefit.values()) {
            String file = dashed(benefit.name());
            assertThat(CaseFiles.cases(file)).as("cases of %s", benefit).hasSizeGreaterThan(2);
            assertThat(text("/law/benefit/" + file + ".yaml"))
                    .as("law of %s", benefit)
                    .contains("kk: ", "ru: ", "en: ");
        }
    }

    @Test
    void aRuleIsShortAndHoldsNoFigureOfTheLaw() throws IOException {
        Path rules = Path.of("src/main/java/kz/tolem/calc/rule");
        try (Stream<Path> files = Files.list(rules)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines).as("%s", file).hasSizeLessThanOrEqualTo(LONGEST_RULE);
                assertThat(lines)
                        .as("figures in %s", file)
                        .filteredOn(line -> line.matches(".*(?<![\\w\"-])[2-9]\\d*(\\.\\d+)?\\b.*"))
                        .filteredOn(line ->
                                !line.strip().startsWith("*") && !line.strip().startsWith("/*"))
                        .filteredOn(line -> !line.contains("MONTHS_OF_QUARTER"))
                        .isEmpty();
            }
        }
    }

    /** What is missing of a benefit, by its code. */
    private static List<String> forgotten(String code, boolean hasRule, Predicate<String> exists) {
        List<String> forgotten = new ArrayList<>();
        if (!hasRule) {
            forgotten.add(code + ": its line in Benefit names no rule");
        }
        String file = dashed(code);
        String rule = "rule/" + className(code) + ".java";
        for (String piece : List.of(rule, "law/benefit/" + file + ".yaml", "cases/" + file + ".yaml")) {
            if (!exists.test(piece)) {
                forgotten.add(code + ": " + piece + " is missing");
            }
        }
        return forgotten;
    }

    private static boolean exists(String piece) {
        String path = piece.startsWith("rule/") ? "/kz/tolem/calc/" + piece.replace(".java", ".class") : "/" + piece;
        return CompletenessTest.class.getResource(path) != null;
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

    private static String text(String resource) throws IOException {
        try (InputStream in = CompletenessTest.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
