package kz.tolem.writers.frozen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The Arrow vectors of one file, filled from columns of the same names again and again: their memory is kept. A slot
 * without a value is zero, so that the same columns give the same bytes.
 */
final class TableVectors implements AutoCloseable {

    /** Key of a field's metadata: the codes of its vocabulary in the order of their numbers, separated by commas. */
    static final String CODES = "codes";

    private final VectorSchemaRoot root;
    private byte[] valid = new byte[0];

    TableVectors(List<Column> columns, BufferAllocator allocator) {
        List<Field> fields = columns.stream().map(TableVectors::field).toList();
        this.root = VectorSchemaRoot.create(new Schema(fields), allocator);
    }

    /** The vectors as they were filled last. */
    VectorSchemaRoot root() {
        return root;
    }

    private static Field field(Column column) {
        Map<String, String> metadata = column instanceof CodeColumn<?> codes
                ? Map.of(CODES, String.join(",", codes.vocabulary().codes()))
                : Map.of();
        return new Field(column.name(), new FieldType(true, type(column), null, metadata), null);
    }

    private static ArrowType type(Column column) {
        if (column instanceof LongColumn || column instanceof MoneyColumn) {
            return new ArrowType.Int(64, true);
        } else if (column instanceof DateColumn) {
            return new ArrowType.Date(DateUnit.DAY);
        } else if (column instanceof CodeColumn) {
            return new ArrowType.Int(8, true);
        } else if (column instanceof SmallColumn) {
            return new ArrowType.Int(16, true);
        } else if (column instanceof FlagColumn) {
            return ArrowType.Bool.INSTANCE;
        } else if (column instanceof TextColumn) {
            return ArrowType.Utf8.INSTANCE;
        }
        throw new IllegalArgumentException("column " + column.name() + " has a kind that cannot be stored");
    }

    /** Copies {@code rows} rows of the columns. */
    void fill(List<Column> columns, int rows) {
        valid = valid.length < bytesOfBits(rows) ? new byte[bytesOfBits(rows)] : valid;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            FieldVector vector = root.getVector(i);
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.size() + " rows, not " + rows);
            }
            if (column instanceof TextColumn text) {
                fill(text, (VarCharVector) vector, rows);
            } else {
                fill(column, (BaseFixedWidthVector) vector, rows);
            }
            vector.setValueCount(rows);
        }
        root.setRowCount(rows);
    }

    private void fill(Column column, BaseFixedWidthVector vector, int rows) {
        if (vector.getValueCapacity() < rows) {
            vector.allocateNew(rows);
        }
        ArrowBuf data = vector.getDataBuffer();
        if (column instanceof LongColumn longs) {
            fill(longs.values(), LongColumn.NONE, data, rows);
        } else if (column instanceof MoneyColumn amounts) {
            fill(amounts.values(), MoneyColumn.UNKNOWN, data, rows);
        } else if (column instanceof DateColumn dates) {
            fill(dates.values(), data, rows);
        } else if (column instanceof CodeColumn<?> codes) {
            fill(codes.values(), data, rows);
        } else if (column instanceof SmallColumn smalls) {
            fill(smalls.values(), data, rows);
        } else if (column instanceof FlagColumn flags) {
            fillBits(flags.values(), data, rows);
        }
        vector.getValidityBuffer().setBytes(0, valid, 0, bytesOfBits(rows));
    }

    private void fill(long[] values, long none, ArrowBuf data, int rows) {
        var out = bytes(data, rows * (long) Long.BYTES).asLongBuffer();
        out.put(0, values, 0, rows);
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            if (values[i] == none) {
                out.put(i, 0);
            } else {
                setBit(i);
            }
        }
    }

    private void fill(int[] values, ArrowBuf data, int rows) {
        var out = bytes(data, rows * (long) Integer.BYTES).asIntBuffer();
        out.put(0, values, 0, rows);
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            if (values[i] == DateColumn.OPEN) {
                out.put(i, 0);
            } else {
                setBit(i);
            }
        }
    }

    private void fill(short[] values, ArrowBuf data, int rows) {
        var out = bytes(data, rows * (long) Short.BYTES).asShortBuffer();
        out.put(0, values, 0, rows);
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            if (values[i] == SmallColumn.NONE) {
                out.put(i, (short) 0);
            } else {
                setBit(i);
            }
        }
    }

    private void fill(byte[] values, ArrowBuf data, int rows) {
        ByteBuffer out = bytes(data, rows);
        out.put(0, values, 0, rows);
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            if (values[i] == Vocabulary.NONE) {
                out.put(i, (byte) 0);
            } else {
                setBit(i);
            }
        }
    }

    private void fillBits(byte[] values, ArrowBuf data, int rows) {
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            if (values[i] != FlagColumn.NO) {
                setBit(i);
            }
        }
        data.setBytes(0, valid, 0, bytesOfBits(rows));
        clearBits(rows);
        for (int i = 0; i < rows; i++) {
            setBit(i);
        }
    }

    private void fill(TextColumn column, VarCharVector vector, int rows) {
        int total = rows == 0 ? 0 : column.end(rows - 1);
        if (vector.getOffsetBuffer().capacity() < (rows + 1L) * Integer.BYTES
                || vector.getValueCapacity() < rows
                || vector.getByteCapacity() < total) {
            vector.allocateNew(total, rows);
        }
        vector.getDataBuffer().setBytes(0, column.bytes(), 0, total);
        int[] ends = column.ends();
        ArrowBuf offsets = vector.getOffsetBuffer();
        offsets.setInt(0, 0);
        bytes(offsets, (rows + 1L) * Integer.BYTES).asIntBuffer().put(1, ends, 0, rows);
        clearBits(rows);
        int start = 0;
        for (int i = 0; i < rows; i++) {
            if (ends[i] > start) {
                setBit(i);
            }
            start = ends[i];
        }
        vector.getValidityBuffer().setBytes(0, valid, 0, bytesOfBits(rows));
        vector.setLastSet(rows - 1);
    }

    private void clearBits(int rows) {
        Arrays.fill(valid, 0, bytesOfBits(rows), (byte) 0);
    }

    private void setBit(int row) {
        valid[row >> 3] |= (byte) (1 << (row & 7));
    }

    private static int bytesOfBits(int rows) {
        return (rows + 7) >> 3;
    }

    private static ByteBuffer bytes(ArrowBuf buffer, long length) {
        return buffer.nioBuffer(0, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        root.close();
    }
}
