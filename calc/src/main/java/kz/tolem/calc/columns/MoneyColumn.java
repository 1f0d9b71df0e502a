package kz.tolem.calc.columns;

import java.util.Arrays;

/** Amounts in tiyn (1/100 tenge). */
public final class MoneyColumn extends Column {

    /** Stands for null: not known, which is not zero. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private long[] values = new long[16];

    MoneyColumn(String name, Kind kind) {
        super(name, kind);
    }

    /** The value in {@code row}, or {@link #UNKNOWN}. */
    public long at(int row) {
        return values[row];
    }

    /** Appends one row. */
    public void append(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    /** Replaces the value in {@code row}. */
    public void set(int row, long value) {
        values[row] = value;
    }

    @Override
    public void appendNull() {
        append(UNKNOWN);
    }

    /** The column's own array, valid up to {@link #size()}; for bulk reading and writing. */
    public long[] values() {
        return values;
    }

    /** Makes room for {@code rows} rows whose values the caller then writes into {@link #values()}. */
    public void resize(int rows) {
        if (rows > values.length) {
            values = Arrays.copyOf(values, rows);
        }
        size = rows;
    }

    @Override
    void insert(Column rows, int[] before) {
        int old = size;
        resize(old + before.length);
        insert(values, old, ((MoneyColumn) rows).values, before);
    }
}
