package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Vocabulary;

/**
 * What can only be seen across families, found by SQL in the same snapshot: people in two families at once, people who
 * moved, one IIN for two people.
 */
public final class CrossFamilyChecks {

    private static final Comparator<Membership> BY_PERSON = Comparator.comparingLong((Membership m) -> m.person)
            .thenComparingInt(m -> m.from)
            .thenComparingLong(m -> m.family);
    private static final Comparator<Membership> BY_FAMILY = Comparator.comparingLong((Membership m) -> m.family)
            .thenComparingLong(m -> m.person)
            .thenComparingInt(m -> m.from);

    private final List<Membership> found;

    private CrossFamilyChecks(List<Membership> found) {
        this.found = found;
    }

    /** A membership about which another one says something. */
    private static final class Membership {
        private final long family;
        private final long person;
        private final int from;
        private final int to;
        private int movedOn = DateColumn.OPEN;
        private boolean inTwoFamilies;
        private boolean duplicateIin;

        Membership(long family, long person, int from, int to) {
            this.family = family;
            this.person = person;
            this.from = from;
            this.to = to;
        }
    }

    /**
     * Looks across all families.
     *
     * @param connection one of {@link RegistrySnapshot#connect()}; its settings are changed for whole tables, so it is to
     *     be used for nothing else
     */
    public static CrossFamilyChecks run(Connection connection, RegistrySnapshot snapshot) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "enable_sort = on",
                    "enable_hashjoin = on",
                    "enable_mergejoin = on",
                    "work_mem = '256MB'",
                    "hash_mem_multiplier = 4")) {
                statement.execute("SET LOCAL " + setting);
            }
        }
        String recorded = snapshot.recorded("recorded_at");
        List<Membership> several = query(
                connection,
                "SELECT m.family_id, m.person_id, m.from_date, m.to_date FROM registry.member m"
                        + " JOIN (SELECT person_id FROM registry.member WHERE " + recorded
                        + " GROUP BY person_id HAVING min(family_id) <> max(family_id)) s USING (person_id)"
                        + " WHERE " + snapshot.recorded("m.recorded_at")
                        + " AND EXISTS (SELECT FROM registry.family f WHERE f.family_id = m.family_id)");
        markMoves(several);
        List<Membership> alike = query(
                connection,
                "SELECT m.family_id, m.person_id, m.from_date, m.to_date FROM registry.member m"
                        + " JOIN (SELECT iin FROM registry.member WHERE " + recorded
                        + " AND iin <> '' AND iin <> '000000000000'"
                        + " GROUP BY iin HAVING min(person_id) <> max(person_id)) s USING (iin)"
                        + " WHERE " + snapshot.recorded("m.recorded_at")
                        + " AND EXISTS (SELECT FROM registry.family f WHERE f.family_id = m.family_id)");
        alike.forEach(membership -> membership.duplicateIin = true);
        return new CrossFamilyChecks(merged(several, alike));
    }

    private static List<Membership> query(Connection connection, String sql) throws SQLException {
        List<Membership> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    LocalDate to = result.getObject(4, LocalDate.class);
                    rows.add(new Membership(
                            result.getLong(1),
                            result.getLong(2),
                            MonthFrame.day(result.getObject(3, LocalDate.class)),
                            to == null || to.getYear() > 9999 ? DateColumn.OPEN : MonthFrame.day(to)));
                }
            }
        }
        return rows;
    }

    /** Memberships in two families that share a day are in doubt; of others the earlier one ends with a move. */
    private static void markMoves(List<Membership> memberships) {
        memberships.sort(BY_PERSON);
        for (int i = 0; i < memberships.size(); i++) {
            Membership one = memberships.get(i);
            for (int j = i + 1; j < memberships.size() && memberships.get(j).person == one.person; j++) {
                Membership later = memberships.get(j);
                if (later.family == one.family) {
                    continue;
                }
                if (later.from < one.to && later.from < later.to && one.from < one.to) {
                    one.inTwoFamilies = true;
                    later.inTwoFamilies = true;
                } else if (one.movedOn == DateColumn.OPEN) {
                    one.movedOn = later.from;
                }
            }
        }
    }

    private static List<Membership> merged(List<Membership> one, List<Membership> other) {
        List<Membership> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(BY_FAMILY);
        List<Membership> merged = new ArrayList<>();
        for (Membership membership : all) {
            Membership last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && BY_FAMILY.compare(last, membership) == 0) {
                last.movedOn = Math.min(last.movedOn, membership.movedOn);
                last.inTwoFamilies |= membership.inTwoFamilies;
                last.duplicateIin |= membership.duplicateIin;
            } else {
                merged.add(membership);
            }
        }
        return merged;
    }

    /**
     * What was found about members of a range.
     *
     * @param into its rows are replaced
     * @param quarantine receives each membership in doubt
     */
    public void of(FamilyRange range, Crossings into, Quarantine quarantine) {
        into.clear();
        for (Membership membership : found) {
            if (range.contains(membership.family)) {
                into.family.append(membership.family);
                into.person.append(membership.person);
                into.from.append(membership.from);
                into.movedOn.append(membership.movedOn);
                into.defect.append(Vocabulary.NONE);
                doubt(membership.duplicateIin, into, Defect.IIN_DUPLICATE, "iin", quarantine);
                doubt(membership.inTwoFamilies, into, Defect.IN_TWO_FAMILIES, "from_date, to_date", quarantine);
            }
        }
    }

    private static void doubt(
            boolean isInDoubt, Crossings crossings, Defect defect, String detail, Quarantine quarantine) {
        if (isInDoubt) {
            int row = crossings.rows() - 1;
            crossings.doubt(row, defect);
            QuarantinedRow named = RowNames.quarantined(crossings, row, defect, detail);
            quarantine.add(new QuarantinedRow(
                    "member", named.key(), named.family(), named.person(), named.defect(), named.detail()));
        }
    }
}
