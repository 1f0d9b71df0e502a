package kz.tolem.calc.speed;

import java.time.YearMonth;
import java.util.List;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.testing.NationalFamilies;
import kz.tolem.calc.testing.TestFamilies;

/** The fourth quarter of 2025 over a batch of families who draw what the nation draws: all rules, three months. */
final class Workload {

    static final int FAMILIES = 16_384;
    static final int MONTHS = 3;

    private static final YearMonth FIRST = YearMonth.of(2025, 10);

    private final FamilyColumns columns;
    private final Calculation.Worker worker;
    private final OutcomeColumns outcomes = new OutcomeColumns();

    Workload(long seed) {
        columns = TestFamilies.columns(NationalFamilies.of(seed, 1, 1 + FAMILIES, FIRST));
        LawBook law = LawBook.builtIn();
        worker = new Calculation(
                        List.of(law.inForce(FIRST), law.inForce(FIRST.plusMonths(1)), law.inForce(FIRST.plusMonths(2))))
                .worker();
    }

    /** Calculates the batch anew, as a run does: into the same columns of outcomes. */
    OutcomeColumns calculate() {
        outcomes.clear();
        worker.calculate(new FamilyBatch(columns, 0, FAMILIES), outcomes);
        return outcomes;
    }
}
