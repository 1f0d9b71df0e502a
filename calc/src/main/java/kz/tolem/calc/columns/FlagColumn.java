package kz.tolem.calc.columns;

import java.util.Arrays;

/** Yes or no: 1 or 0. */
public final class FlagColumn extends Column {

    /** No, and what null is read as. */
    public static final byte NO = 0;

    private byte[] values = new byte[16];

    FlagColumn(String name, Kind kind) {
        super(name, kind);
    }

    /** Whether it is so in {@code row}. */
    public boolean at(int row) {
        return values[row] != NO;
    }

    /** Appends one row. */
    public void append(byte value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    /** Replaces the value in {@code row}. */
    public void set(int row, byte value) {
        values[row] = value;
    }

    @Override
    public void appendNull() {
        append(NO);
    }

    @Override
    void appendNulls(int count) {
        int old = size;
        resize(old + count);
        Arrays.fill(values, old, size, NO);
    }

    /** The column's own array, valid up to {@link #size()}; for bulk reading and writing. */
    public byte[] values() {
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
        insert(values, old, ((FlagColumn) rows).values, before);
    }
}
