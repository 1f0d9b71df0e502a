package kz.tolem.readers.registry;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.Vocabulary;

/**
 * What can only be seen across families: people in two families at once, people who moved, one IIN for two people. Of all
 * members those that were {@link Sightings seen} twice are looked at, with all their rows, in the same snapshot.
 */
public final class CrossFamilyChecks {

    private static final Comparator<Membership> BY_PERSON = Comparator.comparingLong(Membership::person)
            .thenComparingInt(Membership::from)
            .thenComparingLong(Membership::family);
    private static final Comparator<Membership> BY_FAMILY = Comparator.comparingLong(Membership::family)
            .thenComparingLong(Membership::person)
            .thenComparingInt(Membership::from);

    private final List<Membership> found;
    private final List<Move> moves;

    private CrossFamilyChecks(List<Membership> found, List<Move> moves) {
        this.found = found;
        this.moves = moves;
    }

    /**
     * Looks across all families.
     *
     * @param sightings of every member of the registry
     * @param workers who share the search; each opens a connection
     */
    public static CrossFamilyChecks run(RegistrySnapshot snapshot, Sightings sightings, Workers workers)
            throws SQLException, IOException {
        List<Membership> suspected = SuspectRows.read(snapshot, sightings.suspects(workers), workers);
        markDuplicateIins(suspected);
        suspected.removeIf(membership -> !membership.isStored()); // in quarantine already
        List<Membership> byPerson = new ArrayList<>(suspected);
        byPerson.removeIf(membership -> membership.to() <= membership.from());
        byPerson.sort(BY_PERSON);
        markMoves(byPerson);
        List<Move> moves = moves(byPerson);
        suspected.removeIf(membership -> !membership.hasCrossed());
        suspected.sort(BY_FAMILY);
        return new CrossFamilyChecks(suspected, moves);
    }

    private static void markDuplicateIins(List<Membership> memberships) {
        memberships.sort(Comparator.comparing(Membership::iin));
        int end;
        for (int start = 0; start < memberships.size(); start = end) {
            Membership first = memberships.get(start);
            boolean ofSeveral = false;
            for (end = start; end < memberships.size(); end++) {
                Membership other = memberships.get(end);
                if (!other.iin().equals(first.iin())) {
                    break;
                }
                ofSeveral |= other.person() != first.person();
            }
            if (ofSeveral && !first.iin().isEmpty()) {
                memberships.subList(start, end).forEach(Membership::duplicateIin);
            }
        }
    }

    /**
     * Memberships in two families that share a day are in doubt; of others the earlier one ends with a move. One whose
     * dates are reversed is in doubt itself and says nothing about others.
     */
    private static void markMoves(List<Membership> memberships) {
        for (int i = 0; i < memberships.size(); i++) {
            Membership one = memberships.get(i);
            for (int j = i + 1; j < memberships.size() && memberships.get(j).person() == one.person(); j++) {
                Membership later = memberships.get(j);
                if (later.family() == one.family()) {
                    continue;
                }
                if (later.from() >= one.to()) {
                    one.endsWithMove(later.from());
                    later.beginsWithMove();
                    break;
                }
                one.putInTwoFamilies();
                later.putInTwoFamilies();
            }
        }
    }

    /** For each family that somebody left for good all families that he or she belonged to afterwards. */
    private static List<Move> moves(List<Membership> memberships) {
        List<Move> moves = new ArrayList<>();
        int end;
        for (int start = 0; start < memberships.size(); start = end) {
            end = start + 1;
            while (end < memberships.size()
                    && memberships.get(end).person() == memberships.get(start).person()) {
                end++;
            }
            List<Membership> ofPerson = memberships.subList(start, end);
            Set<Long> seen = new HashSet<>();
            for (int last = ofPerson.size() - 1; last >= 0; last--) {
                if (seen.add(ofPerson.get(last).family())) {
                    addMoves(ofPerson, last, moves);
                }
            }
        }
        moves.sort(Comparator.comparingLong(Move::family)
                .thenComparingLong(Move::person)
                .thenComparingInt(Move::place));
        return moves;
    }

    /** From a person's last membership in a family to those that begin after its end. */
    private static void addMoves(List<Membership> ofPerson, int last, List<Move> moves) {
        Membership left = ofPerson.get(last);
        Set<Long> later = new HashSet<>();
        for (int i = ofPerson.size() - 1; i > last; i--) {
            Membership other = ofPerson.get(i);
            if (other.from() >= left.movedOn() && left.movedOn() != DateColumn.OPEN && later.add(other.family())) {
                moves.add(new Move(left.family(), left.person(), left.movedOn(), other.family(), i));
            }
        }
    }

    /**
     * Whoever left a family of a range for another one.
     *
     * @param after only moves later than this day, in days since 1970-01-01
     */
    public List<Move> movesFrom(FamilyRange range, int after) {
        return moves.stream()
                .filter(move -> range.contains(move.family()) && move.on() > after)
                .toList();
    }

    /**
     * What was found about members of a range.
     *
     * @param into its rows are replaced
     * @param quarantine receives each membership in doubt
     */
    public void of(FamilyRange range, Crossings into, Quarantine quarantine) {
        into.clear();
        for (int i = firstOf(range);
                i < found.size() && range.contains(found.get(i).family());
                i++) {
            Membership membership = found.get(i);
            into.family.append(membership.family());
            into.person.append(membership.person());
            into.from.append(membership.from());
            into.movedOn.append(membership.movedOn());
            into.movedHere.append(membership.hasMovedHere() ? (byte) 1 : FlagColumn.NO);
            into.carried.appendNull();
            into.defect.append(Vocabulary.NONE);
            doubt(membership.isIinDuplicate(), into, Defect.IIN_DUPLICATE, "iin", quarantine);
            doubt(membership.isInTwoFamilies(), into, Defect.IN_TWO_FAMILIES, "from_date, to_date", quarantine);
        }
    }

    /** Where what was found of a range begins: it lies in the order of families. */
    private int firstOf(FamilyRange range) {
        int from = 0;
        int to = found.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (found.get(middle).family() < range.fromId()) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
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
