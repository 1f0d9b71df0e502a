package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import kz.tolem.calc.testing.RandomFamilies;
import kz.tolem.calc.testing.TestFamily;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

    private static final long ID = 5000;

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpectedAlone() {
        return CaseFiles.all()
                .map(law -> DynamicTest.dynamicTest(law.name(), () -> {
                    CaseFamily family = law.family(ID);
                    CaseCheck.check(law, family, List.of(family.family()), directory);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpectedAmongOthers() {
        SplittableRandom random = new SplittableRandom(20260101);
        return CaseFiles.all().map(law -> {
            long before = random.nextLong(40);
            long after = random.nextLong(40);
            long seed = random.nextLong();
            return DynamicTest.dynamicTest(law.name() + ", after " + before + " and before " + after, () -> {
                YearMonth month = law.months().iterator().next();
                CaseFamily family = law.family(ID);
                List<TestFamily> families = new ArrayList<>(RandomFamilies.of(seed, ID - before, ID, month));
                families.add(family.family());
                families.addAll(RandomFamilies.of(seed, ID + 1, ID + 1 + after, month));
                CaseCheck.check(law, family, families, directory);
            });
        });
    }

    @Test
    void everyPublishedAmountHasItsCase() throws IOException {
        List<String> without = new ArrayList<>();
        for (String line : published()) {
            String[] fields = line.split(",", 5);
            String file = fields[0].toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (CaseFiles.cases(file).stream().noneMatch(law -> isCaseOf(law, fields))) {
                without.add(line);
            }
        }
        assertThat(without).as("published amounts without a case").isEmpty();
    }

    private static boolean isCaseOf(LawCase law, String[] published) {
        YearMonth month = YearMonth.parse(published[2]);
        return !law.source().isEmpty()
                && published[4].contains(law.source())
                && law.months().contains(month)
                && law.expected(month).containsKey(published[0])
                && Expected.lines(Objects.requireNonNull(law.expected(month).get(published[0]))).values().stream()
                        .anyMatch(lines -> lines.contains(new BigDecimal(published[3]).toPlainString()));
    }

    private static List<String> published() throws IOException {
        InputStream in = Objects.requireNonNull(CasesTest.class.getResourceAsStream("/cases/published-amounts.csv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }
}
