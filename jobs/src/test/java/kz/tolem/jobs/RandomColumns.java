package kz.tolem.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.columns.Vocabulary;

/** Families with any value that a column can hold, derived columns included. */
final class RandomColumns {

    private final SplittableRandom random;
    private int form;

    RandomColumns(long seed) {
        random = new SplittableRandom(seed);
    }

    /** So many families, each with none to four rows in every other table. */
    void fill(FamilyColumns columns, int families) {
        columns.clear();
        for (Table table : columns.tables()) {
            form = random.nextInt(4);
            for (int i = 0; i < families; i++) {
                int rows = table == columns.families ? 1 : random.nextInt(5);
                for (int row = 0; row < rows; row++) {
                    table.columns().forEach(this::append);
                    table.family.set(table.rows() - 1, 1_000L + 7L * i);
                }
            }
        }
        columns.index();
    }

    /** A finding about some of the members; their rows are told apart by the person's number. */
    void fill(Crossings crossings, Members members) {
        for (int row = 0; row < members.rows(); row++) {
            members.person.set(row, row);
            if (random.nextInt(7) == 0) {
                crossings.columns().forEach(this::append);
                int last = crossings.rows() - 1;
                crossings.family.set(last, members.family.at(row));
                crossings.person.set(last, row);
                crossings.from.set(last, members.from.at(row));
            }
        }
    }

    private void append(Column column) {
        if (random.nextInt(5) == 0) {
            column.appendNull();
        } else if (column instanceof LongColumn c) {
            c.append(form == 0 && random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextLong() >> 17 * form);
        } else if (column instanceof MoneyColumn c) {
            c.append(random.nextInt(4) == 0 ? 0 : random.nextLong(-1L << 60, 1L << 60));
        } else if (column instanceof DateColumn c) {
            c.append(form == 0 && random.nextInt(4) == 0 ? Integer.MIN_VALUE + 1 : random.nextInt(40_000));
        } else if (column instanceof SmallColumn c) {
            c.append((short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1));
        } else if (column instanceof FlagColumn c) {
            c.append((byte) random.nextInt(2));
        } else if (column instanceof CodeColumn<?> c) {
            int lowest = c.isDerived() ? 0 : Vocabulary.UNKNOWN; // what we find out ourselves is always known
            c.append((byte) random.nextInt(lowest, c.vocabulary().size()));
        } else if (column instanceof TextColumn c) {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            c.append(text, 0, text.length);
        }
    }

    /** Of any length, of one length, of digits that are even or odd in number. */
    private String text() {
        return switch (form) {
            case 0 -> "отбасы ".repeat(random.nextInt(4));
            case 1 -> random.nextBoolean() ? "KCJBKZKX" : "CASPKZKA";
            case 2 -> String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L));
            default -> String.format(Locale.ROOT, "%09d", random.nextInt(1_000_000_000));
        };
    }

    /** The value in a row in a form that can be compared. */
    static Object value(Column column, int row) {
        if (column instanceof LongColumn c) {
            return c.at(row);
        } else if (column instanceof MoneyColumn c) {
            return c.at(row);
        } else if (column instanceof DateColumn c) {
            return c.at(row);
        } else if (column instanceof SmallColumn c) {
            return c.at(row);
        } else if (column instanceof FlagColumn c) {
            return c.at(row);
        } else if (column instanceof CodeColumn<?> c) {
            return c.at(row);
        }
        return ((TextColumn) column).text(row);
    }
}
