package kz.tolem.readers.registry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;

/** The rows of suspects, family by family through the index. */
final class SuspectRows {

    /** A statement of some 40 kB. */
    private static final int FAMILIES_AT_ONCE = 4_000;

    private SuspectRows() {}

    /** All memberships of suspected persons and of whoever has a suspected IIN, families that do not exist included. */
    static List<Membership> read(RegistrySnapshot snapshot, Suspects suspects, Workers workers)
            throws SQLException, IOException {
        AtomicInteger next = new AtomicInteger();
        return workers.all(() -> {
            try (Connection connection = snapshot.connect()) {
                List<Membership> share = read(connection, snapshot, suspects, next);
                connection.rollback();
                return share;
            }
        });
    }

    private static List<Membership> read(
            Connection connection, RegistrySnapshot snapshot, Suspects suspects, AtomicInteger next)
            throws SQLException {
        List<Membership> memberships = new ArrayList<>();
        FamilyColumns columns = new FamilyColumns();
        Families stored = columns.families;
        Members row = columns.members;
        RowDecoder decoder =
                new RowDecoder(new Column[] {row.family, row.person, row.from, row.to, row.iin, stored.family});
        long[] families = suspects.families();
        int from;
        while ((from = next.getAndAdd(FAMILIES_AT_ONCE)) < families.length) {
            int to = Math.min(families.length, from + FAMILIES_AT_ONCE);
            String sql = rows(snapshot, Arrays.copyOfRange(families, from, to));
            try (BinaryRows rows =
                    BinaryRows.open(connection, "COPY (" + sql + ") TO STDOUT (FORMAT binary)", decoder.width())) {
                while (rows.next()) {
                    decoder.append(rows.buffer(), rows.firstField());
                    boolean hasSuspectedIin = MemberNotes.isNumber(row.iin, 0) && suspects.isIin(row.iin, 0);
                    if (hasSuspectedIin || suspects.isPerson(row.person.at(0))) {
                        memberships.add(new Membership(
                                row.family.at(0),
                                row.person.at(0),
                                row.from.at(0),
                                row.to.at(0),
                                hasSuspectedIin ? row.iin.text(0) : "",
                                stored.family.at(0) != LongColumn.NONE));
                    }
                    decoder.removeLast();
                }
            }
        }
        return memberships;
    }

    /** The members of some families, and whether each family exists. */
    static String rows(RegistrySnapshot snapshot, long[] families) {
        String ids = Arrays.stream(families).mapToObj(Long::toString).collect(Collectors.joining(","));
        return "SELECT m.family_id, m.person_id, m.from_date, m.to_date, m.iin, f.family_id FROM unnest('{" + ids
                + "}'::bigint[]) s (family_id) JOIN registry.member m ON m.family_id = s.family_id"
                + " LEFT JOIN registry.family f ON f.family_id = s.family_id WHERE "
                + snapshot.recorded("m." + RegistryShape.RECORDED_AT);
    }
}
