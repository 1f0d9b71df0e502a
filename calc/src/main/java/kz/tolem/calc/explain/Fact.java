package kz.tolem.calc.explain;

import java.util.List;
import kz.tolem.calc.columns.Defect;
import org.jspecify.annotations.Nullable;

/**
 * A row of the frozen registry, or what was read of it. Never personal data: persons are surrogate numbers.
 *
 * @param table name of the table
 * @param number number of the person, or of the application for applications and their cases; null for the family's row
 * @param values by column, in the order of the table
 * @param defect what is wrong with the row; null when nothing is
 */
public record Fact(
        String table,
        @Nullable Long number,
        List<Value> values,
        @Nullable Defect defect) {

    /**
     * What stands in one column.
     *
     * @param column as the registry names it
     * @param value null when the registry does not know it
     */
    public record Value(String column, Type type, @Nullable Object value) {}

    /** What a value is. */
    public enum Type {
        /** A {@code LocalDate}. */
        DATE,
        /** A {@code Long}. */
        NUMBER,
        /** A {@code BigDecimal}, tenge. */
        MONEY,
        /** A {@code String}: a code of the registry. */
        CODE,
        /** A {@code Boolean}. */
        FLAG
    }
}
