package kz.tolem.readers.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.Table;

/** The queries that give the rows of a range, in the order of an index. */
final class RangeQueries {

    private final RegistrySnapshot snapshot;
    private final IncomeSelection incomes;

    RangeQueries(RegistrySnapshot snapshot, IncomeSelection incomes) {
        this.snapshot = snapshot;
        this.incomes = incomes;
    }

    /** The rows of {@code table}; its first column is the family, the others follow in the order of the table's columns. */
    String rows(Table table, FamilyRange range) {
        List<String> conditions = new ArrayList<>();
        String from = "registry." + table.name() + " t";
        if (RegistryShape.hasRecordedAt(table)) {
            conditions.add(snapshot.recorded("t." + RegistryShape.RECORDED_AT));
        }
        if (table instanceof Incomes) {
            conditions.add("t.month >= '" + incomes.earnedFrom() + "' AND t.month < '" + incomes.earnedUntil() + "'");
        }
        if (table instanceof Incomes && !incomes.allFamilies()) {
            from = "registry.family f JOIN " + from + " ON t.family_id = f.family_id";
            conditions.add(range.condition("f.family_id"));
            conditions.add("(f.wellbeing_level IN (1, 2) OR f.family_id IN (" + familiesWithTsa(range) + "))");
        } else {
            conditions.add(range.condition("t.family_id"));
        }
        return "SELECT " + columns(table) + " FROM " + from + " WHERE " + String.join(" AND ", conditions)
                + " ORDER BY " + qualified(table.orderedBy());
    }

    /** The same rows as a stream in PostgreSQL's binary form. */
    String copy(Table table, FamilyRange range) {
        return "COPY (" + rows(table, range) + ") TO STDOUT (FORMAT binary)";
    }

    /** How many incomes of the quarters at hand, and of the latest of them, the range has; from the index alone. */
    String countIncomes(FamilyRange range) {
        return "SELECT count(*), count(*) FILTER (WHERE t.month >= '" + incomes.latestQuarter()
                + "') FROM registry.income t WHERE " + range.condition("t.family_id") + " AND t.month >= '"
                + incomes.earnedFrom() + "' AND t.month < '" + incomes.earnedUntil() + "'";
    }

    private String familiesWithTsa(FamilyRange range) {
        return "SELECT a.family_id FROM registry.application a WHERE " + range.condition("a.family_id")
                + " AND a.benefit = '" + Benefit.TSA + "' AND a.applied_on >= '" + incomes.appliedFrom()
                + "' AND a.applied_on < '" + incomes.appliedUntil() + "' AND "
                + snapshot.recorded("a." + RegistryShape.RECORDED_AT);
    }

    private static String columns(Table table) {
        return table.columns().stream()
                .filter(column -> !column.isDerived())
                .map(column -> "t." + column.name())
                .collect(Collectors.joining(", "));
    }

    private static String qualified(String columns) {
        return "t." + columns.replace(", ", ", t.");
    }

    /** The columns that {@link #rows} gives. */
    static Column[] selected(Table table) {
        return table.columns().stream().filter(column -> !column.isDerived()).toArray(Column[]::new);
    }
}
