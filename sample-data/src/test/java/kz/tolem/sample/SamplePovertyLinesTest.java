package kz.tolem.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePovertyLinesTest {

    @TempDir
    private Path directory;

    @Test
    void everyRegionHasSixQuartersExceptWhatWasPublished() throws Exception {
        List<String> lines = Files.readAllLines(SamplePovertyLines.write(directory.resolve("law"), "2025Q4"));
        assertThat(lines.get(0)).isEqualTo("poverty-line:");
        assertThat(lines).hasSize(1 + 20 * 6 - 2);
        assertThat(lines)
                .noneMatch(line -> line.contains("\"71\", from: 2025-10-01"))
                .noneMatch(line -> line.contains("\"15\", from: 2026-01-01"));
        assertThat(lines.get(1))
                .isEqualTo("  - {region: \"10\", from: 2025-07-01, to: 2025-10-01, value: 38365, status: sample,"
                        + " cite: \"made up for sample data\"}");
    }

    @Test
    void sameBytesInAnyLocale() throws Exception {
        Locale before = Locale.getDefault();
        byte[] first = Files.readAllBytes(SamplePovertyLines.write(directory, "2026Q1"));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Files.readAllBytes(SamplePovertyLines.write(directory, "2026Q1")))
                    .isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsNoQuarterIsRefused() {
        assertThatThrownBy(() -> SamplePovertyLines.write(directory, "2025-4"))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("2025Q4");
    }
}
