package kz.tolem.calc.columns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The codes that a column of the registry may hold, numbered by position. Codes may be added at the end, never removed
 * or reordered: frozen files store the number.
 */
public final class Vocabulary<E> {

    /** The number of a code that the vocabulary does not know. */
    public static final byte UNKNOWN = -2;

    /** The number that stands for null. */
    public static final byte NONE = -1;

    private final E[] values;
    private final byte[][] codes;
    private final byte[] slots;
    private final int mask;

    private Vocabulary(E[] values, Function<E, String> code) {
        this.values = values.clone();
        this.codes = new byte[values.length][];
        int capacity = Integer.highestOneBit(values.length * 4) << 1;
        this.slots = new byte[capacity];
        this.mask = capacity - 1;
        for (int i = 0; i < values.length; i++) {
            codes[i] = code.apply(values[i]).getBytes(StandardCharsets.US_ASCII);
            int slot = hash(codes[i], 0, codes[i].length) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (byte) (i + 1);
        }
    }

    /** The vocabulary of {@code values}, at most 100 of them, each written as {@code code} says. */
    public static <E> Vocabulary<E> of(E[] values, Function<E, String> code) {
        return new Vocabulary<>(values, code);
    }

    /** The number of the code that stands in {@code length} bytes from {@code offset}, or {@link #UNKNOWN}. */
    public byte number(byte[] bytes, int offset, int length) {
        int slot = hash(bytes, offset, length) & mask;
        while (slots[slot] != 0) {
            byte[] code = codes[slots[slot] - 1];
            if (java.util.Arrays.equals(code, 0, code.length, bytes, offset, offset + length)) {
                return (byte) (slots[slot] - 1);
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** The number of {@code code}, or {@link #UNKNOWN}. */
    public byte number(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    /** The value with that number. */
    public E value(byte number) {
        return values[number];
    }

    /** How the value with that number is written in the registry. */
    public String code(byte number) {
        return new String(codes[number], StandardCharsets.US_ASCII);
    }

    /** How the value with that number is written, as bytes that must not be changed. */
    public byte[] bytes(byte number) {
        return codes[number];
    }

    /** How many codes there are. */
    public int size() {
        return values.length;
    }

    /** All codes in the order of their numbers. */
    public List<String> codes() {
        List<String> all = new ArrayList<>();
        for (byte[] code : codes) {
            all.add(new String(code, StandardCharsets.US_ASCII));
        }
        return all;
    }

    /** From the length and both ends alone: codes that share a slot are told apart by comparing, and few do. */
    private static int hash(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int hash = (bytes[offset] * 31 + bytes[offset + length - 1]) * 31 + length;
        return hash ^ (hash >>> 7);
    }
}
