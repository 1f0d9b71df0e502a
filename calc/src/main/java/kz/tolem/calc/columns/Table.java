package kz.tolem.calc.columns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.tolem.calc.columns.Column.Kind;

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
                Crossings {

    private final String name;
    private final String orderedBy;
    private final List<Column> columns = new ArrayList<>();

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
        return Collections.unmodifiableList(columns);
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
        int rows = rows();
        for (Column column : columns) {
            while (column.isDerived() && column.size() < rows) {
                column.appendNull();
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
