package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.calc.testing.RandomFamilies;
import kz.tolem.calc.testing.TestFamilies;
import kz.tolem.calc.testing.TestFamily;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

    private static final long ID = 5000;
    private static final LawBook BUILT_IN = LawBook.builtIn();

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpectedAlone() {
        return CaseFiles.all()
                .map(law -> DynamicTest.dynamicTest(law.name(), () -> {
                    CaseFamily family = law.family(ID);
                    check(law, family, List.of(family.family()));
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
                check(law, family, families);
            });
        });
    }

    private void check(LawCase law, CaseFamily family, List<TestFamily> families) throws IOException {
        LawBook book = BUILT_IN;
        if (law.law() != null) {
            Files.writeString(directory.resolve("case.yaml"), law.law());
            book = book.with(directory);
        }
        FamilyColumns columns = TestFamilies.columns(families);
        int row = families.indexOf(family.family());
        for (YearMonth month : law.months()) {
            OutcomeColumns outcomes = new OutcomeColumns();
            new Calculation(List.of(book.inForce(month)))
                    .worker()
                    .calculate(new FamilyBatch(columns, 0, columns.size()), outcomes);
            law.expected(month)
                    .forEach((benefit, expected) -> assertThat(came(benefit, expected, row, family, outcomes))
                            .as("%s, %s, %s", law.name(), month, benefit)
                            .isEqualTo(Expected.lines(expected)));
        }
    }

    /** What came of a benefit in the words of the case: only what it speaks of. */
    private static Map<String, List<String>> came(
            String benefit, Object expected, int row, CaseFamily family, OutcomeColumns outcomes) {
        Benefit wanted = Benefit.valueOf(benefit);
        Map<String, List<String>> came = new TreeMap<>();
        for (String person : Expected.lines(expected).keySet()) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.family(i) == row
                        && outcomes.benefit(i) == wanted
                        && (person.equals(Expected.ANYBODY) || outcomes.subject(i) == family.person(person))) {
                    lines.add(describe(outcomes, i));
                }
            }
            came.put(person, lines);
        }
        return came;
    }

    private static String describe(OutcomeColumns outcomes, int row) {
        List<String> words = new ArrayList<>();
        if (outcomes.state(row) != State.ORDERED) {
            words.add(outcomes.state(row).name());
        }
        if (outcomes.reason(row) != Reason.NONE) {
            words.add(outcomes.reason(row).name());
        }
        if (outcomes.amount(row) != MoneyColumn.UNKNOWN && outcomes.state(row) != State.NOTHING) {
            words.add(Tiyn.toTenge(outcomes.amount(row)).stripTrailingZeros().toPlainString());
        }
        if (outcomes.form(row) != Form.NONE) {
            words.add(outcomes.form(row).name());
        }
        return String.join(" ", words);
    }

    @Test
    void everyPublishedAmountOfAWrittenRuleHasItsCase() throws IOException {
        List<String> written = CaseFiles.files().toList();
        List<String> without = new ArrayList<>();
        for (String line : published()) {
            String[] fields = line.split(",", 5);
            String file = fields[0].toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (written.contains(file) && CaseFiles.cases(file).stream().noneMatch(law -> isCaseOf(law, fields))) {
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
