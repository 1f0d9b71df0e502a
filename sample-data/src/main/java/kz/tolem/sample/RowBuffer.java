package kz.tolem.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of one table in PostgreSQL's binary COPY format, in a buffer that grows once and is used again. */
final class RowBuffer {

    /** No date: the column is null. */
    static final int NO_DATE = Integer.MIN_VALUE;
    /** No amount: the column is null. */
    static final long NO_AMOUNT = Long.MIN_VALUE;

    private static final byte[] HEADER = header();
    private static final int LARGEST_FIELD = 64;
    private static final int POSTGRES_EPOCH_DAY = 10_957;
    private static final int NUMERIC_NEGATIVE = 0x4000;
    private static final int TENGE_DIGITS_BASE = 10_000;
    private static final int MOST_GROUPS = 6;

    private final String copy;
    private final int columns;
    private final int[] groups = new int[MOST_GROUPS];
    private byte[] bytes = new byte[1 << 16];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    RowBuffer(String table, int columns) {
        this.copy = "COPY registry." + table + " FROM STDIN (FORMAT binary)";
        this.columns = columns;
    }

    int capacity() {
        return bytes.length;
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes, 0, buffer.position());
    }

    void clear() {
        buffer.clear();
    }

    /** Sends the rows to the table. */
    void copyTo(PGConnection connection) throws SQLException {
        if (buffer.position() == 0) {
            return;
        }
        CopyIn in = connection.getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(HEADER, 0, HEADER.length);
            in.writeToCopy(bytes, 0, buffer.position());
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    RowBuffer row() {
        ensure(2);
        buffer.putShort((short) columns);
        return this;
    }

    RowBuffer bigint(long value) {
        ensure(12);
        buffer.putInt(8).putLong(value);
        return this;
    }

    /** 0 is null where {@code zeroIsNull}. */
    RowBuffer smallint(int value, boolean zeroIsNull) {
        if (zeroIsNull && value == 0) {
            return none();
        }
        ensure(6);
        buffer.putInt(2).putShort((short) value);
        return this;
    }

    RowBuffer bool(boolean value) {
        ensure(5);
        buffer.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** An epoch day, or {@link #NO_DATE}. */
    RowBuffer date(int epochDay) {
        if (epochDay == NO_DATE) {
            return none();
        }
        ensure(8);
        buffer.putInt(4).putInt(epochDay - POSTGRES_EPOCH_DAY);
        return this;
    }

    /** A second of the epoch. */
    RowBuffer instant(long epochSecond) {
        ensure(12);
        buffer.putInt(8).putLong((epochSecond - POSTGRES_EPOCH_DAY * 86_400L) * 1_000_000L);
        return this;
    }

    RowBuffer text(byte[] value) {
        ensure(4 + value.length);
        buffer.putInt(value.length).put(value);
        return this;
    }

    RowBuffer none() {
        ensure(4);
        buffer.putInt(-1);
        return this;
    }

    /** numeric with two decimals, of an amount in tiyn, or {@link #NO_AMOUNT}. */
    RowBuffer amount(long tiyn) {
        if (tiyn == NO_AMOUNT) {
            return none();
        }
        ensure(LARGEST_FIELD);
        long magnitude = Math.abs(tiyn);
        // base-10,000 groups from the lowest up; the lowest holds the two decimals, filled up to four
        int fraction = (int) (magnitude % 100) * 100;
        long whole = magnitude / 100;
        int count = 0;
        groups[count++] = fraction;
        while (whole > 0) {
            groups[count++] = (int) (whole % TENGE_DIGITS_BASE);
            whole /= TENGE_DIGITS_BASE;
        }
        int lowest = 0;
        while (lowest < count && groups[lowest] == 0) {
            lowest++;
        }
        // the highest group counts 10,000 to the power of weight; the group of the decimals has -1
        int weight = lowest == count ? 0 : count - 2;
        int digits = count - lowest;
        buffer.putInt(8 + 2 * digits)
                .putShort((short) digits)
                .putShort((short) weight)
                .putShort((short) (tiyn < 0 ? NUMERIC_NEGATIVE : 0))
                .putShort((short) 2);
        for (int i = count - 1; i >= lowest; i--) {
            buffer.putShort((short) groups[i]);
        }
        return this;
    }

    private void ensure(int more) {
        if (buffer.remaining() < more) {
            int position = buffer.position();
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
            buffer = ByteBuffer.wrap(bytes);
            buffer.position(position);
        }
    }

    /** Signature, flags, no extension. A stream may end without the trailer. */
    private static byte[] header() {
        byte[] signature = "PGCOPY\n".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(19);
        header.put(signature).put((byte) 0xFF).put((byte) '\r').put((byte) '\n').put((byte) 0);
        header.putInt(0).putInt(0);
        return header.array();
    }
}
