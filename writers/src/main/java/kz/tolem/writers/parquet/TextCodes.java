package kz.tolem.writers.parquet;

import java.util.Arrays;
import kz.tolem.calc.columns.TextColumn;

/** Numbers texts in the order in which they first come: equal bytes, equal number. */
public final class TextCodes {

    private static final int SPREAD = 0x9E3779B9;

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[64];
    private int[] slots = new int[256];
    private int size;

    /** The number of the text; a new one when it did not come before. */
    public int code(byte[] source, int offset, int length) {
        int slot = slot(source, offset, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        append(source, offset, length);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of the text of {@code row}; {@link CodedValues#NULL} when there is none. */
    public int codeOrNull(TextColumn column, int row) {
        int length = column.length(row);
        return length == 0 ? CodedValues.NULL : code(column.bytes(), column.start(row), length);
    }

    /** Number of texts. */
    public int size() {
        return size;
    }

    /** The text with that number, as a copy. */
    public byte[] text(int code) {
        return Arrays.copyOfRange(bytes, start(code), ends[code]);
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private int slot(byte[] source, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + source[i];
        }
        int mask = slots.length - 1;
        int slot = (hash * SPREAD >>> 12) & mask; // codes that differ in their last digits must not lie side by side
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (Arrays.equals(bytes, start(code), ends[code], source, offset, offset + length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void append(byte[] source, int offset, int length) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (bytes.length - start < length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(source, offset, bytes, start, length);
        ends[size++] = start + length;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int code = 0; code < size; code++) {
            slots[slot(bytes, start(code), ends[code] - start(code))] = code + 1;
        }
    }
}
