package kz.tolem.calc.columns;

import java.util.List;
import java.util.function.LongPredicate;

/**
 * Facts, applications and accounts of people who moved from families of a range, which the registry has carried over to a
 * later family: handed back for the months before the move (rules, X3). Where they lie is known only when all families have
 * been read, so they are stored beside the range, as {@link Crossings} are, and applied to it.
 */
public final class CarriedRows {

    /** What the names of frozen files begin with. */
    public static final String PREFIX = "carried-";

    /** The families that get rows, all their members, and the rows of those who moved. */
    public final FamilyColumns columns = new FamilyColumns();

    /** The tables that have rows of persons. Families, members and what belongs to the family are carried nowhere. */
    public List<Table> tables() {
        return of(columns);
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        columns.clear();
    }

    /**
     * Takes over the rows of some families, of {@link #tables()} alone; own rows are forgotten.
     *
     * @param families which of them
     */
    public void copy(CarriedRows all, LongPredicate families) {
        clear();
        List<Table> own = tables();
        List<Table> others = all.tables();
        for (int i = 0; i < own.size(); i++) {
            Table other = others.get(i);
            for (int row = 0; row < other.rows(); row++) {
                if (families.test(other.family.at(row))) {
                    own.get(i).append(other, row);
                }
            }
        }
    }

    /** Adds the rows to those of the same range; {@link FamilyColumns#index()} is left to the caller. */
    public void applyTo(FamilyColumns range) {
        List<Table> tables = of(range);
        for (int i = 0; i < tables.size(); i++) {
            Table carried = tables().get(i);
            if (carried.rows() > 0) {
                tables.get(i).insert(carried);
            }
        }
    }

    private static List<Table> of(FamilyColumns columns) {
        return List.of(
                columns.incomes,
                columns.disabilities,
                columns.studies,
                columns.incapacities,
                columns.cares,
                columns.awards,
                columns.losses,
                columns.applications,
                columns.accounts);
    }
}
