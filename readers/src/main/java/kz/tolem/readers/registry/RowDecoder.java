package kz.tolem.readers.registry;

import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.TextColumn;

/** Appends rows in PostgreSQL's binary form to columns. */
final class RowDecoder {

    /** PostgreSQL counts days from 2000-01-01. */
    private static final int EPOCH = 10_957;

    private static final int NUMBER = 0;
    private static final int DATE = 1;
    private static final int CODE = 2;
    private static final int TEXT = 3;
    private static final int MONEY = 4;
    private static final int SMALL = 5;
    private static final int FLAG = 6;

    private final Column[] columns;
    private final int[] kinds;

    /** For rows with these columns in this order. */
    RowDecoder(Column[] columns) {
        this.columns = columns.clone();
        this.kinds = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            kinds[i] = kind(columns[i]);
        }
    }

    private static int kind(Column column) {
        if (column instanceof LongColumn) {
            return NUMBER;
        } else if (column instanceof DateColumn) {
            return DATE;
        } else if (column instanceof CodeColumn) {
            return CODE;
        } else if (column instanceof TextColumn) {
            return TEXT;
        } else if (column instanceof MoneyColumn) {
            return MONEY;
        } else if (column instanceof SmallColumn) {
            return SMALL;
        } else if (column instanceof FlagColumn) {
            return FLAG;
        }
        throw new IllegalArgumentException("column " + column.name() + " has a kind that cannot be read");
    }

    /** Number of columns. */
    int width() {
        return columns.length;
    }

    /**
     * Appends one row.
     *
     * @param bytes where the row lies
     * @param firstField where the length of its first field stands
     */
    void append(byte[] bytes, int firstField) {
        int at = firstField;
        for (int i = 0; i < columns.length; i++) {
            int length = (int) BinaryRows.INT.get(bytes, at);
            at += 4;
            Column column = columns[i];
            if (length < 0) {
                column.appendNull();
                continue;
            }
            switch (kinds[i]) {
                case NUMBER -> ((LongColumn) column).append(integer(bytes, at, length));
                case DATE -> ((DateColumn) column).append(day((int) BinaryRows.INT.get(bytes, at)));
                case CODE -> ((CodeColumn<?>) column).append(bytes, at, withoutBlanks(bytes, at, length));
                case TEXT -> ((TextColumn) column).append(bytes, at, withoutBlanks(bytes, at, length));
                case MONEY -> ((MoneyColumn) column).append(BinaryNumeric.tiyn(bytes, at));
                case SMALL -> ((SmallColumn) column).append((short) BinaryRows.SHORT.get(bytes, at));
                default -> ((FlagColumn) column).append(bytes[at]);
            }
            at += length;
        }
    }

    /** Forgets the row that was appended last. */
    void removeLast() {
        for (Column column : columns) {
            column.removeLast();
        }
    }

    /** The number in a field of type bigint, integer or smallint. */
    static long integer(byte[] bytes, int at, int length) {
        return switch (length) {
            case 8 -> (long) BinaryRows.LONG.get(bytes, at);
            case 4 -> (int) BinaryRows.INT.get(bytes, at);
            default -> (short) BinaryRows.SHORT.get(bytes, at);
        };
    }

    /** Days since 1970-01-01; infinity is open, minus infinity earlier than every day. */
    private static int day(int sent) {
        if (sent == Integer.MAX_VALUE) {
            return DateColumn.OPEN;
        }
        return sent == Integer.MIN_VALUE ? Integer.MIN_VALUE + 1 : sent + EPOCH;
    }

    /** char(n) comes with blanks at the end; they are no part of the value. */
    private static int withoutBlanks(byte[] bytes, int at, int length) {
        int end = length;
        while (end > 0 && bytes[at + end - 1] == ' ') {
            end--;
        }
        return end;
    }
}
