package kz.tolem.writers.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Reads a flat table that another program wrote: any number of row groups, any encoding of the library, no compression or
 * Snappy, GZIP or ZSTD. Texts come as {@link String}, whole numbers as {@link Long}, decimals as {@link BigDecimal}, days and
 * moments at midnight as {@link LocalDate}. Numbers in binary floating point are refused: they are not exact.
 */
public final class ForeignFile {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private final String name;
    private final byte[] file;
    private final FileMetaData footer;
    private final Map<String, SchemaElement> elements = new TreeMap<>();

    /**
     * @param name for messages
     * @param file the whole file, not to be changed while it is read
     * @throws DamagedFile when it is no Parquet file
     */
    public ForeignFile(String name, byte[] file) throws DamagedFile {
        this.name = name;
        this.file = file;
        if (!isParquet(file)) {
            throw new DamagedFile(Message.of("{} is no whole Parquet file", name));
        }
        int length = Bytes.intAt(file, file.length - TAIL);
        int start = file.length - TAIL - length;
        if (length <= 0 || start < MAGIC.length) {
            throw new DamagedFile(Message.of("{}: the footer does not fit into the file", name));
        }
        try {
            this.footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
        } catch (IOException | RuntimeException e) {
            throw new DamagedFile(Message.of("{}: the footer cannot be read", name), e);
        }
        List<SchemaElement> schema = footer.getSchema();
        for (int at = 1; at < schema.size(); at = afterSubtree(schema, at)) {
            elements.put(schema.get(at).getName(), schema.get(at));
        }
    }

    /** Whether the bytes begin and end as those of a Parquet file do. */
    public static boolean isParquet(byte[] file) {
        return file.length >= MAGIC.length + TAIL
                && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && Arrays.equals(file, file.length - MAGIC.length, file.length, MAGIC, 0, MAGIC.length);
    }

    private static int afterSubtree(List<SchemaElement> schema, int at) {
        int next = at + 1;
        for (int child = 0; child < schema.get(at).getNum_children(); child++) {
            next = afterSubtree(schema, next);
        }
        return next;
    }

    /** Whether there is a column of that name, spelt exactly so. */
    public boolean has(String column) {
        return elements.containsKey(column);
    }

    /** Takes one row: the values of the columns that were asked for. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(@Nullable Object[] values) throws IOException;
    }

    /**
     * Hands out every row. The array is used again for the next one.
     *
     * @param columns that the file has
     * @throws DamagedFile when a column is of a kind that is not read, or the file is damaged
     */
    public void forEach(List<String> columns, RowConsumer consumer) throws IOException {
        try {
            read(columns, consumer);
        } catch (RuntimeException e) {
            throw new DamagedFile(Message.of("{} cannot be decoded", name), e);
        }
    }

    private void read(List<String> columns, RowConsumer consumer) throws IOException {
        List<Function<ColumnReader, Object>> values = new ArrayList<>();
        Types.MessageTypeBuilder builder = Types.buildMessage();
        for (String column : columns) {
            values.add(value(column));
            builder.addField(type(element(column)));
        }
        MessageType schema = builder.named("rows");
        for (RowGroup group : footer.getRow_groups()) {
            ColumnReadStoreImpl store =
                    new ColumnReadStoreImpl(new Pages(group), new NoConversion(), schema, createdBy());
            List<ColumnReader> readers = new ArrayList<>();
            for (ColumnDescriptor descriptor : schema.getColumns()) {
                readers.add(store.getColumnReader(descriptor));
            }
            @Nullable Object[] row = new Object[columns.size()];
            for (long i = 0; i < group.getNum_rows(); i++) {
                for (int column = 0; column < row.length; column++) {
                    ColumnReader reader = readers.get(column);
                    boolean isThere = reader.getCurrentDefinitionLevel()
                            == reader.getDescriptor().getMaxDefinitionLevel();
                    row[column] = isThere ? values.get(column).apply(reader) : null;
                    reader.consume();
                }
                consumer.accept(row);
            }
        }
    }

    private String createdBy() {
        return footer.isSetCreated_by() ? footer.getCreated_by() : "";
    }

    private SchemaElement element(String column) throws DamagedFile {
        SchemaElement element = elements.get(column);
        if (element == null || !element.isSetType() || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
            throw new DamagedFile(Message.of("{}: the column {} is missing, or is no plain column", name, column));
        }
        return element;
    }

    private static Type type(SchemaElement element) {
        Type.Repetition repetition =
                Type.Repetition.valueOf(element.getRepetition_type().name());
        PrimitiveTypeName primitive = element.getType() == org.apache.parquet.format.Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(element.getType().name());
        return primitive == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                ? new PrimitiveType(repetition, primitive, element.getType_length(), element.getName())
                : new PrimitiveType(repetition, primitive, element.getName());
    }

    /** How a value of the column is read. */
    private Function<ColumnReader, Object> value(String column) throws DamagedFile {
        SchemaElement element = element(column);
        boolean isDecimal = element.getConverted_type() == ConvertedType.DECIMAL
                || element.isSetLogicalType() && element.getLogicalType().isSetDECIMAL();
        int scale = !isDecimal
                ? 0
                : element.isSetLogicalType() && element.getLogicalType().isSetDECIMAL()
                        ? element.getLogicalType().getDECIMAL().getScale()
                        : element.getScale();
        boolean isDate = element.getConverted_type() == ConvertedType.DATE
                || element.isSetLogicalType() && element.getLogicalType().isSetDATE();
        switch (element.getType()) {
            case INT32 -> {
                return isDate
                        ? reader -> LocalDate.ofEpochDay(reader.getInteger())
                        : isDecimal
                                ? reader -> BigDecimal.valueOf(reader.getInteger(), scale)
                                : reader -> (long) reader.getInteger();
            }
            case INT64 -> {
                long ticks = ticksOfDay(element);
                return ticks > 0
                        ? reader -> dayOrTicks(reader.getLong(), ticks)
                        : isDecimal ? reader -> BigDecimal.valueOf(reader.getLong(), scale) : ColumnReader::getLong;
            }
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                return isDecimal
                        ? reader ->
                                new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale)
                        : reader -> new String(reader.getBinary().getBytes(), StandardCharsets.UTF_8);
            }
            default ->
                throw new DamagedFile(Message.of(
                        "{}: the column {} is {}, which is not exact or not known: write amounts as DECIMAL(15,2), "
                                + "days as DATE and all else as texts",
                        name,
                        column,
                        element.getType()));
        }
    }

    /** How many units of a column of moments a day has; 0 for a column of something else. */
    private static long ticksOfDay(SchemaElement element) {
        long seconds = 24L * 60 * 60;
        if (element.isSetLogicalType() && element.getLogicalType().isSetTIMESTAMP()) {
            TimeUnit unit = element.getLogicalType().getTIMESTAMP().getUnit();
            return seconds * (unit.isSetMILLIS() ? 1_000L : unit.isSetMICROS() ? 1_000_000L : 1_000_000_000L);
        }
        return element.getConverted_type() == ConvertedType.TIMESTAMP_MILLIS
                ? seconds * 1_000L
                : element.getConverted_type() == ConvertedType.TIMESTAMP_MICROS ? seconds * 1_000_000L : 0;
    }

    /** A moment that is not midnight stays the number that it is, which is no day. */
    private static Object dayOrTicks(long moment, long ticksOfDay) {
        if (Math.floorMod(moment, ticksOfDay) != 0) {
            return moment;
        }
        return LocalDate.ofEpochDay(Math.floorDiv(moment, ticksOfDay));
    }

    /** The library wants to hand values on; here they are fetched. */
    private static final class NoConversion extends GroupConverter {

        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            throw new UnsupportedOperationException("values are fetched");
        }

        @Override
        public void end() {
            throw new UnsupportedOperationException("values are fetched");
        }
    }

    /** The pages of a row group. */
    private final class Pages implements PageReadStore {

        private final RowGroup group;

        private Pages(RowGroup group) {
            this.group = group;
        }

        @Override
        public PageReader getPageReader(ColumnDescriptor descriptor) {
            for (ColumnChunk chunk : group.getColumns()) {
                if (chunk.getMeta_data().getPath_in_schema().equals(List.of(descriptor.getPath()))) {
                    return new PagesOfColumn(chunk.getMeta_data(), descriptor);
                }
            }
            throw new IllegalStateException("row group without a column");
        }

        @Override
        public long getRowCount() {
            return group.getNum_rows();
        }
    }

    /** The pages of a column of a row group, one after the other. */
    private final class PagesOfColumn implements PageReader {

        private final ColumnMetaData metadata;
        private final Statistics<?> noStatistics;
        private int position;
        private long left;

        private PagesOfColumn(ColumnMetaData metadata, ColumnDescriptor descriptor) {
            this.metadata = metadata;
            this.noStatistics = Statistics.createStats(descriptor.getPrimitiveType());
            this.left = metadata.getNum_values();
            long first = metadata.getData_page_offset();
            if (metadata.isSetDictionary_page_offset() && metadata.getDictionary_page_offset() > 0) {
                first = Math.min(first, metadata.getDictionary_page_offset());
            }
            this.position = Math.toIntExact(first);
        }

        @Override
        public long getTotalValueCount() {
            return metadata.getNum_values();
        }

        @Override
        public @Nullable DictionaryPage readDictionaryPage() {
            int begin = position;
            PageHeader header = header();
            if (!header.isSetDictionary_page_header()) {
                position = begin;
                return null;
            }
            return new DictionaryPage(
                    uncompressed(take(header), header.getUncompressed_page_size()),
                    header.getDictionary_page_header().getNum_values(),
                    encoding(header.getDictionary_page_header().getEncoding()));
        }

        @Override
        public @Nullable DataPage readPage() {
            while (left > 0) {
                PageHeader header = header();
                byte[] page = take(header);
                if (header.isSetData_page_header()) {
                    DataPageHeader data = header.getData_page_header();
                    left -= data.getNum_values();
                    return new DataPageV1(
                            uncompressed(page, header.getUncompressed_page_size()),
                            data.getNum_values(),
                            header.getUncompressed_page_size(),
                            noStatistics,
                            encoding(data.getRepetition_level_encoding()),
                            encoding(data.getDefinition_level_encoding()),
                            encoding(data.getEncoding()));
                }
                if (header.isSetData_page_header_v2()) {
                    left -= header.getData_page_header_v2().getNum_values();
                    return second(header, page);
                }
            }
            return null;
        }

        private DataPage second(PageHeader header, byte[] page) {
            DataPageHeaderV2 data = header.getData_page_header_v2();
            int repetition = data.getRepetition_levels_byte_length();
            int levels = repetition + data.getDefinition_levels_byte_length();
            byte[] values = Arrays.copyOfRange(page, levels, page.length);
            int length = header.getUncompressed_page_size() - levels;
            boolean isCompressed = !data.isSetIs_compressed() || data.isIs_compressed();
            return DataPageV2.uncompressed(
                    data.getNum_rows(),
                    data.getNum_nulls(),
                    data.getNum_values(),
                    BytesInput.from(page, 0, repetition),
                    BytesInput.from(page, repetition, levels - repetition),
                    encoding(data.getEncoding()),
                    isCompressed && length > 0 ? uncompressed(values, length) : BytesInput.from(values),
                    noStatistics);
        }

        private PageHeader header() {
            ByteArrayInputStream input = new ByteArrayInputStream(file, position, file.length - position);
            try {
                PageHeader header = Util.readPageHeader(input);
                position = file.length - input.available();
                return header;
            } catch (IOException e) {
                throw new IllegalStateException("a page header cannot be read", e);
            }
        }

        private byte[] take(PageHeader header) {
            byte[] page = Arrays.copyOfRange(file, position, position + header.getCompressed_page_size());
            position += page.length;
            if (header.isSetCrc()) {
                CRC32 crc = new CRC32();
                crc.update(page);
                if ((int) crc.getValue() != header.getCrc()) {
                    throw new IllegalStateException("a page whose checksum is wrong");
                }
            }
            return page;
        }

        private BytesInput uncompressed(byte[] page, int length) {
            CompressionCodec codec = metadata.getCodec();
            try {
                return switch (codec) {
                    case UNCOMPRESSED -> BytesInput.from(page);
                    case SNAPPY -> BytesInput.from(Snappy.uncompress(page));
                    case ZSTD -> BytesInput.from(Zstd.decompress(page, length));
                    case GZIP -> BytesInput.from(new GZIPInputStream(new ByteArrayInputStream(page)).readAllBytes());
                    default -> throw new IllegalStateException("compressed with " + codec);
                };
            } catch (IOException e) {
                throw new IllegalStateException("a page that cannot be decompressed", e);
            }
        }

        private Encoding encoding(org.apache.parquet.format.Encoding encoding) {
            return Encoding.valueOf(encoding.name());
        }
    }
}
