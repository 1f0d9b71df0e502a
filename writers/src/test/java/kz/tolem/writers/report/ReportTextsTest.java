package kz.tolem.writers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Words;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Status;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever adds a benefit, a reason, a defect, a region or a heading is told which text is missing in which language. */
class ReportTextsTest {

    private static final LawBook LAW = LawBook.builtIn();
    private static final Pattern BRACES = Pattern.compile("\\{[a-z]+}");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{t\\.([A-Za-z-]+)}}");

    @ParameterizedTest
    @EnumSource
    void every_code_of_a_manifest_is_said_in_words(Language language) {
        Words words = words(language);
        List<String> silent = new ArrayList<>();
        for (Benefit benefit : Benefit.values()) {
            check(benefit.name(), words.name(benefit.name()), silent);
        }
        for (Region region : Region.values()) {
            check(region.code(), words.region(region.code()), silent);
        }
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE) {
                check(reason.name(), words.reason(reason.name()), silent);
            }
        }
        for (Defect defect : Defect.values()) {
            check(defect.name(), words.defect(defect.name()), silent);
        }
        for (State state : State.values()) {
            check(state.name(), words.state(state.name()), silent);
        }
        if (language != Language.EN) { // where "confirmed" is the word
            for (Status status : Status.values()) {
                check(status.text(), words.status(status.text()), silent);
            }
        }
        assertThat(silent).as("codes without words in %s", language).isEmpty();
    }

    private static void check(String code, String said, List<String> silent) {
        if (said.equals(code) || said.isBlank()) {
            silent.add(code);
        }
    }

    @Test
    void every_language_has_the_same_texts_with_the_same_braces() {
        Map<String, SortedSet<String>> english = braces(Language.EN);
        assertThat(english).isNotEmpty();
        assertThat(braces(Language.RU)).isEqualTo(english);
        assertThat(braces(Language.KK)).isEqualTo(english);
    }

    @Test
    void the_templates_ask_for_no_text_that_is_not_there() throws IOException {
        Map<String, String> texts = words(Language.KK).texts();
        for (String template : List.of("page", "report", "bar", "line", "counted", "figures", "figure")) {
            assertThat(IN_TEMPLATE
                            .matcher(resource(template + ".mustache"))
                            .results()
                            .map(found -> found.group(1))
                            .distinct())
                    .as(template)
                    .allMatch(texts::containsKey);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void what_is_said_in_kazakh_and_russian_is_written_in_cyrillic(Language language) {
        words(language).texts().forEach((name, text) -> assertThat(text.replaceAll("\\{[a-z]+}", ""))
                .as("%s in %s", name, language)
                .doesNotContainPattern("[A-Za-z]{4,}"));
    }

    private static Map<String, SortedSet<String>> braces(Language language) {
        Map<String, SortedSet<String>> braces = new TreeMap<>();
        words(language).texts().forEach((name, text) -> {
            SortedSet<String> found = new TreeSet<>();
            BRACES.matcher(text).results().forEach(brace -> found.add(brace.group()));
            braces.put(name, found);
        });
        return braces;
    }

    private static Words words(Language language) {
        return new Words(language, LAW, "report");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/report/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
