package kz.tolem.jobs.speed.plain;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/** Parquet as its library writes it, row by row, with all defaults but the compression, which is the program's. */
final class RowWiseParquet implements ItemStreamWriter<Order> {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message orders {
                required binary order_id (STRING);
                required binary run (STRING);
                required int32 month (DATE);
                required binary benefit (STRING);
                optional binary form (STRING);
                required binary kind (STRING);
                required int64 family_id;
                optional int64 person_id;
                required int64 payee_id;
                required binary payee_iin (STRING);
                required binary iban (STRING);
                required binary bic (STRING);
                required binary region (STRING);
                optional binary district (STRING);
                required int64 amount (DECIMAL(15, 2));
                optional int64 base (DECIMAL(15, 2));
                optional int32 coefficient (DECIMAL(9, 4));
                required int32 quantity;
                required binary legal_basis (STRING);
                optional binary replaces (STRING);
            }""");

    private final Path file;
    private final String period;
    private final SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
    private @Nullable ParquetWriter<Group> writer;

    RowWiseParquet(Path file, String period) {
        this.file = file;
        this.period = period;
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withType(SCHEMA)
                    .withConf(new PlainParquetConfiguration())
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withCodecFactory(new ZstdWithoutHadoop())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Chunk<? extends Order> orders) throws IOException {
        ParquetWriter<Group> open = writer;
        if (open == null) {
            throw new IllegalStateException("the file is not open");
        }
        for (Order order : orders) {
            open.write(row(order));
        }
    }

    private Group row(Order order) {
        Group row = rows.newGroup()
                .append("order_id", order.id())
                .append("run", period)
                .append("month", (int) order.month().atDay(1).toEpochDay())
                .append("benefit", order.benefit().name())
                .append("kind", "REGULAR")
                .append("family_id", order.familyId())
                .append("payee_id", order.payeeId())
                .append("payee_iin", order.payeeIin())
                .append("iban", order.iban())
                .append("bic", order.bic())
                .append("region", order.region())
                .append("amount", order.amount().unscaledValue().longValueExact())
                .append("quantity", order.quantity())
                .append("legal_basis", order.legalBasis());
        if (order.form() != null) {
            row.append("form", order.form());
        }
        if (order.personId() != null) {
            row.append("person_id", order.personId().longValue());
        }
        if (order.district() != null) {
            row.append("district", order.district());
        }
        if (order.base() != null) {
            row.append("base", order.base().unscaledValue().longValueExact());
        }
        if (order.coefficient() != null) {
            row.append("coefficient", order.coefficient().unscaledValue().intValueExact());
        }
        return row;
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library's own way to ZSTD needs all of Hadoop. */
    private static final class ZstdWithoutHadoop
            implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {

        private static final int LEVEL = 1;

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return this;
        }

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream page = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
            bytes.writeAllTo(page);
            return BytesInput.from(Zstd.compress(page.toByteArray(), LEVEL));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is read");
        }

        @Override
        public void release() {}
    }
}
