package kz.tolem.calc.family;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.Table;

/** A family that notes what rules read of it: for explanations, never for a whole registry. Says nothing else than a plain one. */
public final class RecordingFamily extends FamilyView {

    private Reads reads = new Reads();
    private World world = World.SURE;

    /** A cursor over {@code columns} in {@code month}. */
    public RecordingFamily(FamilyColumns columns, MonthFrame month) {
        super(columns, month, RecordingPerson::new);
    }

    /** Where reads are noted from now on. */
    public void noteIn(Reads next) {
        reads = next;
    }

    /** In which world the family is looked at. */
    public World world() {
        return world;
    }

    Reads reads() {
        return reads;
    }

    @Override
    public void moveTo(int row, World seen) {
        world = seen;
        super.moveTo(row, seen);
    }

    @Override
    public int count(PersonTest test) {
        int passed = super.count(test);
        reads.count(passed);
        return passed;
    }

    @Override
    public byte region() {
        Families families = columns().families;
        reads.fact(families, row(), families.region);
        return super.region();
    }

    @Override
    public short wellbeing() {
        Families families = columns().families;
        reads.fact(families, row(), families.wellbeing);
        return super.wellbeing();
    }

    /** Incomes of the quarter before that do not count are noted as read too, so that it can be said. */
    @Override
    public long income(boolean[] counts) {
        Incomes incomes = columns().incomes;
        List<Integer> counted = new ArrayList<>();
        for (int row = start(incomes), end = end(incomes); row < end; row++) {
            if (isOfQuarterBefore(row) && !incomes.isInDoubt(row)) {
                reads.fact(incomes, row);
                if (isCountedIncome(row, counts)) {
                    counted.add(row);
                }
            }
        }
        long total = super.income(counts);
        reads.income(total, counted);
        return total;
    }

    @Override
    public boolean isIncomeUnknown(boolean[] counts) {
        boolean unknown = super.isIncomeUnknown(counts);
        Incomes incomes = columns().incomes;
        for (int row = start(incomes), end = end(incomes); unknown && row < end; row++) {
            if (incomes.isInDoubt(row) && isCountedIncome(row, counts)) {
                reads.fact(incomes, row);
            }
        }
        return unknown;
    }

    @Override
    public int application(Benefit benefit, long subject) {
        return noted(columns().applications, super.application(benefit, subject));
    }

    @Override
    public int tsaCase(int application) {
        return noted(columns().tsaCases, super.tsaCase(application));
    }

    @Override
    int brokenContract(int first, int last) {
        return noted(columns().tsaCases, super.brokenContract(first, last));
    }

    @Override
    boolean counts(Table table, int row, DateColumn from, DateColumn to) {
        boolean counts = super.counts(table, row, from, to);
        if (counts) {
            reads.fact(table, row);
        }
        return counts;
    }

    @Override
    boolean drawsDisabilityAllowance(long id) {
        boolean draws = super.drawsDisabilityAllowance(id);
        if (draws) {
            reads.drawing(id);
        }
        return draws;
    }

    private int noted(Table table, int row) {
        if (row != NONE) {
            reads.fact(table, row);
        }
        return row;
    }
}
