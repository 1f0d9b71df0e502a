package kz.tolem.readers.frozen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * Copies Arrow vectors into columns. Numbers and texts of one length lie byte by byte (see {@code VectorWriter}); files of
 * format 1, in which each column lay as it is, are read as well. Belongs to one thread and keeps its memory.
 */
final class VectorReader {

    /** Key of a field's metadata: the codes of its vocabulary in the order of their numbers, separated by commas. */
    private static final String CODES = "codes";

    /** Keys of a field's metadata: the least number, day or amount, which is to be added to what is stored. */
    private static final String LEAST = "least";

    private static final String LEAST_DAY = "least-day";
    private static final String LEAST_TIYN = "least-tiyn";

    /** Key of a field's metadata: how many digits each text has. */
    private static final String DIGITS = "digits";

    private static final int BLOCK = 2048;

    private final long[] numbers = new long[BLOCK];
    private final byte[] bytes = new byte[BLOCK];
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
        if (column instanceof CodeColumn<?> codes && vector instanceof TinyIntVector) {
            checkCodes(vector, codes);
            codes.resize(rows);
            read(data, codes.values(), rows);
        } else if (column instanceof FlagColumn flags && vector instanceof BitVector) {
            flags.resize(rows);
            readBits(data, flags.values(), rows);
        } else if (column instanceof TextColumn texts && vector instanceof FixedSizeBinaryVector places) {
            readTexts(places, texts, rows);
        } else if (column instanceof TextColumn texts && vector instanceof VarCharVector) {
            read(vector.getOffsetBuffer(), data, texts, rows);
        } else if (vector instanceof FixedSizeBinaryVector places) {
            readNumbers(places, column, rows);
        } else {
            readFormat1(vector, column, rows);
        }
    }

    private void readNumbers(FixedSizeBinaryVector places, Column column, int rows) {
        long least = Long.parseLong(metadata(places, least(column)));
        resize(column, rows);
        ArrowBuf data = places.getDataBuffer();
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            Arrays.fill(numbers, 0, count, least);
            for (int place = 0; place < places.getByteWidth(); place++) {
                data.getBytes(place * (long) rows + from, bytes, 0, count);
                int shift = place * Byte.SIZE;
                for (int i = 0; i < count; i++) {
                    numbers[i] += (bytes[i] & 0xffL) << shift;
                }
            }
            for (int i = 0; i < count; i++) {
                numbers[i] = isNull(from + i) ? LongColumn.NONE : numbers[i];
            }
            store(column, from, count);
        }
    }

    private static String least(Column column) {
        return column instanceof DateColumn ? LEAST_DAY : column instanceof MoneyColumn ? LEAST_TIYN : LEAST;
    }

    private static void resize(Column column, int rows) {
        if (column instanceof LongColumn longs) {
            longs.resize(rows);
        } else if (column instanceof MoneyColumn amounts) {
            amounts.resize(rows);
        } else if (column instanceof DateColumn dates) {
            dates.resize(rows);
        } else if (column instanceof SmallColumn smalls) {
            smalls.resize(rows);
        } else {
            throw new IllegalArgumentException("column " + column.name() + " holds no numbers");
        }
    }

    private void store(Column column, int from, int count) {
        if (column instanceof LongColumn longs) {
            System.arraycopy(numbers, 0, longs.values(), from, count);
        } else if (column instanceof MoneyColumn amounts) {
            System.arraycopy(numbers, 0, amounts.values(), from, count); // unknown is the same number as none
        } else if (column instanceof DateColumn dates) {
            int[] values = dates.values();
            for (int i = 0; i < count; i++) {
                long day = numbers[i] == LongColumn.NONE ? DateColumn.OPEN : numbers[i];
                values[from + i] = (int) day;
                if (values[from + i] != day) {
                    throw outOfRange(column, from + i);
                }
            }
        } else if (column instanceof SmallColumn smalls) {
            short[] values = smalls.values();
            for (int i = 0; i < count; i++) {
                long small = numbers[i] == LongColumn.NONE ? SmallColumn.NONE : numbers[i];
                values[from + i] = (short) small;
                if (values[from + i] != small) {
                    throw outOfRange(column, from + i);
                }
            }
        }
    }

    private static IllegalArgumentException outOfRange(Column column, int row) {
        return new IllegalArgumentException(
                "column " + column.name() + ", row " + row + ": the number does not fit into the column");
    }

    private void readTexts(FixedSizeBinaryVector places, TextColumn column, int rows) {
        Set<String> said = places.getField().getMetadata().keySet();
        boolean areDigits = said.contains(DIGITS);
        if (!areDigits && !said.isEmpty()) {
            throw new IllegalArgumentException("column " + column.name() + " holds no texts but " + said);
        }
        int length = areDigits ? Integer.parseInt(metadata(places, DIGITS)) : places.getByteWidth();
        column.resize(rows, length * (rows - places.getNullCount()));
        int[] ends = column.ends();
        int end = 0;
        for (int row = 0; row < rows; row++) {
            end += isNull(row) ? 0 : length;
            ends[row] = end;
        }
        byte[] texts = column.bytes();
        ArrowBuf data = places.getDataBuffer();
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            for (int place = 0; place < places.getByteWidth(); place++) {
                data.getBytes(place * (long) rows + from, bytes, 0, count);
                for (int i = 0; i < count; i++) {
                    if (isNull(from + i)) {
                        continue;
                    }
                    int start = ends[from + i] - length;
                    if (!areDigits) {
                        texts[start + place] = bytes[i];
                        continue;
                    }
                    texts[start + 2 * place] = (byte) ('0' + (bytes[i] >> 4 & 15));
                    if (2 * place + 1 < length) {
                        texts[start + 2 * place + 1] = (byte) ('0' + (bytes[i] & 15));
                    }
                }
            }
        }
    }

    private static String metadata(FieldVector vector, String key) {
        String value = vector.getField().getMetadata().get(key);
        if (value == null) {
            throw new IllegalArgumentException("column " + vector.getName() + " does not say its " + key);
        }
        return value;
    }

    private void readFormat1(FieldVector vector, Column column, int rows) {
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
        } else if (column instanceof SmallColumn smalls && vector instanceof SmallIntVector) {
            smalls.resize(rows);
            read(data, smalls.values(), rows);
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
