package kz.tolem.calc.columns;

/**
 * One named column of a table, stored as primitives. Rows are appended at the end and addressed from 0.
 *
 * <p>The arrays that {@code values()} of the subclasses return belong to the column: they may be longer than {@link
 * #size()} and are replaced when the column grows.
 */
public abstract sealed class Column
        permits LongColumn, DateColumn, MoneyColumn, CodeColumn, SmallColumn, FlagColumn, TextColumn {

    private final String name;
    private final boolean identity;
    private final boolean derived;
    int size;

    Column(String name, Kind kind) {
        this.name = name;
        this.identity = kind == Kind.IDENTITY;
        this.derived = kind == Kind.DERIVED;
    }

    /** Where a column's values come from and where they may go. */
    enum Kind {
        /** As it stands in the registry. */
        PLAIN,
        /** Personal data as it stands in the registry: stored in files of its own, never read by a rule. */
        IDENTITY,
        /** Found out while freezing; not a column of the registry. */
        DERIVED
    }

    /** The column's name in the registry and in frozen files. */
    public final String name() {
        return name;
    }

    /** Whether this is personal data (IIN, IBAN, BIC) that lies in frozen files of its own. */
    public final boolean isIdentity() {
        return identity;
    }

    /** Whether the value is found out while freezing and is no column of the registry. */
    public final boolean isDerived() {
        return derived;
    }

    /** Number of rows. */
    public final int size() {
        return size;
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        size = 0;
    }

    /** Forgets the last row. */
    public final void removeLast() {
        size--;
    }

    /** Appends the value that stands for SQL's null in this column. */
    public abstract void appendNull();

    /** The same for {@code count} rows. */
    void appendNulls(int count) {
        for (int i = 0; i < count; i++) {
            appendNull();
        }
    }

    /**
     * Adds rows of the same column of another table.
     *
     * @param rows a column of the same kind
     * @param before for each of its rows the row of this column that it comes to stand before; ascending
     */
    abstract void insert(Column rows, int[] before);

    /** Moves {@code size} values of an array apart and puts the first ones of another array of its type between them. */
    static void insert(Object values, int size, Object rows, int[] before) {
        int end = size;
        for (int i = before.length - 1; i >= 0; i--) {
            System.arraycopy(values, before[i], values, before[i] + i + 1, end - before[i]);
            System.arraycopy(rows, i, values, before[i] + i, 1);
            end = before[i];
        }
    }

    static int grown(int capacity) {
        return Math.max(16, capacity + (capacity >> 1));
    }
}
