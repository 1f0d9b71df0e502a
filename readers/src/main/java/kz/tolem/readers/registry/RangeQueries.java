package kz.tolem.readers.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.Members;
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
        return rows(table, range.condition("t.family_id"));
    }

    /**
     * The incomes of some families, each looked up in the index.
     *
     * @param families ascending
     */
    String incomesOf(Incomes table, long[] families) {
        return rows(
                table,
                Arrays.stream(families)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(",", "t.family_id = ANY ('{", "}'::bigint[])")));
    }

    private String rows(Table table, String ofFamilies) {
        List<String> conditions = new ArrayList<>();
        conditions.add(ofFamilies);
        if (RegistryShape.hasRecordedAt(table)) {
            conditions.add(snapshot.recorded("t." + RegistryShape.RECORDED_AT));
        }
        if (table instanceof Incomes) {
            conditions.add(isOfQuarters());
        }
        return select(columns(table), table, conditions);
    }

    private static String select(String columns, Table table, List<String> conditions) {
        return "SELECT " + columns + " FROM registry." + table.name() + " t WHERE " + String.join(" AND ", conditions)
                + " ORDER BY " + qualified(table.orderedBy());
    }

    /**
     * The incomes of all families of a range; also what the registry learned later than the snapshot, without its person, so
     * that who counts the rows comes to what {@link #countIncomes} gives.
     */
    String incomesOfAll(Incomes table, FamilyRange range) {
        String person = "t." + table.person.name();
        String columns = columns(table)
                .replace(
                        person,
                        "CASE WHEN " + snapshot.recorded("t." + RegistryShape.RECORDED_AT) + " THEN " + person
                                + " END");
        return select(columns, table, List.of(range.condition("t.family_id"), isOfQuarters()));
    }

    private String isOfQuarters() {
        return "t.month >= '" + incomes.earnedFrom() + "' AND t.month < '" + incomes.earnedUntil() + "'";
    }

    /**
     * The rows of {@code table} of people who moved, as rows of the family that they left, in the same order. What begins in
     * the month of the move is left out and what ends later ends with that month's beginning: from then on the person counts
     * in the later family. A row that the left family has itself stands, and of several later families the last one's.
     */
    String carried(Table table, List<Move> moves) {
        List<String> conditions = new ArrayList<>();
        List<String> keys = List.of(table.orderedBy().split(", "))
                .subList(1, table.orderedBy().split(", ").length);
        conditions.add(snapshot.recorded("t." + RegistryShape.RECORDED_AT));
        conditions.add("NOT EXISTS (SELECT FROM registry." + table.name() + " o WHERE o.family_id = c.family_id AND "
                + keys.stream().map(key -> "o." + key + " = t." + key).collect(Collectors.joining(" AND "))
                + " AND " + snapshot.recorded("o." + RegistryShape.RECORDED_AT) + ")");
        if (table instanceof Incomes) {
            conditions.add(isOfQuarters());
            if (!incomes.allFamilies()) {
                conditions.add("(EXISTS (SELECT FROM registry.family f WHERE f.family_id = c.family_id AND"
                        + " f.wellbeing_level IN (1, 2)) OR EXISTS (" + familiesWithTsa("a.family_id = c.family_id")
                        + "))");
            }
        } else if (table instanceof Applications) {
            conditions.add("t.applied_on < c.until AND t.benefit NOT IN (" + benefitsOfFamilies() + ")");
        } else {
            conditions.add("(t.from_date < c.until OR t.to_date <= t.from_date)");
        }
        String order = "c.family_id, " + keys.stream().map(key -> "t." + key).collect(Collectors.joining(", "));
        return "SELECT DISTINCT ON (" + order + ") "
                + table.columns().stream()
                        .filter(column -> !column.isDerived())
                        .map(column -> carried(column.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + list(moves) + " JOIN registry." + table.name()
                + " t ON t.family_id = c.later_id AND t.person_id = c.person_id WHERE "
                + String.join(" AND ", conditions) + " ORDER BY " + order + ", c.place DESC";
    }

    private static String carried(String column) {
        return switch (column) {
            case "family_id" -> "c.family_id";
            case "to_date", "ended_on" -> "least(t." + column + ", c.until)";
            default -> "t." + column;
        };
    }

    private static String list(List<Move> moves) {
        return "(SELECT family_id, person_id, later_id, place, date '1970-01-01' + until AS until FROM unnest("
                + array(moves, Move::family) + "::bigint[], " + array(moves, Move::person) + "::bigint[], "
                + array(moves, Move::later) + "::bigint[], " + array(moves, move -> (long) move.place())
                + "::int[], " + array(moves, move -> (long) MonthFrame.firstDayOfMonth(move.on()))
                + "::int[]) m (family_id, person_id, later_id, place, until)) c";
    }

    private static String array(List<Move> moves, ToLongFunction<Move> value) {
        return moves.stream()
                .map(move -> Long.toString(value.applyAsLong(move)))
                .collect(Collectors.joining(",", "'{", "}'"));
    }

    private static String benefitsOfFamilies() {
        return Arrays.stream(Benefit.values())
                .filter(Benefit::isOfFamily)
                .map(benefit -> "'" + benefit + "'")
                .collect(Collectors.joining(", "));
    }

    /** All members of some families, in the order of an index. */
    String membersOf(Members members, List<Long> families) {
        return "SELECT " + columns(members) + " FROM unnest('{"
                + families.stream().map(String::valueOf).collect(Collectors.joining(","))
                + "}'::bigint[]) c (family_id) JOIN registry.member t USING (family_id) WHERE "
                + snapshot.recorded("t." + RegistryShape.RECORDED_AT) + " ORDER BY " + qualified(members.orderedBy());
    }

    /** The rows of a query as a stream in PostgreSQL's binary form. */
    static String copy(String query) {
        return "COPY (" + query + ") TO STDOUT (FORMAT binary)";
    }

    /**
     * How many incomes of the quarters at hand, and of the latest of them, the range has; from the index alone. Of one quarter
     * both are the same, and the server counts once: a third less time than with a filter that lets everything through.
     */
    String countIncomes(FamilyRange range) {
        String ofLatest = incomes.earnedFrom().equals(incomes.latestQuarter())
                ? ""
                : " FILTER (WHERE t.month >= '" + incomes.latestQuarter() + "')";
        return "SELECT count(*), count(*)" + ofLatest + " FROM registry.income t WHERE "
                + range.condition("t.family_id") + " AND " + isOfQuarters();
    }

    private String familiesWithTsa(String condition) {
        return "SELECT a.family_id FROM registry.application a WHERE " + condition
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
