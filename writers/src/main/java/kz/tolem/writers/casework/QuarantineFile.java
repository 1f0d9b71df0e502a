package kz.tolem.writers.casework;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.writers.casework.QuarantineRows.Row;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.parquet.ColumnFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes the rows of the registry in doubt. */
public final class QuarantineFile {

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("table")
            .required(BINARY)
            .as(stringType())
            .named("key")
            .required(INT64)
            .named("family_id")
            .optional(INT64)
            .named("person_id")
            .required(BINARY)
            .as(stringType())
            .named("defect")
            .required(BINARY)
            .as(stringType())
            .named("detail")
            .named("quarantine");

    private QuarantineFile() {}

    /**
     * Writes {@code quarantine-00000.parquet} for range 0, also without a row; it is on the disk when this returns.
     *
     * @param directory where it goes; a file of that name is replaced
     */
    public static WrittenFile write(Path directory, int range, QuarantineRows rows, OrdersMetadata metadata)
            throws IOException {
        List<Row> sorted = rows.sorted();
        Path goal = directory.resolve(CaseworkNames.of("quarantine", range));
        try (ColumnFile file = new ColumnFile(goal, SCHEMA, sorted.size())) {
            CodedRows.texts(file, "table", sorted, Row::table);
            file.texts("key", (i, page) -> page.append(sorted.get(i).key().getBytes(StandardCharsets.UTF_8)));
            file.longs("family_id", i -> sorted.get(i).family());
            file.longs("person_id", i -> sorted.get(i).person());
            CodedRows.texts(file, "defect", sorted, row -> row.defect().name());
            CodedRows.texts(file, "detail", sorted, Row::detail);
            return file.commit(metadata.entries(), 0);
        }
    }
}
