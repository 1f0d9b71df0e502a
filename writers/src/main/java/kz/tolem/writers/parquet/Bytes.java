package kz.tolem.writers.parquet;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes, reused. Numbers are little-endian, as Parquet stores them. */
public final class Bytes extends OutputStream {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int size;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    /** Number of bytes. */
    int size() {
        return size;
    }

    /** The bytes, valid up to {@link #size()}; replaced when it grows. */
    byte[] array() {
        return array;
    }

    void clear() {
        size = 0;
    }

    @Override
    public void write(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, array, size, length);
        size += length;
    }

    /** Appends {@code length} bytes of {@code source} from {@code offset}. */
    public void append(byte[] source, int offset, int length) {
        write(source, offset, length);
    }

    /** Appends all bytes of {@code source}. */
    public void append(byte[] source) {
        write(source, 0, source.length);
    }

    /** Appends one byte, for example a sign between two parts. */
    public void append(char ascii) {
        write(ascii);
    }

    /** Appends the decimal digits of {@code value}. */
    public void appendDecimal(long value) {
        if (value == Long.MIN_VALUE) {
            append("-9223372036854775808".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return;
        }
        room(20);
        long rest = value;
        if (rest < 0) {
            array[size++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        for (int i = size + digits - 1; i >= size; i--) {
            long quotient = rest / 10;
            array[i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        size += digits;
    }

    void appendInt(int value) {
        room(Integer.BYTES);
        INT.set(array, size, value);
        size += Integer.BYTES;
    }

    void appendLong(long value) {
        room(Long.BYTES);
        LONG.set(array, size, value);
        size += Long.BYTES;
    }

    void setInt(int position, int value) {
        INT.set(array, position, value);
    }

    static int intAt(byte[] bytes, int position) {
        return (int) INT.get(bytes, position);
    }

    static long longAt(byte[] bytes, int position) {
        return (long) LONG.get(bytes, position);
    }

    /** Number of decimal digits of a number that is not negative. */
    private static int digits(long value) {
        int digits = 1;
        long border = 10;
        while (digits < 19 && value >= border) {
            digits++;
            border *= 10;
        }
        return digits;
    }

    private void room(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, more), array.length + (array.length >> 1)));
        }
    }
}
