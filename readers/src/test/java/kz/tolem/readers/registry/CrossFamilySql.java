package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Members;

/**
 * The same as {@link CrossFamilyChecks} in the plainest way: the server gathers all members by person and by IIN. It takes
 * the server longer than giving out all rows, so it stays here, to say what is right.
 */
final class CrossFamilySql {

    private static final Comparator<Membership> BY_PERSON = Comparator.comparingLong((Membership m) -> m.person)
            .thenComparingInt(m -> m.from)
            .thenComparingLong(m -> m.family);
    private static final Comparator<Membership> BY_FAMILY = Comparator.comparingLong((Membership m) -> m.family)
            .thenComparingLong(m -> m.person)
            .thenComparingInt(m -> m.from);

    private CrossFamilySql() {}

    /** A membership about which another one says something. */
    private static final class Membership {
        private final long family;
        private final long person;
        private final int from;
        private final int to;
        private int movedOn = DateColumn.OPEN;
        private boolean movedHere;
        private boolean inTwoFamilies;
        private boolean duplicateIin;

        Membership(long family, long person, int from, int to) {
            this.family = family;
            this.person = person;
            this.from = from;
            this.to = to;
        }
    }

    /** What is said of memberships, in the order of families. */
    static List<String> crossings(Connection connection, RegistrySnapshot snapshot) throws SQLException {
        List<Membership> several = query(connection, inSeveralFamilies(snapshot));
        markMoves(several);
        List<Membership> alike = query(connection, ofOneIin(snapshot));
        alike.forEach(membership -> membership.duplicateIin = true);
        List<String> lines = new ArrayList<>();
        Crossings row = new Crossings();
        for (Membership membership : merged(several, alike)) {
            row.clear();
            row.family.append(membership.family);
            row.person.append(membership.person);
            row.from.append(membership.from);
            String line = RowNames.key(row, 0);
            if (membership.duplicateIin) {
                line += " IIN_DUPLICATE";
            } else if (membership.inTwoFamilies) {
                line += " IN_TWO_FAMILIES";
            }
            if (membership.movedOn != DateColumn.OPEN) {
                line += " moved on " + LocalDate.ofEpochDay(membership.movedOn);
            }
            lines.add(line + (membership.movedHere ? " moved here" : ""));
        }
        return lines;
    }

    /** Memberships of people who have some in several families. */
    private static String inSeveralFamilies(RegistrySnapshot snapshot) {
        return memberships(
                snapshot,
                "SELECT person_id FROM registry.member WHERE " + snapshot.recorded("recorded_at")
                        + " GROUP BY person_id HAVING min(family_id) <> max(family_id)",
                "person_id");
    }

    /** Memberships of people whose IIN another one has too; what is no number at all is not theirs alone. */
    private static String ofOneIin(RegistrySnapshot snapshot) {
        return memberships(
                snapshot,
                "SELECT iin FROM registry.member WHERE " + snapshot.recorded("recorded_at")
                        + " AND iin <> '' AND iin <> '000000000000'"
                        + " GROUP BY iin HAVING min(person_id) <> max(person_id)",
                "iin");
    }

    /**
     * Those that are stored: a row of a family that does not exist is in quarantine already. PostgreSQL cannot know how
     * few are found, and would look for the family of every member if it were free to.
     */
    private static String memberships(RegistrySnapshot snapshot, String striking, String column) {
        return "WITH found AS MATERIALIZED (SELECT m.family_id, m.person_id, m.from_date, m.to_date"
                + " FROM registry.member m JOIN (" + striking + ") s USING (" + column + ") WHERE "
                + snapshot.recorded("m.recorded_at") + ") SELECT * FROM found"
                + " WHERE EXISTS (SELECT FROM registry.family f WHERE f.family_id = found.family_id)";
    }

    /** Read as the range reader reads them, so that a membership is found again by its first day, whatever that is. */
    private static List<Membership> query(Connection connection, String sql) throws SQLException {
        List<Membership> memberships = new ArrayList<>();
        Members row = new FamilyColumns().members;
        RowDecoder decoder = new RowDecoder(new Column[] {row.family, row.person, row.from, row.to});
        try (BinaryRows rows =
                BinaryRows.open(connection, "COPY (" + sql + ") TO STDOUT (FORMAT binary)", decoder.width())) {
            while (rows.next()) {
                decoder.append(rows.buffer(), rows.firstField());
                memberships.add(new Membership(row.family.at(0), row.person.at(0), row.from.at(0), row.to.at(0)));
                decoder.removeLast();
            }
        }
        return memberships;
    }

    /**
     * Memberships in two families that share a day are in doubt; of others the earlier one ends with a move. One whose
     * dates are reversed is in doubt itself and says nothing about others.
     */
    private static void markMoves(List<Membership> memberships) {
        memberships.removeIf(membership -> membership.to <= membership.from);
        memberships.sort(BY_PERSON);
        for (int i = 0; i < memberships.size(); i++) {
            Membership one = memberships.get(i);
            for (int j = i + 1; j < memberships.size() && memberships.get(j).person == one.person; j++) {
                Membership later = memberships.get(j);
                if (later.family == one.family) {
                    continue;
                }
                if (later.from >= one.to) {
                    one.movedOn = later.from;
                    later.movedHere = true;
                    break;
                }
                one.inTwoFamilies = true;
                later.inTwoFamilies = true;
            }
        }
        memberships.removeIf(membership ->
                !membership.inTwoFamilies && !membership.movedHere && membership.movedOn == DateColumn.OPEN);
    }

    /** All of them in the order of families, each once. */
    private static List<Membership> merged(List<Membership> crossing, List<Membership> ofOneIin) {
        List<Membership> all = new ArrayList<>(crossing);
        all.addAll(ofOneIin);
        all.sort(BY_FAMILY); // keeps the order of equals: the crossing one comes first
        List<Membership> merged = new ArrayList<>();
        for (Membership membership : all) {
            Membership last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && BY_FAMILY.compare(last, membership) == 0) {
                last.duplicateIin = true;
            } else {
                merged.add(membership);
            }
        }
        return merged;
    }
}
