package kz.tolem.writers.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.WrittenFile;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file in the making: one row group, written column after column in the order of the schema, ZSTD, with page
 * index, statistics and page checksums. The pages are encoded here, because the columns lie in arrays already: the
 * library's column writers take twice as long. Headers, index and footer are the library's. Equal values give equal
 * bytes. Belongs to one thread.
 */
public final class ColumnFile implements Closeable {

    private static final int PAGE_ROWS = 20_000;
    private static final int ZSTD_LEVEL = 1;
    private static final int LARGEST_DICTIONARY = 1 << 15;
    private static final int INDEX_TRUNCATED_TO = 64;

    private final NewFile file;
    private final MessageType schema;
    private final ParquetFileWriter parquet;
    private final int rows;
    private final Bytes page = new Bytes(1 << 20);
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);
    private byte[] compressed = new byte[1 << 20];
    private int nextColumn;

    /**
     * @param goal where the file is at the end
     * @param rows number of rows, the same for every column
     */
    @SuppressWarnings("deprecation") // the constructor that takes the checksum flag without a Hadoop configuration
    public ColumnFile(Path goal, MessageType schema, int rows) throws IOException {
        this.schema = schema;
        this.rows = rows;
        this.file = new NewFile(goal);
        try {
            this.parquet = new ParquetFileWriter(
                    new DigestedOutput(file),
                    schema,
                    ParquetFileWriter.Mode.CREATE,
                    Long.MAX_VALUE,
                    0,
                    INDEX_TRUNCATED_TO,
                    Integer.MAX_VALUE,
                    true);
            parquet.start();
            if (rows > 0) {
                parquet.startBlock(rows);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Appends the bytes of a text to a page. */
    @FunctionalInterface
    public interface TextSource {

        /** Appends the text of {@code row}; nothing at all is the empty text. */
        void append(int row, Bytes page);
    }

    /** The next column, of 64 bits; in a column that may be null {@link Long#MIN_VALUE} stands for null. */
    public void longs(String name, IntToLongFunction values) throws IOException {
        ColumnDescriptor column = begin(name);
        boolean optional = isOptional(column);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            page.clear();
            if (optional) {
                definitionLevels(from, to, statistics, row -> values.applyAsLong(row) == Long.MIN_VALUE ? 0 : 1);
            }
            long smallest = Long.MAX_VALUE;
            long largest = Long.MIN_VALUE;
            boolean any = false;
            for (int row = from; row < to; row++) {
                long value = values.applyAsLong(row);
                if (!optional || value != Long.MIN_VALUE) {
                    page.appendLong(value);
                    smallest = Math.min(smallest, value);
                    largest = Math.max(largest, value);
                    any = true;
                }
            }
            if (any) {
                statistics.updateStats(smallest);
                statistics.updateStats(largest);
            }
            endPage(to - from, statistics, Encoding.PLAIN);
        }
        end();
    }

    /** The next column, of 32 bits, never null. */
    public void ints(String name, IntUnaryOperator values) throws IOException {
        ColumnDescriptor column = begin(name);
        requireNeverNull(column);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            page.clear();
            int smallest = Integer.MAX_VALUE;
            int largest = Integer.MIN_VALUE;
            for (int row = from; row < to; row++) {
                int value = values.applyAsInt(row);
                page.appendInt(value);
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
            statistics.updateStats(smallest);
            statistics.updateStats(largest);
            endPage(to - from, statistics, Encoding.PLAIN);
        }
        end();
    }

    /** The next column, of texts, never null. */
    public void texts(String name, TextSource values) throws IOException {
        ColumnDescriptor column = begin(name);
        requireNeverNull(column);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            page.clear();
            int smallest = -1;
            int largest = -1;
            for (int row = from; row < to; row++) {
                int position = page.size();
                page.appendInt(0);
                values.append(row, page);
                page.setInt(position, page.size() - position - Integer.BYTES);
                if (smallest < 0 || compare(position, smallest) < 0) {
                    smallest = position;
                }
                if (largest < 0 || compare(position, largest) > 0) {
                    largest = position;
                }
            }
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            statistics.updateStats(text(smallest));
            statistics.updateStats(text(largest));
            endPage(to - from, statistics, Encoding.PLAIN);
        }
        end();
    }

    /** The next column, of texts of which most are null. */
    public void textsOrNull(String name, IntFunction<@Nullable String> values) throws IOException {
        ColumnDescriptor column = begin(name);
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            page.clear();
            definitionLevels(from, to, statistics, row -> values.apply(row) == null ? 0 : 1);
            for (int row = from; row < to; row++) {
                String value = values.apply(row);
                if (value != null) {
                    byte[] text = value.getBytes(StandardCharsets.UTF_8);
                    page.appendInt(text.length);
                    page.append(text);
                    statistics.updateStats(Binary.fromConstantByteArray(text));
                }
            }
            endPage(to - from, statistics, Encoding.PLAIN);
        }
        end();
    }

    /**
     * The next column, of few different values, as numbers of them.
     *
     * @param codes number of each row's value, {@link CodedValues#NULL} for null
     */
    public void coded(String name, IntUnaryOperator codes, CodedValues values) throws IOException {
        ColumnDescriptor column = begin(name);
        if (rows > 0) {
            int[] entryOfCode = new int[values.size()];
            int entries = writeDictionary(codes, values, entryOfCode);
            if (entries > 0 && entries <= LARGEST_DICTIONARY) {
                codedPages(column, codes, values, entryOfCode, entries);
            } else {
                plainPages(column, codes, values);
            }
        }
        end();
    }

    /** Writes the values that occur, in the order in which they first come, unless there are too many; says how many. */
    private int writeDictionary(IntUnaryOperator codes, CodedValues values, int[] entryOfCode) throws IOException {
        Arrays.fill(entryOfCode, -1);
        page.clear();
        int entries = 0;
        for (int row = 0; row < rows; row++) {
            int code = codes.applyAsInt(row);
            if (code >= 0 && entryOfCode[code] < 0) {
                entryOfCode[code] = entries++;
                values.append(code, page);
            }
        }
        if (entries > 0 && entries <= LARGEST_DICTIONARY) {
            parquet.writeDictionaryPage(new DictionaryPage(compressedPage(), page.size(), entries, Encoding.PLAIN));
        }
        return entries;
    }

    private void codedPages(
            ColumnDescriptor column, IntUnaryOperator codes, CodedValues values, int[] entryOfCode, int entries)
            throws IOException {
        int width = BytesUtils.getWidthFromMaxInt(entries - 1);
        boolean[] seen = new boolean[values.size()];
        try (RunLengthBitPackingHybridEncoder runs = runs(width)) {
            for (int from = 0; from < rows; from += PAGE_ROWS) {
                int to = Math.min(rows, from + PAGE_ROWS);
                Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
                page.clear();
                levels(column, from, to, statistics, codes);
                Arrays.fill(seen, false);
                runs.reset();
                for (int row = from; row < to; row++) {
                    int code = codes.applyAsInt(row);
                    if (code >= 0) {
                        runs.writeInt(entryOfCode[code]);
                        if (!seen[code]) {
                            seen[code] = true;
                            values.count(code, statistics);
                        }
                    }
                }
                page.write(width);
                runs.toBytes().writeAllTo(page);
                endPage(to - from, statistics, Encoding.RLE_DICTIONARY);
            }
        }
    }

    private void plainPages(ColumnDescriptor column, IntUnaryOperator codes, CodedValues values) throws IOException {
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            page.clear();
            levels(column, from, to, statistics, codes);
            for (int row = from; row < to; row++) {
                int code = codes.applyAsInt(row);
                if (code >= 0) {
                    values.append(code, page);
                    values.count(code, statistics);
                }
            }
            endPage(to - from, statistics, Encoding.PLAIN);
        }
    }

    private void levels(ColumnDescriptor column, int from, int to, Statistics<?> statistics, IntUnaryOperator codes)
            throws IOException {
        if (isOptional(column)) {
            definitionLevels(from, to, statistics, row -> codes.applyAsInt(row) < 0 ? 0 : 1);
        }
    }

    /** Which rows are null: 0 for null, 1 otherwise, preceded by their length in bytes. */
    private void definitionLevels(int from, int to, Statistics<?> statistics, IntUnaryOperator levels)
            throws IOException {
        try (RunLengthBitPackingHybridEncoder runs = runs(1)) {
            int nulls = 0;
            for (int row = from; row < to; row++) {
                int level = levels.applyAsInt(row);
                nulls += 1 - level;
                runs.writeInt(level);
            }
            BytesInput bytes = runs.toBytes();
            page.appendInt(Math.toIntExact(bytes.size()));
            bytes.writeAllTo(page);
            statistics.incrementNumNulls(nulls);
        }
    }

    private static RunLengthBitPackingHybridEncoder runs(int width) {
        return new RunLengthBitPackingHybridEncoder(width, 1 << 12, 1 << 20, HeapByteBufferAllocator.getInstance());
    }

    private ColumnDescriptor begin(String name) throws IOException {
        Type type = schema.getType(nextColumn);
        if (!type.getName().equals(name)) {
            throw new IllegalStateException("column " + name + " where the schema has " + type.getName());
        }
        ColumnDescriptor column = schema.getColumns().get(nextColumn);
        nextColumn++;
        if (rows > 0) {
            parquet.startColumn(column, rows, CompressionCodecName.ZSTD);
        }
        return column;
    }

    private void end() throws IOException {
        if (rows > 0) {
            parquet.endColumn();
        }
    }

    private void endPage(int count, Statistics<?> statistics, Encoding encoding) throws IOException {
        parquet.writeDataPage(
                count, page.size(), compressedPage(), statistics, count, Encoding.RLE, Encoding.RLE, encoding);
    }

    private BytesInput compressedPage() {
        int bound = Math.toIntExact(Zstd.compressBound(page.size()));
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        int length = zstd.compressByteArray(compressed, 0, compressed.length, page.array(), 0, page.size());
        return BytesInput.from(compressed, 0, length);
    }

    private int compare(int position, int other) {
        byte[] bytes = page.array();
        int from = position + Integer.BYTES;
        int otherFrom = other + Integer.BYTES;
        return Arrays.compareUnsigned(
                bytes,
                from,
                from + Bytes.intAt(bytes, position),
                bytes,
                otherFrom,
                otherFrom + Bytes.intAt(bytes, other));
    }

    private Binary text(int position) {
        int from = position + Integer.BYTES;
        return Binary.fromConstantByteArray(
                Arrays.copyOfRange(page.array(), from, from + Bytes.intAt(page.array(), position)));
    }

    private static boolean isOptional(ColumnDescriptor column) {
        return column.getMaxDefinitionLevel() > 0;
    }

    private static void requireNeverNull(ColumnDescriptor column) {
        if (isOptional(column)) {
            throw new IllegalStateException("column " + column.getPath()[0] + " may be null");
        }
    }

    /**
     * Ends the file: it is on the disk under its name when this returns.
     *
     * @param metadata goes into the footer
     * @param amount sum of the amounts in tiyn
     */
    public WrittenFile commit(SortedMap<String, String> metadata, long amount) throws IOException {
        if (nextColumn != schema.getFieldCount()) {
            throw new IllegalStateException(
                    "column " + schema.getType(nextColumn).getName() + " is not written");
        }
        if (rows > 0) {
            parquet.endBlock();
        }
        parquet.end(metadata);
        file.commit();
        return file.written(rows, amount);
    }

    /** Throws the file away unless it was committed. */
    @Override
    public void close() throws IOException {
        zstd.close();
        file.close();
    }
}
