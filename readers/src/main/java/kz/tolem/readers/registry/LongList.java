package kz.tolem.readers.registry;

import java.util.Arrays;

/** Numbers one after the other. */
final class LongList {

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addAll(LongList others) {
        for (int i = 0; i < others.size; i++) {
            add(others.values[i]);
        }
    }

    /** Each number once, ascending. */
    long[] sorted() {
        return Arrays.stream(values, 0, size).sorted().distinct().toArray();
    }
}
