package kz.tolem.writers.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ColumnFile} wrote, from memory, and insists on the checksum of every page that it touches. Written
 * over Parquet's format classes because the library's file reader does not start without Hadoop.
 */
public final class ColumnFileReader {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private final String name;
    private final byte[] file;
    private final FileMetaData footer;
    private final Map<String, ColumnMetaData> columns = new HashMap<>();
    private final int rows;

    /**
     * @param name for messages
     * @param file the whole file, not to be changed while it is read
     * @param length length of the file
     * @throws DamagedFile when it is no such file
     */
    public ColumnFileReader(String name, byte[] file, int length) throws DamagedFile {
        this.name = name;
        this.file = file;
        if (length < MAGIC.length + TAIL
                || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || !Arrays.equals(file, length - MAGIC.length, length, MAGIC, 0, MAGIC.length)) {
            throw new DamagedFile(Message.of("{} is no Parquet file", name));
        }
        int footerLength = Bytes.intAt(file, length - TAIL);
        int footerStart = length - TAIL - footerLength;
        if (footerLength <= 0 || footerStart < MAGIC.length) {
            throw new DamagedFile(Message.of("{}: the footer does not fit into the file", name));
        }
        try {
            this.footer = Util.readFileMetaData(new ByteArrayInputStream(file, footerStart, footerLength));
        } catch (IOException | RuntimeException e) {
            throw new DamagedFile(Message.of("{}: the footer cannot be read", name), e);
        }
        this.rows = Math.toIntExact(footer.getNum_rows());
        if (footer.getRow_groupsSize() != (rows == 0 ? 0 : 1)) {
            throw new DamagedFile(Message.of("{}: {} row groups", name, footer.getRow_groupsSize()));
        }
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk chunk : group.getColumns()) {
                ColumnMetaData column = chunk.getMeta_data();
                columns.put(String.join(".", column.getPath_in_schema()), column);
            }
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Key-value metadata of the footer. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        if (footer.isSetKey_value_metadata()) {
            footer.getKey_value_metadata().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        }
        return metadata;
    }

    /** Checks the checksum of every page of every column. */
    public void checkPages() throws DamagedFile {
        for (String column : new TreeMap<>(columns).keySet()) {
            new Pages(column).skipAll();
        }
    }

    /** A column of 64 bits that is never null. */
    public long[] longs(String column) throws DamagedFile {
        long[] values = new long[rows];
        int row = 0;
        Pages pages = new Pages(column);
        while (row < rows) {
            byte[] page = pages.nextPlain();
            for (int i = 0; i < pages.values; i++) {
                values[row++] = Bytes.longAt(page, i * Long.BYTES);
            }
        }
        return values;
    }

    /** A column of 32 bits that is never null and not coded. */
    public int[] ints(String column) throws DamagedFile {
        int[] values = new int[rows];
        int row = 0;
        Pages pages = new Pages(column);
        while (row < rows) {
            byte[] page = pages.nextPlain();
            for (int i = 0; i < pages.values; i++) {
                values[row++] = Bytes.intAt(page, i * Integer.BYTES);
            }
        }
        return values;
    }

    /** A column of 64 bits that may be null, which is {@link Long#MIN_VALUE} here. */
    public long[] longsOrNull(String column) throws DamagedFile {
        long[] values = new long[rows];
        int row = 0;
        Pages pages = new Pages(column);
        while (row < rows) {
            byte[] page = pages.nextPlain();
            int position = pages.readLevels(page);
            for (int i = 0; i < pages.values; i++) {
                boolean isNull = pages.isNull[i];
                values[row++] = isNull ? Long.MIN_VALUE : Bytes.longAt(page, position);
                position += isNull ? 0 : Long.BYTES;
            }
        }
        return values;
    }

    /** A column of texts that is never null. */
    public TextValues texts(String column) throws DamagedFile {
        int[] starts = new int[rows];
        Bytes all = new Bytes(rows * 40);
        int row = 0;
        Pages pages = new Pages(column);
        while (row < rows) {
            byte[] page = pages.nextPlain();
            int position = 0;
            for (int i = 0; i < pages.values; i++) {
                starts[row++] = all.size() + position;
                position += Integer.BYTES + Bytes.intAt(page, position);
            }
            all.append(page, 0, position);
        }
        return new TextValues(all.array(), starts);
    }

    /** Whether there is such a column: files of an older form lack some. Without rows there is none. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** A column of texts that may be null. */
    public @Nullable String[] textsOrNull(String column) throws DamagedFile {
        @Nullable String[] values = new String[rows];
        int row = 0;
        Pages pages = new Pages(column);
        while (row < rows) {
            byte[] page = pages.nextPlain();
            int position = pages.readLevels(page);
            for (int i = 0; i < pages.values; i++) {
                if (!pages.isNull[i]) {
                    int length = Bytes.intAt(page, position);
                    values[row] = new String(page, position + Integer.BYTES, length, StandardCharsets.UTF_8);
                    position += Integer.BYTES + length;
                }
                row++;
            }
        }
        return values;
    }

    /** A column of few different texts, or of few different numbers, that is never null. */
    public CodedColumn coded(String column) throws DamagedFile {
        return coded(column, false);
    }

    /** The same of a column that may be null, which has the code {@link CodedValues#NULL}. */
    public CodedColumn codedOrNull(String column) throws DamagedFile {
        return coded(column, true);
    }

    private CodedColumn coded(String column, boolean optional) throws DamagedFile {
        int[] codes = new int[rows];
        Pages pages = new Pages(column);
        if (rows == 0 || optional && !pages.metadata.isSetDictionary_page_offset()) {
            Arrays.fill(codes, CodedValues.NULL); // without a dictionary nothing but null can be coded
            return new CodedColumn(codes, new byte[0], new int[0]);
        }
        byte[] dictionary = pages.nextDictionary();
        int[] starts = new int[pages.values];
        org.apache.parquet.format.Type type = pages.metadata.getType();
        int position = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = position;
            position += switch (type) {
                case BYTE_ARRAY -> Integer.BYTES + Bytes.intAt(dictionary, position);
                case INT64 -> Long.BYTES;
                default -> Integer.BYTES;
            };
        }
        int row = 0;
        while (row < rows) {
            byte[] page = pages.nextCoded();
            int begin = optional ? pages.readLevels(page) : 0;
            try {
                RunLengthBitPackingHybridDecoder decoder = decoder(page[begin], page, begin + 1, page.length);
                for (int i = 0; i < pages.values; i++) {
                    codes[row++] = optional && pages.isNull[i] ? CodedValues.NULL : decoder.readInt();
                }
            } catch (IOException e) {
                throw new DamagedFile(Message.of("{}, column {}: a page cannot be decoded", name, column), e);
            }
        }
        return new CodedColumn(codes, dictionary, starts);
    }

    private static RunLengthBitPackingHybridDecoder decoder(int width, byte[] page, int from, int to) {
        return new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(page, from, to - from));
    }

    /** Goes from page to page of one column. */
    private final class Pages {

        private final String column;
        private final ColumnMetaData metadata;
        private final int end;
        private int position;
        private int values;
        private long valuesRead;
        private boolean[] isNull = new boolean[0];
        private PageHeader header = new PageHeader();

        private Pages(String column) throws DamagedFile {
            ColumnMetaData found = columns.get(column);
            if (found == null) {
                if (rows > 0) {
                    throw new DamagedFile(Message.of("{} has no column {}", name, column));
                }
                found = new ColumnMetaData();
            }
            this.column = column;
            this.metadata = found;
            this.position = Math.toIntExact(
                    found.isSetDictionary_page_offset()
                            ? found.getDictionary_page_offset()
                            : found.getData_page_offset());
            this.end = Math.toIntExact(Math.addExact(position, found.getTotal_compressed_size()));
        }

        private void skipAll() throws DamagedFile {
            while (position < end) {
                next();
                position += header.getCompressed_page_size();
            }
        }

        private byte[] nextDictionary() throws DamagedFile {
            next();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                throw damage(Message.of("has no dictionary"));
            }
            values = header.getDictionary_page_header().getNum_values();
            return uncompressed();
        }

        private byte[] nextPlain() throws DamagedFile {
            return nextData(Encoding.PLAIN);
        }

        private byte[] nextCoded() throws DamagedFile {
            return nextData(Encoding.RLE_DICTIONARY);
        }

        private byte[] nextData(Encoding expected) throws DamagedFile {
            next();
            if (header.getType() != PageType.DATA_PAGE
                    || header.getData_page_header().getEncoding() != expected) {
                throw damage(Message.of("has a page of another kind than {}", expected));
            }
            values = header.getData_page_header().getNum_values();
            valuesRead += values;
            if (values <= 0 || valuesRead > rows) {
                throw damage(Message.of("has more or fewer values than the file has rows"));
            }
            return uncompressed();
        }

        /** Reads which values of the page are null; says where the values begin. */
        private int readLevels(byte[] page) throws DamagedFile {
            int begin = Integer.BYTES + Bytes.intAt(page, 0);
            isNull = new boolean[values];
            try {
                RunLengthBitPackingHybridDecoder levels = decoder(1, page, Integer.BYTES, begin);
                for (int i = 0; i < values; i++) {
                    isNull[i] = levels.readInt() == 0;
                }
            } catch (IOException e) {
                throw new DamagedFile(Message.of("{}, column {}: a page cannot be decoded", name, column), e);
            }
            return begin;
        }

        /** Reads the header of the next page and checks the page against it. */
        private void next() throws DamagedFile {
            if (position >= end) {
                throw damage(Message.of("ends too early"));
            }
            ByteArrayInputStream input = new ByteArrayInputStream(file, position, end - position);
            try {
                header = Util.readPageHeader(input);
            } catch (IOException | RuntimeException e) {
                throw new DamagedFile(Message.of("{}, column {}: a page header cannot be read", name, column), e);
            }
            position = end - input.available();
            int length = header.getCompressed_page_size();
            if (length < 0 || length > end - position) {
                throw damage(Message.of("has a page longer than the column"));
            }
            CRC32 crc = new CRC32();
            crc.update(file, position, length);
            if (!header.isSetCrc() || header.getCrc() != (int) crc.getValue()) {
                throw damage(Message.of("has a page whose checksum is wrong"));
            }
        }

        private byte[] uncompressed() throws DamagedFile {
            int length = header.getCompressed_page_size();
            byte[] page = new byte[header.getUncompressed_page_size()];
            long result = Zstd.decompressByteArray(page, 0, page.length, file, position, length);
            if (Zstd.isError(result) || result != page.length) {
                throw damage(Message.of("has a page that cannot be decompressed"));
            }
            position += length;
            return page;
        }

        private DamagedFile damage(Message what) {
            return new DamagedFile(Message.of("{}, column {} {}", name, column, what));
        }
    }
}
