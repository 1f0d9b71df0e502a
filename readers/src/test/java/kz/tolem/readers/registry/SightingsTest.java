package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingsTest {

    @TempDir
    private Path directory;

    private final Members members = new FamilyColumns().members;

    @Test
    void whoIsSeenInSeveralFamiliesIsSuspectedAndNobodyElse() throws SQLException, IOException {
        try (Sightings sightings = Sightings.in(directory)) {
            SplittableRandom random = new SplittableRandom(1);
            TreeSet<Long> families = new TreeSet<>();
            TreeSet<Long> persons = new TreeSet<>();
            MemberNotes notes = sightings.notes();
            for (int range = 0; range < 20; range++) {
                members.clear();
                for (int i = 0; i < 5_000; i++) {
                    long family = range * 5_000L + i;
                    member(family, family * 16, "");
                    if (random.nextInt(100) == 0 && family > 0) {
                        long seen = random.nextLong(family) * 16; // of an earlier family
                        member(family, seen, "");
                        families.add(family);
                        families.add(seen / 16);
                        persons.add(seen);
                    }
                }
                notes.addAll(members);
                notes.write();
            }
            Suspects suspects = sightings.suspects(TwoThreads::all);
            assertThat(suspects.families())
                    .containsExactly(
                            families.stream().mapToLong(family -> family).toArray());
            assertThat(LongStream.range(0, 100_000)
                            .map(family -> family * 16)
                            .filter(suspects::isPerson)
                            .toArray())
                    .containsExactly(
                            persons.stream().mapToLong(person -> person).toArray());
        }
    }

    @Test
    void anIinIsSuspectedOnTwoRowsAlsoOfOneFamilyUnlessBothAreOfOnePerson() throws SQLException, IOException {
        try (Sightings sightings = Sightings.in(directory)) {
            member(1, 10, "850301300301");
            member(1, 11, "850301300301");
            member(2, 20, "850301300302");
            member(2, 20, "850301300302");
            member(3, 30, "850301300303");
            member(4, 40, "850301300304");
            member(5, 50, "850301300304");
            MemberNotes notes = sightings.notes();
            notes.addAll(members);
            notes.write();
            Suspects suspects = sightings.suspects(TwoThreads::all);
            assertThat(suspects.families()).containsExactly(1, 4, 5);
            for (int row = 0; row < members.rows(); row++) {
                assertThat(suspects.isIin(members.iin, row)).isEqualTo(row < 2 || row > 4);
                assertThat(suspects.isPerson(members.person.at(row))).isFalse();
            }
        }
    }

    @Test
    void aRangeMayHaveMoreFamiliesThanASegment() throws SQLException, IOException {
        int last = SightingsFile.FAMILIES + 1_000;
        try (Sightings sightings = Sightings.in(directory)) {
            for (int family = 0; family <= last; family++) {
                member(family, 1_000_000_000L + family, "");
            }
            member(last, 1_000_000_003, "");
            MemberNotes notes = sightings.notes();
            notes.addAll(members);
            notes.write();
            Suspects suspects = sightings.suspects(TwoThreads::all);
            assertThat(suspects.families()).containsExactly(3, last);
            assertThat(suspects.isPerson(1_000_000_003)).isTrue();
            assertThat(suspects.isPerson(1_000_000_004)).isFalse();
        }
    }

    @Test
    void nothingLiesInTheDirectoryAndNothingIsSuspectedWhereNothingWasSeen() throws SQLException, IOException {
        try (Sightings sightings = Sightings.in(directory)) {
            sightings.notes().write();
            assertThat(sightings.suspects(TwoThreads::all).families()).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    private void member(long family, long person, String iin) {
        members.family.append(family);
        members.person.append(person);
        members.iin.append(iin.getBytes(StandardCharsets.US_ASCII), 0, iin.length());
    }
}
