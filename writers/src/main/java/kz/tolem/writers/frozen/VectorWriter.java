package kz.tolem.writers.frozen;

import java.nio.ByteOrder;
import java.util.Arrays;
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
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Makes Arrow vectors of columns. A slot without a value is zero, so that the same columns give the same bytes. Belongs to
 * one thread and keeps its memory.
 *
 * <p>Numbers, dates and amounts are stored as how much they are above the least of them, in as few bytes as the greatest
 * needs (Goldstein, Ramakrishnan, Shaft: Compressing relations and indexes, 1998), and the first, lowest bytes of all rows
 * come first, then the second ones (BYTE_STREAM_SPLIT of the Parquet specification). Texts of one length lie in the same way,
 * two digits in a byte where all are digits. ZSTD then takes a third of the time for fewer bytes: most columns count upward,
 * so that their higher bytes hardly ever change.
 */
final class VectorWriter {

    /** Key of a field's metadata: the codes of its vocabulary in the order of their numbers, separated by commas. */
    static final String CODES = "codes";

    /** Keys of a field's metadata: the least number, day or amount, which is to be added to what is stored. */
    static final String LEAST = "least";

    static final String LEAST_DAY = "least-day";
    static final String LEAST_TIYN = "least-tiyn";

    /** Key of a field's metadata: how many digits each text has. */
    static final String DIGITS = "digits";

    /** One long text in a column must not make all its rows as long. */
    private static final int LONGEST_OF_ONE_LENGTH = 64;

    /** What is worked on at once stays near the processor. */
    private static final int BLOCK = 2048;

    private final BufferAllocator allocator;
    private final long[] numbers = new long[BLOCK];
    private final int[] starts = new int[BLOCK];
    private byte[] bytes = new byte[0];
    private byte[] valid = new byte[0];

    VectorWriter(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** A new vector of the column's name with all its {@code rows}; to be closed by the caller. */
    FieldVector vector(Column column, int rows) {
        if (column.size() != rows) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " has " + column.size() + " rows, not " + rows);
        }
        clearBits(rows);
        if (column instanceof CodeColumn<?> codes) {
            return codes(codes, rows);
        } else if (column instanceof FlagColumn flags) {
            return flags(flags, rows);
        } else if (column instanceof TextColumn texts) {
            int length = commonLength(texts, rows);
            boolean isShort = length > 0 && length <= LONGEST_OF_ONE_LENGTH;
            return isShort ? textsOfOneLength(texts, length, rows) : texts(texts, rows);
        }
        return numbers(column, rows);
    }

    private FieldVector codes(CodeColumn<?> column, int rows) {
        Field field = field(
                column,
                new ArrowType.Int(8, true),
                Map.of(CODES, String.join(",", column.vocabulary().codes())));
        makeRoom(rows);
        byte[] values = column.values();
        for (int row = 0; row < rows; row++) {
            boolean isThere = values[row] != Vocabulary.NONE;
            bytes[row] = isThere ? values[row] : 0;
            if (isThere) {
                setBit(row);
            }
        }
        return filled(new TinyIntVector(field, allocator), rows, rows);
    }

    private FieldVector flags(FlagColumn column, int rows) {
        for (int row = 0; row < rows; row++) {
            if (column.at(row)) {
                setBit(row);
            }
        }
        makeRoom(bytesOfBits(rows));
        System.arraycopy(valid, 0, bytes, 0, bytesOfBits(rows));
        for (int row = 0; row < rows; row++) {
            setBit(row);
        }
        return filled(
                new BitVector(field(column, ArrowType.Bool.INSTANCE, Map.of()), allocator), rows, bytesOfBits(rows));
    }

    private FieldVector numbers(Column column, int rows) {
        long least = Long.MAX_VALUE;
        long most = LongColumn.NONE;
        for (int from = 0; from < rows; from += BLOCK) {
            int count = load(column, from, rows);
            for (int i = 0; i < count; i++) {
                long number = numbers[i];
                least = Math.min(least, number == LongColumn.NONE ? Long.MAX_VALUE : number);
                most = Math.max(most, number);
            }
        }
        boolean isEmpty = most == LongColumn.NONE;
        least = isEmpty ? 0 : least;
        int width = isEmpty ? 1 : bytesOf(most - least);
        makeRoom(Math.multiplyExact(rows, width));
        for (int from = 0; from < rows; from += BLOCK) {
            int count = load(column, from, rows);
            for (int i = 0; i < count; i++) {
                boolean isThere = numbers[i] != LongColumn.NONE;
                numbers[i] = isThere ? numbers[i] - least : 0;
                if (isThere) {
                    setBit(from + i);
                }
            }
            for (int place = 0; place < width; place++) {
                int to = place * rows + from;
                int shift = place * Byte.SIZE;
                for (int i = 0; i < count; i++) {
                    bytes[to + i] = (byte) (numbers[i] >>> shift);
                }
            }
        }
        return filled(places(column, width, Map.of(least(column), Long.toString(least))), rows, rows * width);
    }

    private static String least(Column column) {
        return column instanceof DateColumn ? LEAST_DAY : column instanceof MoneyColumn ? LEAST_TIYN : LEAST;
    }

    /** Takes the numbers of a block; returns how many. */
    private int load(Column column, int from, int rows) {
        int count = Math.min(BLOCK, rows - from);
        if (column instanceof LongColumn longs) {
            System.arraycopy(longs.values(), from, numbers, 0, count);
        } else if (column instanceof MoneyColumn amounts) {
            System.arraycopy(amounts.values(), from, numbers, 0, count); // unknown is the same number as none
        } else if (column instanceof DateColumn dates) {
            int[] values = dates.values();
            for (int i = 0; i < count; i++) {
                numbers[i] = values[from + i] == DateColumn.OPEN ? LongColumn.NONE : values[from + i];
            }
        } else if (column instanceof SmallColumn smalls) {
            short[] values = smalls.values();
            for (int i = 0; i < count; i++) {
                numbers[i] = values[from + i] == SmallColumn.NONE ? LongColumn.NONE : values[from + i];
            }
        } else {
            throw new IllegalArgumentException("column " + column.name() + " has a kind that cannot be stored");
        }
        return count;
    }

    /** How many bytes the number needs, which has no sign; at least one. */
    private static int bytesOf(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** Length of all texts that there are; 0 when they differ or there is none. */
    private static int commonLength(TextColumn column, int rows) {
        int[] ends = column.ends();
        int length = 0;
        int start = 0;
        for (int row = 0; row < rows; row++) {
            int here = ends[row] - start;
            start = ends[row];
            if (here == length || here == 0) {
                continue;
            }
            if (length != 0) {
                return 0;
            }
            length = here;
        }
        return length;
    }

    private FieldVector textsOfOneLength(TextColumn column, int length, int rows) {
        byte[] texts = column.bytes();
        int[] ends = column.ends();
        boolean areDigits = areDigits(texts, column.end(rows - 1));
        int width = areDigits ? (length + 1) / 2 : length;
        makeRoom(Math.multiplyExact(rows, width));
        int end = 0;
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            for (int i = 0; i < count; i++) {
                boolean isThere = ends[from + i] > end;
                starts[i] = isThere ? end : -1;
                end = ends[from + i];
                if (isThere) {
                    setBit(from + i);
                }
            }
            for (int place = 0; place < width; place++) {
                int to = place * rows + from;
                if (areDigits) {
                    putDigits(texts, 2 * place, 2 * place + 1 < length, to, count);
                } else {
                    for (int i = 0; i < count; i++) {
                        bytes[to + i] = starts[i] < 0 ? 0 : texts[starts[i] + place];
                    }
                }
            }
        }
        return filled(
                places(column, width, areDigits ? Map.of(DIGITS, Integer.toString(length)) : Map.of()),
                rows,
                rows * width);
    }

    private void putDigits(byte[] texts, int place, boolean isPair, int to, int count) {
        for (int i = 0; i < count; i++) {
            int at = starts[i] + place;
            int pair = starts[i] < 0 ? 0 : (texts[at] & 15) << 4 | (isPair ? texts[at + 1] & 15 : 0);
            bytes[to + i] = (byte) pair;
        }
    }

    private static boolean areDigits(byte[] texts, int size) {
        for (int i = 0; i < size; i++) {
            if (texts[i] < '0' || texts[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private FieldVector texts(TextColumn column, int rows) {
        VarCharVector vector = new VarCharVector(field(column, ArrowType.Utf8.INSTANCE, Map.of()), allocator);
        if (rows > 0) {
            int[] ends = column.ends();
            int total = ends[rows - 1];
            vector.allocateNew(total, rows);
            vector.getDataBuffer().setBytes(0, column.bytes(), 0, total);
            ArrowBuf offsets = vector.getOffsetBuffer();
            offsets.setInt(0, 0);
            offsets.nioBuffer(0, Math.toIntExact((rows + 1L) * Integer.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .put(1, ends, 0, rows);
            int start = 0;
            for (int row = 0; row < rows; row++) {
                if (ends[row] > start) {
                    setBit(row);
                }
                start = ends[row];
            }
            vector.getValidityBuffer().setBytes(0, valid, 0, bytesOfBits(rows));
            vector.setLastSet(rows - 1);
        }
        vector.setValueCount(rows);
        return vector;
    }

    private FixedSizeBinaryVector places(Column column, int width, Map<String, String> metadata) {
        return new FixedSizeBinaryVector(field(column, new ArrowType.FixedSizeBinary(width), metadata), allocator);
    }

    private static Field field(Column column, ArrowType type, Map<String, String> metadata) {
        return new Field(column.name(), new FieldType(true, type, null, metadata), null);
    }

    /** Gives the vector the first {@code size} bytes, and the bits that say which rows have a value. */
    private FieldVector filled(BaseFixedWidthVector vector, int rows, int size) {
        if (rows > 0) {
            vector.allocateNew(rows);
            vector.getDataBuffer().setBytes(0, bytes, 0, size);
            vector.getValidityBuffer().setBytes(0, valid, 0, bytesOfBits(rows));
        }
        vector.setValueCount(rows);
        return vector;
    }

    private void makeRoom(int size) {
        bytes = bytes.length < size ? new byte[size] : bytes;
    }

    private void clearBits(int rows) {
        valid = valid.length < bytesOfBits(rows) ? new byte[bytesOfBits(rows)] : valid;
        Arrays.fill(valid, 0, bytesOfBits(rows), (byte) 0);
    }

    private void setBit(int row) {
        valid[row >> 3] |= (byte) (1 << (row & 7));
    }

    private static int bytesOfBits(int rows) {
        return (rows + 7) >> 3;
    }
}
