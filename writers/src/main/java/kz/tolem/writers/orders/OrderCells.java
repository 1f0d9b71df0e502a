package kz.tolem.writers.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.parquet.CodedColumn;
import kz.tolem.writers.parquet.CodedValues;
import kz.tolem.writers.parquet.ColumnFileReader;
import kz.tolem.writers.parquet.TextValues;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a file as cells of a table, for files of another kind: texts, whole numbers ({@link Long}), days ({@link
 * LocalDate}), amounts in tenge and coefficients ({@link BigDecimal}); null where the order has none.
 */
public final class OrderCells {

    /** Names of the columns, as the files have them. */
    public static final List<String> COLUMNS = OrderSchema.MESSAGE.getFields().stream()
            .map(org.apache.parquet.schema.Type::getName)
            .toList();

    /** Texts that are different in most rows, so that a dictionary would not help. */
    private static final Set<String> PLAIN_TEXTS = Set.of("order_id", "payee_iin", "iban");

    private final int rows;
    private final List<IntFunction<@Nullable Object>> columns = new ArrayList<>();

    OrderCells(ColumnFileReader file) throws DamagedFile {
        rows = file.rows();
        for (String name : COLUMNS) {
            columns.add(column(file, OrderSchema.MESSAGE.getType(name).asPrimitiveType()));
        }
    }

    /** Number of orders. */
    public int rows() {
        return rows;
    }

    /** What stands in a column, by its place among {@link #COLUMNS}. */
    public @Nullable Object cell(int row, int column) {
        return columns.get(column).apply(row);
    }

    /** The text in a column that always has one. */
    public String text(int row, String column) {
        Object value = cell(row, COLUMNS.indexOf(column));
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(column + " is no text");
        }
        return text;
    }

    private static IntFunction<@Nullable Object> column(ColumnFileReader file, PrimitiveType type) throws DamagedFile {
        String name = type.getName();
        boolean isOptional = type.isRepetition(Repetition.OPTIONAL);
        if (PLAIN_TEXTS.contains(name)) {
            TextValues texts = file.texts(name);
            return texts::text;
        }
        if (name.equals("replaces")) {
            @Nullable String[] texts = file.has(name) ? file.textsOrNull(name) : new String[file.rows()];
            return row -> texts[row];
        }
        if (name.equals("quantity")) {
            int[] values = file.ints(name);
            return row -> (long) values[row];
        }
        boolean isLong = type.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        if (isLong && !name.equals("base")) {
            long[] values = isOptional ? file.longsOrNull(name) : file.longs(name);
            IntFunction<Object> value = decimalOrNumber(type, row -> values[row]);
            return row -> values[row] == Long.MIN_VALUE ? null : value.apply(row);
        }
        CodedColumn coded = isOptional ? file.codedOrNull(name) : file.coded(name);
        IntFunction<Object> value = value(type, coded);
        return row -> coded.code(row) == CodedValues.NULL ? null : value.apply(coded.code(row));
    }

    private static IntFunction<Object> value(PrimitiveType type, CodedColumn coded) {
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
            return coded::text;
        }
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return code -> LocalDate.ofEpochDay(coded.number(code));
        }
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                ? decimalOrNumber(type, coded::longNumber)
                : decimalOrNumber(type, coded::number);
    }

    private static IntFunction<Object> decimalOrNumber(PrimitiveType type, java.util.function.IntToLongFunction value) {
        return type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal
                ? at -> BigDecimal.valueOf(value.applyAsLong(at), decimal.getScale())
                : at -> value.applyAsLong(at);
    }
}
