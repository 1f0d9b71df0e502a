package kz.tolem.calc.columns;

import java.util.Arrays;

/** Small numbers of the registry (smallint). */
public final class SmallColumn extends Column {

    /** Stands for null. */
    public static final short NONE = Short.MIN_VALUE;

    private short[] values = new short[16];

    SmallColumn(String name, Kind kind) {
        super(name, kind);
    }

    /** The value in {@code row}, or {@link #NONE}. */
    public short at(int row) {
        return values[row];
    }

    /** Appends one row. */
    public void append(short value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    /** Replaces the value in {@code row}. */
    public void set(int row, short value) {
        values[row] = value;
    }

    @Override
    public void appendNull() {
        append(NONE);
    }

    /** The column's own array, valid up to {@link #size()}; for bulk reading and writing. */
    public short[] values() {
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
        insert(values, old, ((SmallColumn) rows).values, before);
    }
}
