package kz.tolem.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Poverty lines for the quarters of a sample that nobody published; good for sample registries alone. */
public final class SamplePovertyLines {

    /** The file's name in the law directory. */
    public static final String FILE = "poverty-lines-sample.yaml";

    private static final int QUARTERS_BEFORE = 1;
    private static final int QUARTERS_AFTER = 4;

    private SamplePovertyLines() {}

    /**
     * Writes the lines of all regions for the quarter, the one before and the next four, except those that were
     * published. The same bytes at every call.
     *
     * @param lawDirectory made where it does not exist
     * @param quarter of the sample, for example {@code 2025Q4}
     * @return the file
     * @throws IllegalArgumentException where the quarter is not one
     */
    public static Path write(Path lawDirectory, String quarter) throws IOException {
        Files.createDirectories(lawDirectory);
        return Files.write(
                lawDirectory.resolve(FILE), text(SampleQuarter.parse(quarter)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SampleQuarter quarter) {
        StringBuilder text = new StringBuilder("poverty-line:\n");
        for (String region : Regions.codes()) {
            for (int i = -QUARTERS_BEFORE; i <= QUARTERS_AFTER; i++) {
                SampleQuarter at = quarter.plus(i);
                if (!Regions.isPublished(region, at)) {
                    line(text, region, at);
                }
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String region, SampleQuarter quarter) {
        text.append("  - {region: \"")
                .append(region)
                .append("\", from: ")
                .append(quarter.firstDay())
                .append(", to: ")
                .append(quarter.end())
                .append(", value: ")
                .append(Regions.povertyLine(region, quarter))
                .append(", status: sample, cite: \"made up for sample data\"}\n");
    }
}
