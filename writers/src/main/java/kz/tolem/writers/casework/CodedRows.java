package kz.tolem.writers.casework;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.writers.parquet.CodedValues;
import kz.tolem.writers.parquet.ColumnFile;
import org.jspecify.annotations.Nullable;

/** Columns of few different values, from rows that are few as well. */
final class CodedRows {

    private CodedRows() {}

    /** The columns with which every list begins. */
    static <C extends ChangedCase> void subjects(ColumnFile file, List<C> rows) throws IOException {
        file.longs("family_id", i -> rows.get(i).family());
        file.longs(
                "person_id",
                i -> rows.get(i).benefit().isOfFamily()
                        ? LongColumn.NONE
                        : rows.get(i).subject());
        texts(file, "benefit", rows, row -> row.benefit().name());
        months(file, "month", rows, ChangedCase::month);
    }

    /** A column of texts. */
    static <R> void texts(ColumnFile file, String column, List<R> rows, Function<R, @Nullable String> value)
            throws IOException {
        CodedValues.Texts texts = new CodedValues.Texts();
        int[] codes = rows.stream()
                .mapToInt(row -> {
                    String text = value.apply(row);
                    return text == null ? CodedValues.NULL : texts.code(text);
                })
                .toArray();
        file.coded(column, i -> codes[i], texts);
    }

    /** A column of months, as their first days. */
    private static <R> void months(ColumnFile file, String column, List<R> rows, Function<R, YearMonth> value)
            throws IOException {
        CodedValues.Ints days = new CodedValues.Ints();
        int[] codes = rows.stream()
                .mapToInt(row ->
                        days.code(Math.toIntExact(value.apply(row).atDay(1).toEpochDay())))
                .toArray();
        file.coded(column, i -> codes[i], days);
    }
}
