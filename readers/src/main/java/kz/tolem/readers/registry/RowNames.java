package kz.tolem.readers.registry;

import java.time.LocalDate;
import java.util.StringJoiner;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Table;

/** How a row of columns is named to people: by its primary key of surrogate ids, dates and known codes. */
final class RowNames {

    private RowNames() {}

    static QuarantinedRow quarantined(Table table, int row, Defect defect, String detail) {
        LongColumn person = table.person();
        return new QuarantinedRow(
                table.name(),
                key(table, row),
                table.family.at(row),
                person == null ? LongColumn.NONE : person.at(row),
                defect,
                detail);
    }

    /** The primary key, for example {@code 1000042/16000672/2025-03-01}. */
    static String key(Table table, int row) {
        StringJoiner key = new StringJoiner("/");
        for (String name : table.orderedBy().split(", ")) {
            key.add(part(column(table, name), row));
        }
        return key.toString();
    }

    private static String part(Column column, int row) {
        if (column instanceof LongColumn numbers) {
            return Long.toString(numbers.at(row));
        } else if (column instanceof DateColumn dates) {
            return date(dates.at(row));
        } else if (column instanceof CodeColumn<?> codes) {
            // an unknown code is text that anything may stand in
            return codes.isKnown(row) ? codes.vocabulary().code(codes.at(row)) : "?";
        }
        throw new IllegalArgumentException("column " + column.name() + " cannot be part of a key");
    }

    private static String date(int day) {
        if (day == DateColumn.OPEN) {
            return "infinity";
        }
        return day == Integer.MIN_VALUE + 1
                ? "-infinity"
                : LocalDate.ofEpochDay(day).toString();
    }

    private static Column column(Table table, String name) {
        for (Column column : table.columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("table " + table.name() + " has no column " + name);
    }
}
