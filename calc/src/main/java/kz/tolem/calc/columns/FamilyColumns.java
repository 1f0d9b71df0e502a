package kz.tolem.calc.columns;

import java.util.Arrays;
import java.util.List;

/**
 * All that is known of the families of one range: twelve tables as columns, and for each family where its rows lie.
 * Rows of a table lie in the order of families; rows of a family lie together.
 *
 * <p>Filled by one thread, then read by many. May be filled again after {@link #clear()}.
 */
public final class FamilyColumns {

    public final Families families = new Families();
    public final Members members = new Members();
    public final Incomes incomes = new Incomes();
    public final Disabilities disabilities = new Disabilities();
    public final Intervals studies = new Intervals("study");
    public final Intervals incapacities = new Intervals("incapacity");
    public final Cares cares = new Cares();
    public final Awards awards = new Awards();
    public final Losses losses = new Losses();
    public final Applications applications = new Applications();
    public final TsaCases tsaCases = new TsaCases();
    public final Accounts accounts = new Accounts();

    /** Which of the accounts sent money back: no fact of the registry, so it is not frozen with them. */
    public final RejectedAccounts rejected = new RejectedAccounts();

    private final List<Table> tables = List.of(
            families,
            members,
            incomes,
            disabilities,
            studies,
            incapacities,
            cares,
            awards,
            losses,
            applications,
            tsaCases,
            accounts);

    private boolean[] inDoubt = new boolean[0];
    private boolean[] withMoves = new boolean[0];

    /** The tables in the order in which they are written and compared; the families come first. */
    public List<Table> tables() {
        return tables;
    }

    /** Number of families. */
    public int size() {
        return families.rows();
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        tables.forEach(Table::clear);
        rejected.clear();
    }

    /**
     * Finds out where each family's rows lie, and which families have a row in doubt or a move. To be called once after filling.
     *
     * @throws IllegalStateException when a table is not in the order of the families, or has a row of no family
     */
    public void index() {
        for (Table table : tables) {
            index(table);
        }
        noteDoubts();
        noteMoves();
    }

    private void index(Table table) {
        int count = size();
        long[] ids = families.family.values();
        int[] first = table.startsOf(count);
        long[] owners = table.family.values();
        int rows = table.rows();
        int row = 0;
        for (int family = 0; family < count; family++) {
            first[family] = row;
            while (row < rows && owners[row] == ids[family]) {
                row++;
            }
        }
        first[count] = row;
        if (row != rows) {
            throw new IllegalStateException("table " + table.name() + ", row " + row + ": family " + owners[row]
                    + " is not in the range or not in order");
        }
    }

    /** Finds out which families have a row in doubt; to be called again when rows were put in doubt. */
    public void noteDoubts() {
        inDoubt = new boolean[size()];
        for (Table table : tables) {
            byte[] defects = table.defect.values();
            for (int row = 0; row < table.rows(); row++) {
                if (defects[row] != Vocabulary.NONE) {
                    long owner = table.family.at(row);
                    inDoubt[Arrays.binarySearch(families.family.values(), 0, size(), owner)] = true;
                }
            }
        }
    }

    private void noteMoves() {
        withMoves = new boolean[size()];
        int family = 0;
        for (int row = 0; row < members.rows(); row++) {
            if (members.movedOn.at(row) != DateColumn.OPEN || members.movedHere.at(row)) {
                while (members.start(family + 1) <= row) {
                    family++;
                }
                withMoves[family] = true;
            }
        }
    }

    /** Whether somebody moved from the family or to it. */
    public boolean hasMoves(int family) {
        return withMoves[family];
    }

    /** Whether a row of the family is in doubt. */
    public boolean isInDoubt(int family) {
        return inDoubt[family];
    }

    /** Row of {@code table} with which the family begins. Unless {@link #index()} was called, without meaning. */
    public int first(Table table, int family) {
        return table.start(family);
    }

    /** For each family the row of {@code table} with which it begins, and one more for the end. */
    public int[] starts(Table table) {
        return table.starts();
    }
}
