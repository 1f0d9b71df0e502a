package kz.tolem.writers.parquet;

import java.nio.charset.StandardCharsets;

/** A column of few different values, read back: for each row the number of its value. */
public final class CodedColumn {

    private final int[] codes;
    private final byte[] dictionary;
    private final int[] starts;

    CodedColumn(int[] codes, byte[] dictionary, int[] starts) {
        this.codes = codes;
        this.dictionary = dictionary;
        this.starts = starts;
    }

    /** Number of the value in {@code row}, from 0 to {@link #size()}. */
    public int code(int row) {
        return codes[row];
    }

    /** How many values there are. */
    public int size() {
        return starts.length;
    }

    /** The value with that number, in a column of texts. */
    public String text(int code) {
        int start = starts[code];
        return new String(dictionary, start + Integer.BYTES, Bytes.intAt(dictionary, start), StandardCharsets.UTF_8);
    }

    /** The value with that number, in a column of 32 bits. */
    public int number(int code) {
        return Bytes.intAt(dictionary, starts[code]);
    }

    /** The value with that number, in a column of 64 bits. */
    public long longNumber(int code) {
        return Bytes.longAt(dictionary, starts[code]);
    }
}
