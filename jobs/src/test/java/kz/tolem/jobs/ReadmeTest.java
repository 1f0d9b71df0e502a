package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.jobs.command.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The README is true: each command line in it is one that the program takes, and each command is in it. */
final class ReadmeTest {

    static final Path README = Path.of("..", "README.md");

    /** From the program's name to what ends it: the end of code, a pipe, another command, a remark. */
    private static final Pattern COMMAND = Pattern.compile("\\./tolem((?: +(?:\\\\\\||[^`|&#;)\\n])+)?)");

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");

    /** What stands for something of the reader's. */
    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "FAMILY", "306", "NAME", "dana", "TEXT", "why", "FILE", "key.pub", "CODE", "TSA", "N", "1000", "\"why\"",
            "why");

    @ParameterizedTest
    @MethodSource("commandLines")
    void theProgramTakesIt(String commandLine) {
        try (Session session = new Session()) {
            CommandLine line = Tolem.line(session);
            String[] arguments = Stream.of(commandLine.split(" "))
                    .map(word -> PLACEHOLDERS.getOrDefault(word, word))
                    .toArray(String[]::new);
            assertThatCode(() -> line.parseArgs(arguments))
                    .as("tolem %s", commandLine)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void eachCommandIsInIt() throws IOException {
        Set<String> named = new TreeSet<>();
        commandLines().forEach(line -> named.add(line.split(" ")[0]));
        try (Session session = new Session()) {
            Set<String> all = new TreeSet<>(Tolem.line(session).getSubcommands().keySet());
            all.remove("help");
            assertThat(named).isEqualTo(all);
        }
    }

    static List<String> commandLines() throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        Matcher commands = COMMAND.matcher(Files.readString(README, StandardCharsets.UTF_8));
        while (commands.find()) {
            String line = commands.group(1).strip().replace("\\|", "|");
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                withAndWithout(line).forEach(one -> lines.addAll(alternatives(one)));
            }
        }
        return List.copyOf(lines);
    }

    /** {@code status [2026Q1]} is two command lines. */
    private static List<String> withAndWithout(String line) {
        Matcher optional = OPTIONAL.matcher(line);
        if (!optional.find()) {
            return List.of(line.strip().replaceAll(" +", " "));
        }
        List<String> lines = new ArrayList<>();
        for (String part : List.of("", optional.group(1))) {
            lines.addAll(withAndWithout(line.substring(0, optional.start()) + part + line.substring(optional.end())));
        }
        return lines;
    }

    /** {@code --csv|--xlsx} is two as well, and so is {@code --lang kk,ru}. */
    private static List<String> alternatives(String line) {
        for (String word : line.split(" ")) {
            List<String> choices = List.of(word.split("[|,]"));
            if (choices.size() > 1) {
                return choices.stream()
                        .flatMap(choice -> alternatives(line.replace(word, choice)).stream())
                        .toList();
            }
        }
        return List.of(line);
    }
}
