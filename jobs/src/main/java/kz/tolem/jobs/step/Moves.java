package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.IOException;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.readers.frozen.FrozenRangeReader;

/** Memberships after which the person moved to another family, of the whole frozen registry: a few in a hundred people. */
final class Moves {

    private int size;
    private long[] person = new long[16];
    private long[] family = new long[16];
    private int[] from = new int[16];
    private int[] sorted = new int[0];

    /** Reads them. */
    static Moves read(FrozenRegistry frozen, FrozenRangeReader reader) throws IOException {
        Moves moves = new Moves();
        Crossings crossings = new Crossings();
        for (FrozenIndex.Range range : frozen.index().ranges()) {
            reader.read(frozen.directory(), range, crossings);
            for (int row = 0; row < crossings.rows(); row++) {
                if (crossings.movedOn.at(row) != DateColumn.OPEN) {
                    moves.add(crossings.person.at(row), crossings.family.at(row), crossings.from.at(row));
                }
            }
        }
        moves.sort();
        return moves;
    }

    private void add(long who, long where, int since) {
        person = LongArrays.grow(person, size + 1, size);
        family = LongArrays.grow(family, size + 1, size);
        from = IntArrays.grow(from, size + 1, size);
        person[size] = who;
        family[size] = where;
        from[size] = since;
        size++;
    }

    private void sort() {
        sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = i;
        }
        IntArrays.quickSort(sorted, (a, b) -> Long.compare(person[a], person[b]));
    }

    /** Whether the person was a member of another family before a day. */
    boolean wasElsewhere(long who, long otherThan, int before) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (person[sorted[middle]] < who) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < size && person[sorted[i]] == who; i++) {
            if (family[sorted[i]] != otherThan && from[sorted[i]] < before) {
                return true;
            }
        }
        return false;
    }
}
