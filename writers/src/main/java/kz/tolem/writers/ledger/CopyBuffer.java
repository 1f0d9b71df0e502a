package kz.tolem.writers.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's binary COPY format, gathered and sent in large pieces. */
final class CopyBuffer {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LARGEST_ROW = 256;

    private final byte[] buffer = new byte[1 << 16];
    private int size;

    void begin() {
        size = 0;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        size = SIGNATURE.length;
        putInt(0); // flags
        putInt(0); // length of the extension
    }

    void row(CopyIn copy, int fields) throws SQLException {
        if (buffer.length - size < LARGEST_ROW) {
            send(copy);
        }
        putShort((short) fields);
    }

    void smallint(short value) {
        putInt(Short.BYTES);
        putShort(value);
    }

    void integer(int value) {
        putInt(Integer.BYTES);
        putInt(value);
    }

    void bigint(long value) {
        putInt(Long.BYTES);
        LONG.set(buffer, size, value);
        size += Long.BYTES;
    }

    void end(CopyIn copy) throws SQLException {
        putShort((short) -1);
        send(copy);
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
    }

    private void putShort(short value) {
        SHORT.set(buffer, size, value);
        size += Short.BYTES;
    }

    private void putInt(int value) {
        INT.set(buffer, size, value);
        size += Integer.BYTES;
    }
}
