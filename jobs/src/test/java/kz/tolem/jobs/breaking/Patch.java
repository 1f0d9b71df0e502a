package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A defect to be planted: changes of sources as unified diff. A hunk goes where its old lines stand, whatever their numbers;
 * when they stand nowhere, or twice, the patch no longer fits the sources.
 *
 * @param name of the file, without its suffix
 * @param about what the defect is: the first line
 * @param shownBy the faults that have to show it, whichever of them comes: the second line
 */
record Patch(String name, String about, Set<FaultKind> shownBy, List<Hunk> hunks) {

    private static final String SUFFIX = ".patch";
    private static final String SHOWN_BY = "Shown by: ";

    /**
     * @param file from the root of the checkout
     * @param before lines that stand there
     * @param after lines that shall stand there
     */
    record Hunk(String file, String before, String after) {}

    /** All patches of a directory in the order of their names. */
    static List<Patch> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Patch> patches = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(SUFFIX)) {
                    patches.add(read(file));
                }
            }
            return patches;
        }
    }

    private static Patch read(Path path) throws IOException {
        String name = path.getFileName().toString().replace(SUFFIX, "");
        StringBuilder about = new StringBuilder();
        Set<FaultKind> shownBy = EnumSet.noneOf(FaultKind.class);
        List<Hunk> hunks = new ArrayList<>();
        String file = "";
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            if (line.startsWith("--- ") || line.startsWith("@@")) {
                if (!before.isEmpty()) {
                    hunks.add(new Hunk(file, before.toString(), after.toString()));
                    before.setLength(0);
                    after.setLength(0);
                }
            } else if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
            } else if (line.startsWith(SHOWN_BY)) {
                Arrays.stream(line.substring(SHOWN_BY.length()).split(", "))
                        .map(FaultKind::valueOf)
                        .forEach(shownBy::add);
            } else if (file.isEmpty()) {
                about.append(about.isEmpty() ? "" : " ").append(line.strip());
            } else {
                String text = (line.isEmpty() ? "" : line.substring(1)) + "\n";
                before.append(line.startsWith("+") ? "" : text);
                after.append(line.startsWith("-") ? "" : text);
            }
        }
        hunks.add(new Hunk(file, before.toString(), after.toString()));
        return new Patch(name, about.toString(), shownBy, hunks);
    }

    /** The changed text of each file, by its place from the root of the checkout. */
    SortedMap<String, String> apply(Path root) throws IOException {
        SortedMap<String, String> changed = new TreeMap<>();
        for (Hunk hunk : hunks) {
            String text = changed.containsKey(hunk.file())
                    ? changed.get(hunk.file())
                    : Files.readString(root.resolve(hunk.file()), StandardCharsets.UTF_8);
            int at = text.indexOf(hunk.before());
            if (at < 0 || text.indexOf(hunk.before(), at + 1) >= 0) {
                throw new IllegalStateException("planted/" + name + ".patch does not fit " + hunk.file()
                        + " any more: make it anew, so that the defect is still planted. It looks for\n"
                        + hunk.before());
            }
            changed.put(
                    hunk.file(),
                    text.substring(0, at)
                            + hunk.after()
                            + text.substring(at + hunk.before().length()));
        }
        return changed;
    }
}
