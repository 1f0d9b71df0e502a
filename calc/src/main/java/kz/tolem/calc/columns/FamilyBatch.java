package kz.tolem.calc.columns;

/**
 * Some thousands of families of a range: what is calculated as one item.
 *
 * @param columns the range that the families lie in
 * @param from the first family, counted from 0
 * @param to the family after the last one
 * @param extent which months of which families are calculated
 */
public record FamilyBatch(FamilyColumns columns, int from, int to, Extent extent) {

    /** Every month of every family. */
    public FamilyBatch(FamilyColumns columns, int from, int to) {
        this(columns, from, to, Extent.WHOLE);
    }

    public FamilyBatch {
        if (from < 0 || to < from || to > columns.size()) {
            throw new IllegalArgumentException("families " + from + " to " + to + " of " + columns.size());
        }
    }

    /** Number of families. */
    public int size() {
        return to - from;
    }
}
