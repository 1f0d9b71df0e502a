package kz.tolem.writers.casework;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.writers.casework.DifferenceRows.Row;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.parquet.ColumnFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes what is ordered for months that were calculated before, and why. */
public final class DifferenceFile {

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(INT64)
            .named("family_id")
            .optional(INT64)
            .named("person_id")
            .required(BINARY)
            .as(stringType())
            .named("benefit")
            .required(INT32)
            .as(dateType())
            .named("month")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("ordered_before")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("due")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("difference")
            .required(BINARY)
            .as(stringType())
            .named("cause")
            .required(BINARY)
            .as(stringType())
            .named("changed")
            .named("differences");

    private DifferenceFile() {}

    /**
     * Writes {@code differences-00000.parquet} for range 0, also without a row; it is on the disk when this returns.
     *
     * @param directory where it goes; a file of that name is replaced
     */
    public static WrittenFile write(Path directory, int range, DifferenceRows differences, OrdersMetadata metadata)
            throws IOException {
        List<Row> rows = differences.sorted();
        Path goal = directory.resolve(CaseworkNames.of("differences", range));
        try (ColumnFile file = new ColumnFile(goal, SCHEMA, rows.size())) {
            file.longs("family_id", i -> rows.get(i).family());
            file.longs(
                    "person_id",
                    i -> rows.get(i).benefit().isOfFamily()
                            ? LongColumn.NONE
                            : rows.get(i).subject());
            CodedRows.texts(file, "benefit", rows, row -> row.benefit().name());
            CodedRows.months(file, "month", rows, Row::month);
            file.longs("ordered_before", i -> rows.get(i).ordered());
            file.longs("due", i -> rows.get(i).due());
            file.longs("difference", i -> rows.get(i).difference());
            CodedRows.texts(file, "cause", rows, Row::cause);
            CodedRows.texts(file, "changed", rows, Row::changed);
            return file.commit(
                    metadata.entries(), rows.stream().mapToLong(Row::difference).reduce(0, Math::addExact));
        }
    }
}
