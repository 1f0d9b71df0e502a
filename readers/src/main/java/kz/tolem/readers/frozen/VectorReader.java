package kz.tolem.readers.frozen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.columns.Vocabulary;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;

/** Copies Arrow vectors into columns. */
final class VectorReader {

    /** Key of a field's metadata: the codes of its vocabulary in the order of their numbers, separated by commas. */
    private static final String CODES = "codes";

    private byte[] valid = new byte[0];

    /**
     * Replaces the rows of {@code column} by those of {@code vector}.
     *
     * @throws IllegalArgumentException when the vector is of another type, or numbers its codes differently
     */
    void read(FieldVector vector, Column column) {
        int rows = vector.getValueCount();
        loadBits(vector.getValidityBuffer(), rows);
        ArrowBuf data = vector.getDataBuffer();
        if (column instanceof LongColumn longs && vector instanceof BigIntVector) {
            longs.resize(rows);
            read(data, longs.values(), LongColumn.NONE, rows);
        } else if (column instanceof MoneyColumn amounts && vector instanceof BigIntVector) {
            amounts.resize(rows);
            read(data, amounts.values(), MoneyColumn.UNKNOWN, rows);
        } else if (column instanceof DateColumn dates && vector instanceof DateDayVector) {
            dates.resize(rows);
            read(data, dates.values(), rows);
        } else if (column instanceof CodeColumn<?> codes && vector instanceof TinyIntVector) {
            checkCodes(vector, codes);
            codes.resize(rows);
            read(data, codes.values(), rows);
        } else if (column instanceof SmallColumn smalls && vector instanceof SmallIntVector) {
            smalls.resize(rows);
            read(data, smalls.values(), rows);
        } else if (column instanceof FlagColumn flags && vector instanceof BitVector) {
            flags.resize(rows);
            readBits(data, flags.values(), rows);
        } else if (column instanceof TextColumn text && vector instanceof VarCharVector) {
            read(vector.getOffsetBuffer(), data, text, rows);
        } else {
            throw new IllegalArgumentException(
                    "column " + column.name() + " has type " + vector.getField().getType());
        }
    }

    /** Codes may have been added since the file was written, never moved. */
    private static void checkCodes(FieldVector vector, CodeColumn<?> column) {
        List<String> known = column.vocabulary().codes();
        List<String> stored = Arrays.asList(
                vector.getField().getMetadata().getOrDefault(CODES, "").split(","));
        if (stored.size() > known.size() || !known.subList(0, stored.size()).equals(stored)) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " numbers its codes as " + stored + ", known are " + known);
        }
    }

    private void read(ArrowBuf data, long[] values, long none, int rows) {
        bytes(data, rows * (long) Long.BYTES).asLongBuffer().get(values, 0, rows);
        for (int i = 0; i < rows; i++) {
            if (isNull(i)) {
                values[i] = none;
            }
        }
    }

    private void read(ArrowBuf data, int[] values, int rows) {
        bytes(data, rows * (long) Integer.BYTES).asIntBuffer().get(values, 0, rows);
        for (int i = 0; i < rows; i++) {
            if (isNull(i)) {
                values[i] = DateColumn.OPEN;
            }
        }
    }

    private void read(ArrowBuf data, short[] values, int rows) {
        bytes(data, rows * (long) Short.BYTES).asShortBuffer().get(values, 0, rows);
        for (int i = 0; i < rows; i++) {
            if (isNull(i)) {
                values[i] = SmallColumn.NONE;
            }
        }
    }

    private void read(ArrowBuf data, byte[] values, int rows) {
        data.getBytes(0, values, 0, rows);
        for (int i = 0; i < rows; i++) {
            if (isNull(i)) {
                values[i] = Vocabulary.NONE;
            }
        }
    }

    private void readBits(ArrowBuf data, byte[] values, int rows) {
        loadBits(data, rows);
        for (int i = 0; i < rows; i++) {
            values[i] = isNull(i) ? FlagColumn.NO : (byte) 1;
        }
    }

    private static void read(ArrowBuf offsets, ArrowBuf data, TextColumn column, int rows) {
        if (rows == 0) {
            column.resize(0, 0);
            return;
        }
        int total = offsets.getInt(rows * (long) Integer.BYTES);
        column.resize(rows, total);
        bytes(offsets, (rows + 1L) * Integer.BYTES).asIntBuffer().get(1, column.ends(), 0, rows);
        data.getBytes(0, column.bytes(), 0, total);
    }

    private void loadBits(ArrowBuf bits, int rows) {
        int length = (rows + 7) >> 3;
        if (valid.length < length) {
            valid = new byte[length];
        }
        bits.getBytes(0, valid, 0, length);
    }

    private boolean isNull(int row) {
        return (valid[row >> 3] & 1 << (row & 7)) == 0;
    }

    private static ByteBuffer bytes(ArrowBuf buffer, long length) {
        return buffer.nioBuffer(0, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
