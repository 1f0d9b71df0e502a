package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.Table;
import org.jspecify.annotations.Nullable;

/** Reads the families of a range and all that is known of them. One connection, one thread, one range after the other. */
public final class RangeReader {

    private final Connection connection;
    private final IncomeSelection incomes;
    private final RangeQueries queries;
    private final @Nullable MemberNotes notes;
    private @Nullable IncomeCount counted;

    /** Reads families for which nothing is looked for across families. */
    public RangeReader(Connection connection, RegistrySnapshot snapshot, IncomeSelection incomes) {
        this(connection, snapshot, incomes, null);
    }

    /**
     * @param connection one of {@link RegistrySnapshot#connect()}; stays the caller's
     * @param incomes which incomes are read; the others are not stored
     * @param notes where all members that are read are noted, also those in quarantine
     */
    public RangeReader(
            Connection connection, RegistrySnapshot snapshot, IncomeSelection incomes, @Nullable MemberNotes notes) {
        this.connection = connection;
        this.incomes = incomes;
        this.queries = new RangeQueries(snapshot, incomes);
        this.notes = notes;
    }

    /**
     * Reads one range. Rows of families that do not exist are handed to the quarantine and not stored. Nothing else is
     * checked, and {@link FamilyColumns#index()} is left to the caller.
     *
     * @param into cleared before it is filled
     * @return number of rows that were read, those in quarantine included
     */
    public long read(FamilyRange range, FamilyColumns into, Quarantine quarantine) throws SQLException {
        into.clear();
        counted = null;
        long rows = 0;
        for (Table table : into.tables()) {
            if (table != into.incomes) {
                rows += read(table, queries.rows(table, range), into.families, quarantine);
            }
        }
        return rows + readIncomes(range, into, quarantine);
    }

    private long readIncomes(FamilyRange range, FamilyColumns into, Quarantine quarantine) throws SQLException {
        if (incomes.allFamilies()) {
            return read(into.incomes, queries.rows(into.incomes, range), into.families, quarantine);
        }
        long[] families = incomes.familiesOf(into);
        if (families.length <= into.families.rows() / 2) {
            return read(into.incomes, queries.incomesOf(into.incomes, families), into.families, quarantine);
        }
        counted = readAllIncomes(range, into.incomes, families);
        return into.incomes.rows();
    }

    /**
     * Reads the incomes of a whole range in which most families need theirs: it takes the server half the time of looking up
     * each family, and nothing is left for it to count.
     *
     * @param families whose incomes are stored, ascending
     * @return how many there are, stored or not
     */
    private IncomeCount readAllIncomes(FamilyRange range, Incomes into, long[] families) throws SQLException {
        String query = queries.incomesOfAll(into, range);
        Column[] columns = RangeQueries.selected(into);
        RowDecoder decoder = new RowDecoder(columns);
        int latestQuarter = MonthFrame.day(incomes.latestQuarter());
        long all = 0;
        long ofLatestQuarter = 0;
        int place = 0;
        try (BinaryRows rows = BinaryRows.open(connection, RangeQueries.copy(query), columns.length)) {
            while (rows.next()) {
                decoder.append(rows.buffer(), rows.firstField());
                int row = into.rows() - 1;
                all++;
                if (into.month.at(row) >= latestQuarter) {
                    ofLatestQuarter++;
                }
                long family = into.family.at(row);
                while (place < families.length && families[place] < family) {
                    place++;
                }
                if (place == families.length || families[place] != family || into.person.at(row) == LongColumn.NONE) {
                    decoder.removeLast();
                }
            }
        }
        into.completeDerived();
        return new IncomeCount(all, ofLatestQuarter);
    }

    /**
     * How many incomes there are of the quarters at hand, read or not.
     *
     * @param all of all quarters
     * @param ofLatestQuarter of the quarter before the last one that is calculated
     */
    public record IncomeCount(long all, long ofLatestQuarter) {}

    /** How many incomes the range has that was read last; null when reading did not tell: then they are to be counted. */
    public @Nullable IncomeCount counted() {
        return counted;
    }

    /** Counts the incomes of a range, those included that no rule asks for; from an index alone. */
    public IncomeCount countIncomes(FamilyRange range) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(queries.countIncomes(range))) {
            row.next();
            return new IncomeCount(row.getLong(1), row.getLong(2));
        }
    }

    private long read(Table table, String query, Families families, Quarantine quarantine) throws SQLException {
        Column[] columns = RangeQueries.selected(table);
        RowDecoder decoder = new RowDecoder(columns);
        boolean ofFamilies = table == families;
        Defect defect = table instanceof Members ? Defect.ORPHAN_MEMBER : Defect.ORPHAN_FACT;
        int family = 0;
        long count = 0;
        try (BinaryRows rows = BinaryRows.open(connection, RangeQueries.copy(query), columns.length)) {
            while (rows.next()) {
                decoder.append(rows.buffer(), rows.firstField());
                count++;
                if (ofFamilies) {
                    continue;
                }
                int row = table.rows() - 1;
                long owner = table.family.at(row);
                while (family < families.rows() && families.family.at(family) < owner) {
                    family++;
                }
                if (family == families.rows() || families.family.at(family) != owner) {
                    quarantine.add(RowNames.quarantined(table, row, defect, "no such family"));
                    if (notes != null && table instanceof Members members) {
                        notes.add(members, row);
                    }
                    decoder.removeLast();
                }
            }
        }
        table.completeDerived();
        if (notes != null && table instanceof Members members) {
            notes.addAll(members);
        }
        return count;
    }
}
