package kz.tolem.calc.columns;

/**
 * Some thousands of families of a range: what is calculated as one item.
 *
 * @param columns the range that the families lie in
 * @param from the first family, counted from 0
 * @param to the family after the last one
 */
public record FamilyBatch(FamilyColumns columns, int from, int to) {

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
