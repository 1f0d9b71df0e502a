package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import kz.tolem.calc.testing.TestFamilies;
import kz.tolem.calc.testing.TestFamily;

/** Calculates the family of a case, among others, and compares what came of it with what the case expects. */
final class CaseCheck {

    private static final long ID = 5000;
    private static final LawBook BUILT_IN = LawBook.builtIn();

    private CaseCheck() {}

    /**
     * Checks each case of a file alone, by the built-in law. For a caller that only knows the name of this method.
     *
     * @return number of cases
     */
    static int checkFile(String file, Path directory) throws IOException {
        List<LawCase> cases = CaseFiles.cases(file);
        for (LawCase law : cases) {
            CaseFamily family = law.family(ID);
            check(law, family, List.of(family.family()), directory);
        }
        return cases.size();
    }

    /**
     * Checks every month of the case.
     *
     * @param families those that are calculated together, the one of the case among them
     * @param directory where the law that the case enters may be written
     */
    static void check(LawCase law, CaseFamily family, List<TestFamily> families, Path directory) throws IOException {
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
}
