package kz.tolem.writers.casework;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.List;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;

/** The outcomes of one range that came to one state, in the order of family, benefit, month and subject. */
final class CaseColumns {

    private final OutcomeColumns[] batches;
    private final int[] firstDays;
    private int[] batch = new int[64];
    private int[] row = new int[64];
    private int[] sorted = new int[0];
    private int size;

    /**
     * @param outcomes the batches of the range
     * @param firstDays first day of each month as outcomes number them, as days since 1970-01-01
     */
    CaseColumns(List<? extends OutcomeColumns> outcomes, int[] firstDays, State state) {
        this.batches = outcomes.toArray(new OutcomeColumns[0]);
        this.firstDays = firstDays;
        for (int number = 0; number < batches.length; number++) {
            OutcomeColumns outcome = batches[number];
            for (int i = 0; i < outcome.size(); i++) {
                if (outcome.state(i) == state) {
                    batch = IntArrays.grow(batch, size + 1, size);
                    row = IntArrays.grow(row, size + 1, size);
                    batch[size] = number;
                    row[size] = i;
                    size++;
                }
            }
        }
        sort();
    }

    /** Cases that are equal in all of this stay in the order in which they were found. */
    private void sort() {
        sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = i;
        }
        IntArrays.quickSort(sorted, (a, b) -> {
            OutcomeColumns left = batches[batch[a]];
            OutcomeColumns right = batches[batch[b]];
            int order = Integer.compare(left.family(row[a]), right.family(row[b]));
            if (order == 0) {
                order = left.benefit(row[a]).compareTo(right.benefit(row[b]));
            }
            if (order == 0) {
                order = Integer.compare(firstDays[left.month(row[a])], firstDays[right.month(row[b])]);
            }
            if (order == 0) {
                order = Long.compare(left.subject(row[a]), right.subject(row[b]));
            }
            return order != 0 ? order : Integer.compare(a, b);
        });
    }

    int size() {
        return size;
    }

    private OutcomeColumns outcomes(int i) {
        return batches[batch[sorted[i]]];
    }

    private int row(int i) {
        return row[sorted[i]];
    }

    /** Row of the family in the range. */
    int family(int i) {
        return outcomes(i).family(row(i));
    }

    /** Whose case it is; {@link LongColumn#NONE} for the family's. */
    long person(int i) {
        return outcomes(i).benefit(row(i)).isOfFamily()
                ? LongColumn.NONE
                : outcomes(i).subject(row(i));
    }

    int benefit(int i) {
        return outcomes(i).benefit(row(i)).ordinal();
    }

    int month(int i) {
        return outcomes(i).month(row(i));
    }

    int reason(int i) {
        return outcomes(i).reason(row(i)).ordinal();
    }

    /** Tiyn; {@link MoneyColumn#UNKNOWN} when not known. */
    long amount(int i) {
        return outcomes(i).amount(row(i));
    }

    /** Sum of the amounts that are known, in tiyn. */
    long total() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            long amount = amount(i);
            total = amount == MoneyColumn.UNKNOWN ? total : Math.addExact(total, amount);
        }
        return total;
    }
}
