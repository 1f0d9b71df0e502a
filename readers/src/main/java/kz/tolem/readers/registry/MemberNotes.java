package kz.tolem.readers.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.TextColumn;

/** Notes the members of ranges in {@link Sightings}. Belongs to one thread; its memory is that of the largest range. */
public final class MemberNotes {

    private static final byte[] ZEROS = {'0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'};

    private final SightingsFile file;
    private final ByteBuffer buffer = SightingsFile.buffer();
    private final HashedRows persons = new HashedRows();
    private final HashedRows iins = new HashedRows();
    private long[] families = new long[16];
    private int familyCount;

    MemberNotes(SightingsFile file) {
        this.file = file;
    }

    /** Notes all rows, which lie in the order of families. */
    void addAll(Members members) {
        for (int row = 0; row < members.rows(); row++) {
            boolean isAgain = row > 0
                    && members.person.at(row) == members.person.at(row - 1)
                    && members.family.at(row) == members.family.at(row - 1);
            add(members, row, !isAgain, !isAgain || !isSame(members.iin, row, row - 1));
        }
    }

    /** Notes one row, of a family that need not exist. */
    void add(Members members, int row) {
        add(members, row, true, true);
    }

    private void add(Members members, int row, boolean isNewPerson, boolean isNewIin) {
        long family = members.family.at(row);
        if (familyCount == 0 || families[familyCount - 1] != family) {
            if (familyCount == families.length) {
                families = Arrays.copyOf(families, familyCount * 2);
            }
            families[familyCount++] = family;
        }
        if (isNewPerson) {
            persons.add(IdentityHash.of(members.person.at(row)), familyCount - 1);
        }
        if (isNewIin && isNumber(members.iin, row)) {
            iins.add(IdentityHash.of(members.iin, row), familyCount - 1);
        }
    }

    /** What is no number at all is nobody's alone. */
    static boolean isNumber(TextColumn iin, int row) {
        int length = iin.length(row);
        return length > 0
                && !(length == ZEROS.length
                        && Arrays.equals(iin.bytes(), iin.start(row), iin.end(row), ZEROS, 0, ZEROS.length));
    }

    private static boolean isSame(TextColumn iin, int row, int other) {
        byte[] bytes = iin.bytes();
        return Arrays.equals(bytes, iin.start(row), iin.end(row), bytes, iin.start(other), iin.end(other));
    }

    /** Writes what was noted and forgets it; to be called after each range. */
    public void write() throws IOException {
        int person = 0;
        int iin = 0;
        for (int from = 0; from < familyCount; from += SightingsFile.FAMILIES) {
            int to = Math.min(familyCount, from + SightingsFile.FAMILIES);
            int personEnd = persons.firstFrom(person, to);
            int iinEnd = iins.firstFrom(iin, to);
            int[] personStarts = persons.gather(person, personEnd, from);
            int[] iinStarts = iins.gather(iin, iinEnd, from);
            SightingsFile.Segment segment = file.append(to - from, personStarts, iinStarts);
            file.write(buffer, families, from, to, segment.position());
            file.write(
                    buffer,
                    persons.gathered(),
                    0,
                    personEnd - person,
                    segment.persons().position(0));
            file.write(buffer, iins.gathered(), 0, iinEnd - iin, segment.iins().position(0));
            person = personEnd;
            iin = iinEnd;
        }
        familyCount = 0;
        persons.clear();
        iins.clear();
    }
}
