package kz.tolem.calc.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Region;

/**
 * The whole law as data: every value of every parameter, with dates, citation and status. Immutable.
 *
 * <p>The built-in files lie beside the classes; an office's own files add, correct or confirm values, as strictly checked.
 */
public final class LawBook {

    private static final List<String> INDICES =
            List.of("mrp", "subsistence-minimum", "minimum-wage", Parameter.POVERTY_LINE);

    private final Map<String, Parameter> parameters;
    private final Map<String, Map<String, String>> names;
    private final Timeline timeline;

    private LawBook(Map<String, Parameter> parameters, Map<String, Map<String, String>> names, Timeline timeline) {
        this.parameters = parameters;
        this.names = names;
        this.timeline = timeline;
    }

    /**
     * The law that comes with the program.
     *
     * @throws InvalidLaw when a file lacks something; a defect of the program
     */
    public static LawBook builtIn() {
        List<LawFile> files = new ArrayList<>();
        for (String index : INDICES) {
            files.add(LawFile.index(index, resource("index/" + index + ".yaml")));
        }
        for (Benefit benefit : Benefit.values()) {
            if (benefit.rule() != null) {
                String file = Parameter.dashed(benefit.name()) + ".yaml";
                files.add(LawFile.benefit(benefit.name(), resource("benefit/" + file)));
            }
        }
        files.add(LawFile.general(resource("general.yaml")));
        List<Parameter> parameters = new ArrayList<>();
        Map<String, Map<String, String>> names = new TreeMap<>();
        Timeline.Builder timeline = new Timeline.Builder();
        for (LawFile file : files) {
            parameters.addAll(file.parameters());
            names.put(file.subject(), file.names());
            timeline.add(file.entries());
        }
        return of(parameters, names, timeline.build());
    }

    static LawBook of(List<Parameter> parameters, Map<String, Map<String, String>> names, Timeline timeline) {
        Map<String, Parameter> byKey = new TreeMap<>();
        parameters.forEach(parameter -> byKey.put(parameter.key(), parameter));
        return new LawBook(byKey, names, timeline);
    }

    /** The parameters that are defined, by key. */
    Collection<Parameter> parameters() {
        return parameters.values();
    }

    /** What each index and benefit is called, by language. */
    Map<String, Map<String, String>> names() {
        return names;
    }

    /**
     * This law with what an office's own files say: every {@code *.yaml} in the directory. A value with the same
     * parameter, region and first day as one in this book replaces it; any other is added.
     *
     * @param lawDirectory need not exist
     * @throws InvalidLaw when a file cannot be read as law, contradicts another one, or overlaps with a value that stays
     * @throws UncheckedIOException when the directory or a file cannot be read
     */
    public LawBook with(Path lawDirectory) {
        if (!Files.isDirectory(lawDirectory)) {
            return this;
        }
        Timeline.Builder overlay = new Timeline.Builder();
        for (Path file : lawFiles(lawDirectory)) {
            overlay.add(LawFile.overlay(LawNode.read(fileName(file), bytes(file)), parameters));
        }
        return new LawBook(parameters, names, timeline.replacedBy(overlay));
    }

    private static List<Path> lawFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sorted =
                    files.sorted(Comparator.comparing(LawBook::fileName)).toList();
            for (Path file : sorted) {
                String name = fileName(file);
                if (name.endsWith(".yml")) {
                    throw new InvalidLaw(
                            name, "", Message.of("is not read; rename it so that it ends with .yaml, or remove it"));
                }
            }
            return sorted.stream()
                    .filter(file -> fileName(file).endsWith(".yaml"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("law files in " + directory + " cannot be listed", e);
        }
    }

    /**
     * The law of a month.
     *
     * @throws MissingParameter when an index or another figure has no value in the month; names all of them. A missing
     *     poverty line is not an error here: see {@link #missingPovertyLines}
     */
    public LawInForce inForce(YearMonth month) {
        List<String> missing = timeline.missing(parameters.values(), month);
        if (!missing.isEmpty()) {
            throw new MissingParameter(Message.of(
                    "the law of {} has no value of {}. Enter each in a file of TOLEM_HOME/law, for example mrp.yaml: "
                            + "\"mrp: [{from: 2027-01-01, to: 2028-01-01, value: …, status: confirmed, cite: …}]\"",
                    month,
                    String.join(", ", missing)));
        }
        return new LawInForce(MonthFrame.of(month), timeline.inForce(month), timeline.before(month));
    }

    /** Every value, by parameter and first day. */
    public List<Entry> entries() {
        return timeline.entries();
    }

    /** The values that hold in a month, by parameter. */
    public List<Entry> inForceEntries(YearMonth month) {
        return timeline.inForce(month);
    }

    /**
     * The values that rules use in some months and regions and whose status is not confirmed, by parameter and first day:
     * to be listed in manifest and report.
     */
    public List<Entry> unconfirmedEntries(Collection<YearMonth> months, Collection<Region> regions) {
        return usedEntries(months, regions).stream()
                .filter(entry -> entry.status() != Status.CONFIRMED)
                .toList();
    }

    /** The values that rules use in some months and regions, by parameter and first day: to be listed in the report. */
    public List<Entry> usedEntries(Collection<YearMonth> months, Collection<Region> regions) {
        return entries().stream()
                .filter(entry -> months.stream().anyMatch(entry::isInForce))
                .filter(this::isUsed)
                .filter(entry -> entry.region() == null
                        || regions.stream().anyMatch(region -> region.code().equals(entry.region())))
                .toList();
    }

    private boolean isUsed(Entry entry) {
        return entry.parameter() != null
                || entry.subject().equals(Parameter.POVERTY_LINE)
                || parameters.values().stream()
                        .anyMatch(parameter -> parameter.unit().isCoefficient()
                                && parameter.unit().text().equals(entry.subject()));
    }

    /** Those of the regions for which nobody supplied a poverty line of the quarter that the month lies in, by code. */
    public List<Region> missingPovertyLines(Collection<Region> regions, YearMonth month) {
        List<Entry> known = inForceEntries(month);
        return regions.stream()
                .distinct()
                .filter(region ->
                        known.stream().noneMatch(entry -> region.code().equals(entry.region())))
                .sorted(Comparator.comparing(Region::code))
                .toList();
    }

    /**
     * What a benefit is called.
     *
     * @param language kk, ru or en
     * @return the benefit's code when its law is not written yet
     */
    public String name(Benefit benefit, String language) {
        return name(benefit.name(), language);
    }

    /**
     * What an index or a benefit is called.
     *
     * @param subject as in {@link Entry#subject}
     * @param language kk, ru or en
     */
    public String name(String subject, String language) {
        if (!LawFile.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language " + language + " is none of " + LawFile.LANGUAGES);
        }
        Map<String, String> found = names.get(subject);
        return found == null ? subject : found.getOrDefault(language, subject);
    }

    /** SHA-256 in hexadecimal over all values; the same wherever, in whatever order and layout they are written. */
    public String digest() {
        String canonical = entries().stream().map(Entry::canonical).sorted().collect(Collectors.joining("\n"));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static LawNode resource(String name) {
        try (InputStream in = LawBook.class.getResourceAsStream("/law/" + name)) {
            if (in == null) {
                throw new InvalidLaw(name, "", Message.of("is missing among the built-in law files"));
            }
            return LawNode.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("built-in law file " + name + " cannot be read", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("law file " + file + " cannot be read", e);
        }
    }
}
