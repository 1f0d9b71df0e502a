package kz.tolem.calc.columns;

import java.util.Arrays;

/** Dates as days since 1970-01-01. An open end compares as later than every day. */
public final class DateColumn extends Column {

    /** Stands for null: no date, which for an end means open. */
    public static final int OPEN = Integer.MAX_VALUE;

    private int[] values = new int[16];

    DateColumn(String name, Kind kind) {
        super(name, kind);
    }

    /** The value in {@code row}, or {@link #OPEN}. */
    public int at(int row) {
        return values[row];
    }

    /** Appends one row. */
    public void append(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    /** Replaces the value in {@code row}. */
    public void set(int row, int value) {
        values[row] = value;
    }

    @Override
    public void appendNull() {
        append(OPEN);
    }

    @Override
    void appendNulls(int count) {
        int old = size;
        resize(old + count);
        Arrays.fill(values, old, size, OPEN);
    }

    /** The column's own array, valid up to {@link #size()}; for bulk reading and writing. */
    public int[] values() {
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
        insert(values, old, ((DateColumn) rows).values, before);
    }
}
