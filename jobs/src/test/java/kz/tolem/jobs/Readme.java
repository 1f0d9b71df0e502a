package kz.tolem.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the README tells its reader to type. */
final class Readme {

    static final Path FILE = Path.of("..", "README.md");

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OPTIONAL = Pattern.compile(" \\[([^\\[\\]]*)]");

    private Readme() {}

    /**
     * Something to type, as it stands there.
     *
     * @param language of the block; empty for one without, and for code within a sentence or a table
     */
    record Typed(String language, String text) {}

    /** All blocks, and what stands in sentences and tables with the program's name in it, in the order of the README. */
    static List<Typed> typed() throws IOException {
        Set<Typed> all = new LinkedHashSet<>();
        String[] parts = Files.readString(FILE, StandardCharsets.UTF_8).split("(?m)^ *" + FENCE);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                all.addAll(inSentences(parts[i]));
            } else {
                int end = parts[i].indexOf('\n');
                all.add(new Typed(parts[i].substring(0, end), parts[i].substring(end + 1)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Typed> inSentences(String text) {
        List<Typed> found = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (code.group(1).contains("./tolem ")) {
                variants(code.group(1)).forEach(line -> found.add(new Typed("", line)));
            }
        }
        return found;
    }

    /** {@code status [2026Q1]} is two command lines, and {@code --csv\|--xlsx} is as well. */
    private static Stream<String> variants(String line) {
        String[] choices = Stream.of(line.split(" "))
                .filter(word -> word.contains("\\|"))
                .findFirst()
                .orElse("")
                .split("\\\\\\|");
        return Stream.of(choices)
                .map(choice -> line.replace(String.join("\\|", choices), choice))
                .flatMap(one -> Stream.of(
                        OPTIONAL.matcher(one).replaceAll(""),
                        OPTIONAL.matcher(one).replaceAll(" $1")));
    }
}
