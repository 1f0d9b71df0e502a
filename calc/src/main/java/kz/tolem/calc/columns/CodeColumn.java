package kz.tolem.calc.columns;

import java.util.Arrays;

/** Codes of one {@link Vocabulary}, stored as their numbers. */
public final class CodeColumn<E> extends Column {

    private final Vocabulary<E> vocabulary;
    private byte[] values = new byte[16];

    CodeColumn(String name, Vocabulary<E> vocabulary, Kind kind) {
        super(name, kind);
        this.vocabulary = vocabulary;
    }

    /** What the numbers mean. */
    public Vocabulary<E> vocabulary() {
        return vocabulary;
    }

    /** The number in {@code row}; {@link Vocabulary#NONE} for null, {@link Vocabulary#UNKNOWN} for a foreign code. */
    public byte at(int row) {
        return values[row];
    }

    /** Whether {@code row} holds a code of the vocabulary. */
    public boolean isKnown(int row) {
        return values[row] >= 0;
    }

    /** Appends the number of a code. */
    public void append(byte number) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = number;
    }

    /** Appends a code as it is written in the registry. */
    public void append(byte[] bytes, int offset, int length) {
        append(vocabulary.number(bytes, offset, length));
    }

    /** Replaces the number in {@code row}. */
    public void set(int row, byte number) {
        values[row] = number;
    }

    @Override
    public void appendNull() {
        append(Vocabulary.NONE);
    }

    @Override
    void appendNulls(int count) {
        int old = size;
        resize(old + count);
        Arrays.fill(values, old, size, Vocabulary.NONE);
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
        insert(values, old, ((CodeColumn<?>) rows).values, before);
    }
}
