package kz.tolem.writers.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.parquet.ColumnFile;
import org.apache.parquet.schema.MessageType;

/** Writes what is ordered for months that were calculated before, and why. */
public final class DifferenceFile {

    private static final MessageType SCHEMA = new CaseSchema()
            .amount("ordered_before")
            .amount("due")
            .amount("difference")
            .text("cause")
            .text("changed")
            .named("differences");

    private DifferenceFile() {}

    /**
     * Writes {@code differences-00000.parquet} for range 0, also without a row; it is on the disk when this returns.
     *
     * @param directory where it goes; a file of that name is replaced
     */
    public static WrittenFile write(
            Path directory, int range, ChangedCases<DifferenceCase> differences, OrdersMetadata metadata)
            throws IOException {
        List<DifferenceCase> rows = differences.sorted();
        Path goal = directory.resolve(CaseworkNames.of("differences", range));
        try (ColumnFile file = new ColumnFile(goal, SCHEMA, rows.size())) {
            CodedRows.subjects(file, rows);
            file.longs("ordered_before", i -> rows.get(i).ordered());
            file.longs("due", i -> rows.get(i).due());
            file.longs("difference", i -> rows.get(i).difference());
            CodedRows.texts(file, "cause", rows, DifferenceCase::cause);
            CodedRows.texts(file, "changed", rows, DifferenceCase::changed);
            return file.commit(
                    metadata.entries(),
                    rows.stream().mapToLong(DifferenceCase::difference).reduce(0, Math::addExact));
        }
    }
}
