package kz.tolem.writers.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.columns.Defect;

/** Rows of the registry in doubt, of one range. Filled by one thread. */
public final class QuarantineRows {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::family)
            .thenComparing(Row::table)
            .thenComparing(Row::key)
            .thenComparing(Row::defect)
            .thenComparing(Row::detail);

    private final List<Row> rows = new ArrayList<>();

    record Row(String table, String key, long family, long person, Defect defect, String detail) {}

    /**
     * Adds a row.
     *
     * @param table name of the table
     * @param key the row's primary key: surrogate ids, dates and known codes
     * @param family family_id
     * @param person person_id, or {@link kz.tolem.calc.columns.LongColumn#NONE}
     * @param detail what is wrong, nothing personal
     */
    public void add(String table, String key, long family, long person, Defect defect, String detail) {
        rows.add(new Row(table, key, family, person, defect, detail));
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** How many rows have each defect. */
    public Map<Defect, Long> byDefect() {
        Map<Defect, Long> counts = new EnumMap<>(Defect.class);
        rows.forEach(row -> counts.merge(row.defect(), 1L, Long::sum));
        return counts;
    }

    /** How many families have a row with each defect. */
    public Map<Defect, Long> familiesByDefect() {
        Map<Defect, Long> counts = new EnumMap<>(Defect.class);
        rows.stream()
                .map(row -> new FamilyDefect(row.family(), row.defect()))
                .distinct()
                .forEach(pair -> counts.merge(pair.defect(), 1L, Long::sum));
        return counts;
    }

    private record FamilyDefect(long family, Defect defect) {}

    /** How many families have a row with a defect that is more than a warning. */
    public long familiesInDoubt() {
        return rows.stream()
                .filter(row -> !row.defect().isWarning())
                .mapToLong(Row::family)
                .distinct()
                .count();
    }

    /** The rows by family, table, key, defect and detail. */
    List<Row> sorted() {
        return rows.stream().sorted(ORDER).toList();
    }
}
