package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kz.tolem.calc.columns.CarriedRows;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;

/**
 * Reads what the registry has carried over to later families of people who moved, as rows of the families they left. Few
 * people move, so each is looked up by an index.
 */
public final class CarriedReader {

    /** A statement of some 100 kB. */
    private static final int MOVES_AT_ONCE = 2_000;

    private final Connection connection;
    private final RangeQueries queries;
    private final EdgeChecks checks;

    /**
     * @param connection one of {@link RegistrySnapshot#connect()}; stays the caller's
     * @param incomes which incomes are read
     * @param checks what is looked for in every row; it is in quarantine where it lies, and not listed again
     */
    public CarriedReader(Connection connection, RegistrySnapshot snapshot, IncomeSelection incomes, EdgeChecks checks) {
        this.connection = connection;
        this.queries = new RangeQueries(snapshot, incomes);
        this.checks = checks;
    }

    /**
     * Reads the rows of some moves, and checks them as rows of the families that were left.
     *
     * @param moves in the order of families
     * @param into cleared before it is filled
     */
    public void read(List<Move> moves, CarriedRows into) throws SQLException {
        into.clear();
        if (moves.isEmpty()) {
            return;
        }
        // without sorting, the whole nation would be gone through in the order of an index to find these few
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_sort = on");
        }
        FamilyColumns columns = into.columns;
        List<Long> families = moves.stream().map(Move::family).distinct().toList();
        for (int from = 0; from < families.size(); from += MOVES_AT_ONCE) {
            List<Long> some = families.subList(from, Math.min(families.size(), from + MOVES_AT_ONCE));
            some.forEach(family -> add(family, columns.families));
            append(queries.membersOf(columns.members, some), columns.members);
        }
        for (Table table : into.tables()) {
            for (int from = 0, to; from < moves.size(); from = to) {
                to = endOfFamily(moves, Math.min(moves.size(), from + MOVES_AT_ONCE));
                append(queries.carried(table, moves.subList(from, to)), table);
            }
        }
        columns.tables().forEach(Table::completeDerived);
        checks.check(columns, row -> {});
    }

    /** Rows of one family come from one statement, so that they are in order. */
    private static int endOfFamily(List<Move> moves, int at) {
        int end = at;
        while (end < moves.size()
                && moves.get(end).family() == moves.get(end - 1).family()) {
            end++;
        }
        return end;
    }

    private static void add(long family, Families families) {
        families.family.append(family);
        for (Column column : families.columns()) {
            if (column != families.family && !column.isDerived()) {
                column.appendNull();
            }
        }
    }

    private void append(String query, Table table) throws SQLException {
        RowDecoder decoder = new RowDecoder(RangeQueries.selected(table));
        try (BinaryRows rows = BinaryRows.open(connection, RangeQueries.copy(query), decoder.width())) {
            while (rows.next()) {
                decoder.append(rows.buffer(), rows.firstField());
            }
        }
    }
}
