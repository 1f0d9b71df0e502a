package kz.tolem.calc.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.law.AgeLimit;

/** What one rule read of one family: rows of the registry, with the columns where not the whole row, and ages of the law. */
public final class Reads {

    private final Map<Row, Set<Column>> facts = new LinkedHashMap<>();
    private final Set<Age> ages = new LinkedHashSet<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Integer> countedIncomes = new ArrayList<>();
    private final Set<Long> drawing = new LinkedHashSet<>();
    private long income = MoneyColumn.UNKNOWN;

    /** A row of a table. */
    public record Row(Table table, int number) {}

    /**
     * A comparison of a birth date with an age of the law.
     *
     * @param person whose
     * @param parameter full name of the age
     */
    public record Age(long person, String parameter) {}

    /**
     * Notes a row, or one more column of it.
     *
     * @param columns those that were read; none means the whole row
     */
    public void fact(Table table, int row, Column... columns) {
        Collections.addAll(facts.computeIfAbsent(new Row(table, row), unused -> new LinkedHashSet<>()), columns);
    }

    void age(long person, AgeLimit limit) {
        ages.add(new Age(person, limit.parameter()));
    }

    void count(int passed) {
        counts.add(passed);
    }

    void drawing(long person) {
        drawing.add(person);
    }

    void income(long total, List<Integer> rows) {
        income = total;
        countedIncomes.clear();
        countedIncomes.addAll(rows);
    }

    /** The rows in the order in which they were first read, each with the columns that were; an empty set is the whole row. */
    public Map<Row, Set<Column>> facts() {
        return Collections.unmodifiableMap(facts);
    }

    /** The ages of the law that birth dates were compared with. */
    public Set<Age> ages() {
        return Collections.unmodifiableSet(ages);
    }

    /** How many members passed each test, in the order of the tests. */
    public List<Integer> counts() {
        return Collections.unmodifiableList(counts);
    }

    /** Numbers of the persons of whom it was read that their disability allowance is ordered. */
    public Set<Long> drawing() {
        return Collections.unmodifiableSet(drawing);
    }

    /** Counted income of the quarter before in tiyn; {@link MoneyColumn#UNKNOWN} when nobody asked. */
    public long income() {
        return income;
    }

    /** Rows of the incomes that were counted. */
    public List<Integer> countedIncomes() {
        return Collections.unmodifiableList(countedIncomes);
    }
}
