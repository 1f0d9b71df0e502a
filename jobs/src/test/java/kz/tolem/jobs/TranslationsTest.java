package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Texts;
import kz.tolem.jobs.command.HelpTexts;
import kz.tolem.jobs.command.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Whatever the program says to people it can say in each language, and no translation is left over. */
final class TranslationsTest {

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern MESSAGE =
            Pattern.compile("Message\\.of\\(\\s*(" + TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*)?");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d*)}");

    /** What is the same in every language: commands, options, settings, files and what is put in for variables of picocli. */
    private static final Pattern SAME = Pattern.compile(
            "tolem [a-z-]{4,}|--[a-z-]+|TOLEM_[A-Z_]+|[a-z-]+\\.(?:csv|log|yaml)|\\$\\{[A-Z-]+}|\\| ?>?|^ {2,}");

    @Test
    void eachMessageHasAsManyValuesAsPlaces() throws IOException {
        templates().forEach((template, values) -> assertThat(values)
                .as("values of \"%s\"", template)
                .isEqualTo((int) PLACE.matcher(template).results().count()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"KK", "RU"})
    void eachMessageIsTranslatedAndNothingElse(Language language) throws IOException {
        SortedMap<String, String> translations = Texts.of("messages", language).all();
        assertThat(translations.keySet()).isEqualTo(templates().keySet());
        translations.forEach((template, translation) -> {
            List<String> places = found(PLACE, translation).toList();
            assertThat(places.stream().sorted().toList())
                    .as("places of \"%s\" for \"%s\"", translation, template)
                    .isIn(places(places.size(), ""), places(places.size(), "in order"))
                    .hasSize((int) found(PLACE, template).count());
            assertThat(same(translation))
                    .as("what is no language in \"%s\" for \"%s\"", translation, template)
                    .isEqualTo(same(template));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"KK", "RU"})
    void helpIsTranslatedAndNothingElse(Language language) {
        try (Session session = new Session()) {
            Map<String, String> english = new TreeMap<>();
            help(Tolem.line(session), english);
            session.speak(List.of(language));
            Map<String, String> translated = new TreeMap<>();
            help(Tolem.line(session), translated);
            translated.forEach((place, text) -> {
                assertThat(text).as(place).containsPattern("\\p{IsCyrillic}");
                assertThat(same(text)).as(place).isEqualTo(same(String.valueOf(english.get(place))));
            });
            assertThat(translated.keySet()).isEqualTo(english.keySet());
            String all = String.join("\n", translated.values());
            HelpTexts texts = new HelpTexts(language);
            for (String key : texts.keySet()) {
                assertThat(all)
                        .as("%s is used", key)
                        .contains(texts.getString(key)
                                .replaceFirst("^ *\\d+:", "")
                                .replaceFirst("\\$\\{.*", ""));
            }
        }
    }

    /** All that the help of a command and of those below it says. */
    private static void help(CommandLine line, Map<String, String> said) {
        String name = line.getCommandSpec().qualifiedName();
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        put(said, name + " heading", usage.synopsisHeading());
        put(said, name + " header", usage.header());
        put(said, name + " description", usage.description());
        put(said, name + " options", usage.optionListHeading());
        put(said, name + " parameters", usage.parameterListHeading());
        put(said, name + " commands", usage.commandListHeading());
        put(said, name + " codes", usage.exitCodeListHeading());
        put(said, name + " code", usage.exitCodeList().values().toArray(String[]::new));
        put(said, name + " footer", usage.footerHeading());
        for (ArgSpec argument : line.getCommandSpec().args()) {
            String called = argument instanceof OptionSpec option
                    ? option.longestName()
                    : argument.paramLabel() + ((PositionalParamSpec) argument).index();
            put(said, name + " " + called, argument.description());
        }
        line.getSubcommands().values().forEach(below -> help(below, said));
    }

    private static void put(Map<String, String> said, String place, String... lines) {
        String text = String.join("\n", lines);
        if (!text.isBlank()) {
            said.put(place, text);
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static List<String> same(String text) {
        return found(SAME, text).sorted().toList();
    }

    /** So many places, as they are sorted. */
    private static List<String> places(int number, String order) {
        return Stream.iterate(1, i -> i + 1)
                .limit(number)
                .map(i -> order.isEmpty() ? "{}" : "{" + i + "}")
                .sorted()
                .toList();
    }

    /** Every template of the sources with the number of values that are put in. */
    private static SortedMap<String, Integer> templates() throws IOException {
        SortedMap<String, Integer> templates = new TreeMap<>();
        SortedSet<String> inconstant = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file, StandardCharsets.UTF_8);
            Matcher calls = MESSAGE.matcher(source);
            while (calls.find()) {
                if (calls.group(1) == null) {
                    inconstant.add(file + ": " + source.substring(calls.start(), source.indexOf('\n', calls.start())));
                    continue;
                }
                StringBuilder template = new StringBuilder();
                Pattern.compile(TEXT).matcher(calls.group(1)).results().forEach(part -> template.append(part.group(1)));
                templates.put(template.toString().translateEscapes(), values(source, calls.end()));
            }
        }
        inconstant.removeIf(call -> call.contains("Message.java"));
        assertThat(inconstant)
                .as("messages whose template is no text in the source")
                .isEmpty();
        return templates;
    }

    /** How many values follow a template up to the end of the call. */
    private static int values(String source, int from) {
        int depth = 1;
        int commas = 0;
        for (int i = from; depth > 0; i++) {
            char c = source.charAt(i);
            if (c == '"') {
                Matcher text = Pattern.compile(TEXT).matcher(source).region(i, source.length());
                assertThat(text.lookingAt()).isTrue();
                i = text.end() - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 1) {
                commas++;
            }
        }
        return commas;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("calc", "readers", "writers", "sample-data", "jobs")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
