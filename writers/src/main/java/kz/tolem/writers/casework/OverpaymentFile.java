package kz.tolem.writers.casework;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.writers.casework.OverpaymentRows.Row;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.parquet.ColumnFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes what was ordered too much: proposals to recover it, which nobody deducts. */
public final class OverpaymentFile {

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
            .required(BINARY)
            .as(stringType())
            .named("region")
            .optional(BINARY)
            .as(stringType())
            .named("district")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("ordered")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("due")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("overpaid")
            .required(INT64)
            .as(decimalType(2, 15))
            .named("overpaid_before")
            .required(BINARY)
            .as(stringType())
            .named("cause")
            .required(BINARY)
            .as(stringType())
            .named("outcome")
            .optional(BINARY)
            .as(stringType())
            .named("reason")
            .required(BINARY)
            .as(stringType())
            .named("orders")
            .required(BINARY)
            .as(stringType())
            .named("changed")
            .named("overpayments");

    private OverpaymentFile() {}

    /**
     * Writes {@code overpayments-00000.parquet} for range 0, also without a row; it is on the disk when this returns.
     *
     * @param directory where it goes; a file of that name is replaced
     */
    public static WrittenFile write(Path directory, int range, OverpaymentRows overpayments, OrdersMetadata metadata)
            throws IOException {
        List<Row> rows = overpayments.sorted();
        Path goal = directory.resolve(CaseworkNames.of("overpayments", range));
        try (ColumnFile file = new ColumnFile(goal, SCHEMA, rows.size())) {
            file.longs("family_id", i -> rows.get(i).family());
            file.longs("person_id", i -> person(rows.get(i)));
            CodedRows.texts(file, "benefit", rows, row -> row.benefit().name());
            CodedRows.months(file, "month", rows, Row::month);
            CodedRows.texts(file, "region", rows, Row::region);
            CodedRows.texts(file, "district", rows, Row::district);
            file.longs("ordered", i -> rows.get(i).ordered());
            file.longs("due", i -> rows.get(i).due());
            file.longs("overpaid", i -> rows.get(i).overpaid());
            file.longs("overpaid_before", i -> rows.get(i).overpaidBefore());
            CodedRows.texts(file, "cause", rows, Row::cause);
            CodedRows.texts(file, "outcome", rows, Row::outcome);
            CodedRows.texts(file, "reason", rows, Row::reason);
            file.texts("orders", (i, page) -> page.append(rows.get(i).orders().getBytes(StandardCharsets.UTF_8)));
            CodedRows.texts(file, "changed", rows, Row::changed);
            return file.commit(
                    metadata.entries(), rows.stream().mapToLong(Row::overpaid).reduce(0, Math::addExact));
        }
    }

    private static long person(Row row) {
        return row.benefit().isOfFamily() ? LongColumn.NONE : row.subject();
    }
}
