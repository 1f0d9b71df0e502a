package kz.tolem.calc;

import java.util.List;
import java.util.stream.IntStream;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.MonthCalculation;
import kz.tolem.calc.outcome.MonthRules;
import kz.tolem.calc.outcome.OutcomeColumns;

/**
 * The rules of some months over batches of families. The rules are built once; what a thread needs for itself it gets
 * from {@link #worker()}.
 */
public final class Calculation {

    private final List<LawInForce> months;
    private final List<MonthRules> rules;
    private final int firstToOffer;

    /** Months in each of which what nobody claimed is listed. */
    public Calculation(List<LawInForce> months) {
        this(months, 0);
    }

    /**
     * @param months the law of each month that is calculated, in the order in which outcomes number them
     * @param firstToOffer place of the first month in which what nobody claimed is listed: nobody can claim what lies
     *     before, and the runs of those months have listed it
     * @throws kz.tolem.calc.law.MissingParameter when a figure of the law is missing in one of the months
     */
    public Calculation(List<LawInForce> months, int firstToOffer) {
        this.firstToOffer = firstToOffer;
        this.months = List.copyOf(months);
        this.rules = this.months.stream().map(MonthRules::new).toList();
    }

    /** A worker for one thread. */
    public Worker worker() {
        return new Worker(IntStream.range(0, months.size())
                .mapToObj(i -> new MonthCalculation(i, firstToOffer, months.get(i), rules.get(i)))
                .toList());
    }

    /** Calculates one batch after the other; belongs to one thread. */
    public static final class Worker {

        private final List<MonthCalculation> calculations;

        private Worker(List<MonthCalculation> calculations) {
            this.calculations = calculations;
        }

        /** Appends what came of each family of the batch in each month. */
        public void calculate(FamilyBatch batch, OutcomeColumns into) {
            for (MonthCalculation month : calculations) {
                month.calculate(batch, into);
            }
        }
    }
}
