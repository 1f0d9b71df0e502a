package kz.tolem.jobs.step;

import kz.tolem.calc.columns.LongColumn;

/** Finds rows in a column whose values ascend. */
final class Rows {

    private Rows() {}

    /** The first row whose value is not below {@code value}; the number of rows when there is none. */
    static int first(LongColumn column, long value) {
        int low = 0;
        int high = column.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column.at(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The row of {@code value}, or -1. */
    static int find(LongColumn column, long value) {
        int row = first(column, value);
        return row < column.size() && column.at(row) == value ? row : -1;
    }
}
