package kz.tolem.calc.columns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.tolem.calc.columns.Column.Kind;
import org.jspecify.annotations.Nullable;

/** The columns of one table of the registry, for the families of one range. Rows lie in the order of {@link #orderedBy()}. */
public abstract sealed class Table
        permits Families,
                Members,
                Incomes,
                Disabilities,
                Intervals,
                Cares,
                Awards,
                Losses,
                Applications,
                TsaCases,
                Accounts,
                Crossings,
                Fingerprints {

    private final String name;
    private final String orderedBy;
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> allColumns = Collections.unmodifiableList(columns);

    /** Row with which each family of the range begins; it ends where the next one begins. */
    private int[] starts = new int[0];

    /** The family that the row belongs to. */
    public final LongColumn family = number("family_id");

    /** What is wrong with the row, if anything. A row with a defect is in doubt. */
    public final CodeColumn<Defect> defect;

    Table(String name, String orderedBy) {
        this.name = name;
        this.orderedBy = orderedBy;
        this.defect = add(new CodeColumn<>("defect", Defect.VOCABULARY, Kind.DERIVED));
    }

    /** The table's name in schema {@code registry} and in the names of frozen files. */
    public final String name() {
        return name;
    }

    /** The columns by which rows are ordered, as SQL. The first one is the family. */
    public final String orderedBy() {
        return orderedBy;
    }

    /** All columns; those of the registry, {@link Column#isIdentity() identity} and {@link Column#isDerived() derived} ones. */
    public final List<Column> columns() {
        return allColumns;
    }

    /** The column that says whose fact a row is; null where rows are no person's. */
    public final @Nullable LongColumn person() {
        for (Column column : columns) {
            if (column.name().equals("person_id")) {
                return (LongColumn) column;
            }
        }
        return null;
    }

    /** Number of rows. */
    public final int rows() {
        return family.size();
    }

    /**
     * Row with which a family, by its place in the range, begins; for the number of families the row after the last.
     * Without meaning unless {@link FamilyColumns#index()} was called.
     */
    public final int start(int place) {
        return starts[place];
    }

    final int[] starts() {
        return starts;
    }

    /** Room for the starts of some families and the end of the last one; the caller fills it. */
    final int[] startsOf(int families) {
        if (starts.length < families + 1) {
            starts = new int[families + 1];
        }
        return starts;
    }

    /** Gives every row that was appended to the other columns the derived values that say that nothing was found. */
    public final void completeDerived() {
        for (Column column : columns) {
            if (column.isDerived()) {
                column.appendNulls(rows() - column.size());
            }
        }
    }

    /** Whether the row is in doubt. */
    public final boolean isInDoubt(int row) {
        return defect.at(row) != Vocabulary.NONE;
    }

    /** Puts the row in doubt; the first defect that was found stays. */
    public final void doubt(int row, Defect found) {
        if (defect.at(row) == Vocabulary.NONE) {
            defect.set(row, (byte) found.ordinal());
        }
    }

    /**
     * Adds the rows of another table of the same name, each at its place in the order.
     *
     * @param rows in order, too
     */
    final void insert(Table rows) {
        int[] before = new int[rows.rows()];
        List<Integer> keys = keys();
        int at = 0;
        for (int row = 0; row < before.length; row++) {
            while (at < rows() && !comesBefore(rows, row, at, keys)) {
                at++;
            }
            before[row] = at;
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).insert(rows.columns.get(i), before);
        }
    }

    private boolean comesBefore(Table other, int otherRow, int row, List<Integer> keys) {
        for (int key : keys) {
            int order = columns.get(key) instanceof LongColumn numbers
                    ? Long.compare(((LongColumn) other.columns.get(key)).at(otherRow), numbers.at(row))
                    : Integer.compare(
                            ((DateColumn) other.columns.get(key)).at(otherRow),
                            ((DateColumn) columns.get(key)).at(row));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /** Places of the columns of the order, up to the first one that holds codes: how these are ordered is the server's. */
    private List<Integer> keys() {
        List<Integer> keys = new ArrayList<>();
        for (String key : orderedBy.split(", ")) {
            int place = 0;
            while (!columns.get(place).name().equals(key)) {
                place++;
            }
            if (columns.get(place) instanceof CodeColumn) {
                break;
            }
            keys.add(place);
        }
        return keys;
    }

    /**
     * Appends a row of another table of the same name, derived values included.
     *
     * @param row there
     */
    public final void append(Table other, int row) {
        for (int i = 0; i < columns.size(); i++) {
            append(columns.get(i), other.columns.get(i), row);
        }
    }

    private static void append(Column into, Column from, int row) {
        if (into instanceof LongColumn longs) {
            longs.append(((LongColumn) from).at(row));
        } else if (into instanceof MoneyColumn amounts) {
            amounts.append(((MoneyColumn) from).at(row));
        } else if (into instanceof DateColumn dates) {
            dates.append(((DateColumn) from).at(row));
        } else if (into instanceof CodeColumn<?> codes) {
            codes.append(((CodeColumn<?>) from).at(row));
        } else if (into instanceof SmallColumn smalls) {
            smalls.append(((SmallColumn) from).at(row));
        } else if (into instanceof FlagColumn flags) {
            flags.append(((FlagColumn) from).values()[row]);
        } else if (into instanceof TextColumn texts) {
            TextColumn source = (TextColumn) from;
            texts.append(source.bytes(), source.start(row), source.length(row));
        }
    }

    /** Whether a row of another table of the same name says the same, personal data aside. */
    public final boolean isSameFact(int row, Table other, int otherRow) {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isIdentity() && !isSame(columns.get(i), row, other.columns.get(i), otherRow)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Column one, int row, Column other, int otherRow) {
        if (one instanceof LongColumn longs) {
            return longs.at(row) == ((LongColumn) other).at(otherRow);
        } else if (one instanceof MoneyColumn amounts) {
            return amounts.at(row) == ((MoneyColumn) other).at(otherRow);
        } else if (one instanceof DateColumn dates) {
            return dates.at(row) == ((DateColumn) other).at(otherRow);
        } else if (one instanceof CodeColumn<?> codes) {
            return codes.at(row) == ((CodeColumn<?>) other).at(otherRow);
        } else if (one instanceof SmallColumn smalls) {
            return smalls.at(row) == ((SmallColumn) other).at(otherRow);
        } else if (one instanceof FlagColumn flags) {
            return flags.at(row) == ((FlagColumn) other).at(otherRow);
        }
        return ((TextColumn) one).text(row).equals(((TextColumn) other).text(otherRow));
    }

    /** Forgets all rows and keeps the memory. */
    public final void clear() {
        columns.forEach(Column::clear);
    }

    final LongColumn number(String column) {
        return add(new LongColumn(column, Kind.PLAIN));
    }

    final DateColumn date(String column) {
        return add(new DateColumn(column, Kind.PLAIN));
    }

    final LongColumn derivedNumber(String column) {
        return add(new LongColumn(column, Kind.DERIVED));
    }

    final DateColumn derivedDate(String column) {
        return add(new DateColumn(column, Kind.DERIVED));
    }

    final MoneyColumn money(String column) {
        return add(new MoneyColumn(column, Kind.PLAIN));
    }

    final SmallColumn small(String column) {
        return add(new SmallColumn(column, Kind.PLAIN));
    }

    final FlagColumn flag(String column) {
        return add(new FlagColumn(column, Kind.PLAIN));
    }

    final FlagColumn derivedFlag(String column) {
        return add(new FlagColumn(column, Kind.DERIVED));
    }

    final <E> CodeColumn<E> code(String column, Vocabulary<E> vocabulary) {
        return add(new CodeColumn<>(column, vocabulary, Kind.PLAIN));
    }

    final TextColumn text(String column) {
        return add(new TextColumn(column, Kind.PLAIN));
    }

    final TextColumn identity(String column) {
        return add(new TextColumn(column, Kind.IDENTITY));
    }

    private <C extends Column> C add(C column) {
        columns.add(column);
        return column;
    }
}
