package kz.tolem.writers.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.parquet.ColumnFile;
import org.apache.parquet.schema.MessageType;

/** Writes what was ordered too much: proposals to recover it, which nobody deducts. */
public final class OverpaymentFile {

    private static final MessageType SCHEMA = new CaseSchema()
            .text("region")
            .textOrNull("district")
            .amount("ordered")
            .amount("due")
            .amount("overpaid")
            .amount("overpaid_before")
            .text("cause")
            .text("outcome")
            .textOrNull("reason")
            .text("orders")
            .text("changed")
            .named("overpayments");

    private OverpaymentFile() {}

    /**
     * Writes {@code overpayments-00000.parquet} for range 0, also without a row; it is on the disk when this returns.
     *
     * @param directory where it goes; a file of that name is replaced
     */
    public static WrittenFile write(
            Path directory, int range, ChangedCases<OverpaymentCase> overpayments, OrdersMetadata metadata)
            throws IOException {
        List<OverpaymentCase> rows = overpayments.sorted();
        Path goal = directory.resolve(CaseworkNames.of("overpayments", range));
        try (ColumnFile file = new ColumnFile(goal, SCHEMA, rows.size())) {
            CodedRows.subjects(file, rows);
            CodedRows.texts(file, "region", rows, OverpaymentCase::region);
            CodedRows.texts(file, "district", rows, OverpaymentCase::district);
            file.longs("ordered", i -> rows.get(i).ordered());
            file.longs("due", i -> rows.get(i).due());
            file.longs("overpaid", i -> rows.get(i).overpaid());
            file.longs("overpaid_before", i -> rows.get(i).overpaidBefore());
            CodedRows.texts(file, "cause", rows, OverpaymentCase::cause);
            CodedRows.texts(file, "outcome", rows, OverpaymentCase::outcome);
            CodedRows.texts(file, "reason", rows, OverpaymentCase::reason);
            file.texts("orders", (i, page) -> page.append(rows.get(i).orders().getBytes(StandardCharsets.UTF_8)));
            CodedRows.texts(file, "changed", rows, OverpaymentCase::changed);
            return file.commit(
                    metadata.entries(),
                    rows.stream().mapToLong(OverpaymentCase::overpaid).reduce(0, Math::addExact));
        }
    }
}
