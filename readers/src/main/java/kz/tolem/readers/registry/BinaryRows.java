package kz.tolem.readers.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a COPY in PostgreSQL's binary form, one after the other, where they lie in memory. A message of the
 * server holds whole rows as a rule and is then read where the driver left it; a row that is spread over several is put
 * together.
 */
final class BinaryRows implements AutoCloseable {

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int END_OF_ROWS = -1;

    private final CopyOut copy;
    private final int fields;
    private byte[] buffer = new byte[0];
    private int row;
    private int next;
    private int limit;

    private BinaryRows(CopyOut copy, int fields) {
        this.copy = copy;
        this.fields = fields;
    }

    /**
     * Starts a COPY.
     *
     * @param sql {@code COPY … TO STDOUT (FORMAT binary)}
     * @param fields number of fields of every row
     */
    static BinaryRows open(Connection connection, String sql, int fields) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        BinaryRows rows = new BinaryRows(copy, fields);
        try {
            rows.skipHeader();
            return rows;
        } catch (SQLException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** Goes to the next row; false after the last one. */
    boolean next() throws SQLException {
        while (true) {
            int end = endOfRow();
            if (end > 0) {
                row = next;
                next = end;
                return true;
            }
            if (end == END_OF_ROWS) {
                while (copy.readFromCopy() != null) {
                    // what follows the rows is read so that the connection can be used again
                }
                return false;
            }
            more();
        }
    }

    /** Where the row lies; valid until {@link #next()}. */
    byte[] buffer() {
        return buffer;
    }

    /** Where the length of the row's first field stands in {@link #buffer()}. */
    int firstField() {
        return row + 2;
    }

    /** Where the row after the next one begins, {@link #END_OF_ROWS}, or 0 when more bytes are needed to tell. */
    private int endOfRow() throws SQLException {
        int at = next;
        if (limit - at < 2) {
            return 0;
        }
        int count = (short) SHORT.get(buffer, at);
        if (count == END_OF_ROWS) {
            return END_OF_ROWS;
        }
        if (count != fields) {
            throw new SQLException("binary COPY: " + fields + " fields expected in a row, " + count + " found");
        }
        at += 2;
        for (int i = 0; i < count; i++) {
            if (limit - at < 4) {
                return 0;
            }
            int length = (int) INT.get(buffer, at);
            at += 4;
            if (length > 0) {
                if (limit - at < length) {
                    return 0;
                }
                at += length;
            }
        }
        return at;
    }

    private void skipHeader() throws SQLException {
        while (limit < HEADER) {
            more();
        }
        if (!Arrays.equals(buffer, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new SQLException("binary COPY: the stream does not begin with the signature of the format");
        }
        int extension = (int) INT.get(buffer, SIGNATURE.length + 4);
        while (limit < HEADER + extension) {
            more();
        }
        next = HEADER + extension;
    }

    private void more() throws SQLException {
        byte @Nullable [] message = copy.readFromCopy();
        if (message == null) {
            throw new SQLException("binary COPY: the stream ended in the middle of a row");
        }
        int rest = limit - next;
        if (rest == 0) {
            buffer = message;
        } else {
            byte[] joined = Arrays.copyOfRange(buffer, next, next + rest + message.length);
            System.arraycopy(message, 0, joined, rest, message.length);
            buffer = joined;
        }
        next = 0;
        limit = rest + message.length;
    }

    /** Ends the COPY, in the middle if need be. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
