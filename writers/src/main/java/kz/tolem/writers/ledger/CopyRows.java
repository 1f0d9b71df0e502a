package kz.tolem.writers.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Adds rows to a table by PostgreSQL's binary COPY, gathered and sent in large pieces. Belongs to one thread. */
public final class CopyRows implements AutoCloseable {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int POSTGRES_EPOCH = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final short fields;
    private final byte[] buffer = new byte[1 << 16];
    private int size;

    private CopyRows(CopyIn copy, short fields) {
        this.copy = copy;
        this.fields = fields;
    }

    /**
     * Begins a COPY within the caller's transaction.
     *
     * @param connection of PostgreSQL, or a pool's wrapper of one; for nothing else until the end
     * @param table with its schema
     * @param columns those that the rows have
     */
    public static CopyRows into(Connection connection, String table, List<String> columns) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)");
        CopyRows rows = new CopyRows(copy, (short) columns.size());
        System.arraycopy(SIGNATURE, 0, rows.buffer, 0, SIGNATURE.length);
        rows.size = SIGNATURE.length;
        rows.putInt(0); // flags
        rows.putInt(0); // length of the extension
        return rows;
    }

    /** Begins a row, whose fields follow in the order of the columns. */
    public void next() throws SQLException {
        reserve(Short.BYTES);
        putShort(fields);
    }

    public void smallint(short value) throws SQLException {
        field(Short.BYTES);
        putShort(value);
    }

    public void integer(int value) throws SQLException {
        field(Integer.BYTES);
        putInt(value);
    }

    public void bigint(long value) throws SQLException {
        field(Long.BYTES);
        LONG.set(buffer, size, value);
        size += Long.BYTES;
    }

    /** @param day counted from 1970-01-01 */
    public void date(int day) throws SQLException {
        integer(day - POSTGRES_EPOCH);
    }

    /**
     * Ends the COPY.
     *
     * @return number of rows added
     * @throws SQLException when the table refuses a row; then the transaction can only be rolled back
     */
    public long end() throws SQLException {
        reserve(Short.BYTES);
        putShort((short) -1);
        send();
        return copy.endCopy();
    }

    private void field(int length) throws SQLException {
        reserve(Integer.BYTES + length);
        putInt(length);
    }

    private void reserve(int more) throws SQLException {
        if (buffer.length - size < more) {
            send();
        }
    }

    private void send() throws SQLException {
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

    /** Gives the COPY up, unless it has ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
