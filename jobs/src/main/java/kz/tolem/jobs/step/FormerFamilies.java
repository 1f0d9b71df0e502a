package kz.tolem.jobs.step;

import java.io.IOException;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.readers.frozen.FrozenRangeReader;

/**
 * Families as a former run froze them, read by ranges of today, without personal data. The same cut is read as it is; another
 * one is put together row by row.
 */
final class FormerFamilies {

    private FormerFamilies() {}

    /** All that was known of the families that lie in a range of today. */
    static FamilyColumns read(FrozenRegistry former, FrozenRangeReader reader, FrozenIndex.Range today)
            throws IOException {
        FamilyColumns columns = new FamilyColumns();
        FamilyColumns piece = new FamilyColumns();
        for (FrozenIndex.Range range : former.index().ranges()) {
            if (isSameCut(range, today)) {
                reader.read(former.directory(), range, columns, false);
                return columns;
            }
            if (overlaps(range, today)) {
                reader.read(former.directory(), range, piece, false);
                for (int table = 0; table < piece.tables().size(); table++) {
                    append(piece.tables().get(table), today, columns.tables().get(table));
                }
            }
        }
        columns.index();
        return columns;
    }

    /**
     * One table of the families that lie in a range of today.
     *
     * @param rows the table without a row
     * @param piece another one of the same kind
     */
    static <T extends Table> T read(
            FrozenRegistry former, FrozenRangeReader reader, FrozenIndex.Range today, T rows, T piece)
            throws IOException {
        for (FrozenIndex.Range range : former.index().ranges()) {
            if (isSameCut(range, today)) {
                reader.read(former.directory(), range, rows);
                return rows;
            }
            if (overlaps(range, today)) {
                reader.read(former.directory(), range, piece);
                append(piece, today, rows);
            }
        }
        return rows;
    }

    private static void append(Table piece, FrozenIndex.Range today, Table into) {
        for (int row = 0; row < piece.rows(); row++) {
            long family = piece.family.at(row);
            if (family >= today.from() && (family < today.to() || today.to() == Long.MAX_VALUE)) {
                into.append(piece, row);
            }
        }
    }

    private static boolean isSameCut(FrozenIndex.Range one, FrozenIndex.Range other) {
        return one.from() == other.from() && one.to() == other.to();
    }

    private static boolean overlaps(FrozenIndex.Range one, FrozenIndex.Range other) {
        return (one.from() < other.to() || other.to() == Long.MAX_VALUE)
                && (other.from() < one.to() || one.to() == Long.MAX_VALUE);
    }
}
