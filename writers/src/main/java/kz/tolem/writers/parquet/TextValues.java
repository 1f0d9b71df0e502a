package kz.tolem.writers.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column of texts, read back. */
public final class TextValues {

    private final byte[] bytes;
    private final int[] starts;

    TextValues(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** The text of {@code row}. */
    public String text(int row) {
        return new String(bytes, start(row), end(row) - start(row), StandardCharsets.UTF_8);
    }

    /** Compares the texts of two rows byte by byte. */
    public int compare(int row, int other) {
        return Arrays.compareUnsigned(bytes, start(row), end(row), bytes, start(other), end(other));
    }

    private int start(int row) {
        return starts[row] + Integer.BYTES;
    }

    private int end(int row) {
        return start(row) + Bytes.intAt(bytes, starts[row]);
    }
}
