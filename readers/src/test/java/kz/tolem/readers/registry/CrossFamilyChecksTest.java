package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Members;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossFamilyChecksTest {

    /** Somebody about whom nothing is said. */
    private static final int OTHER = 99;

    private static final int PERSON = 7;

    @TempDir
    private static Path directory;

    private static TestRegistry registry;

    @BeforeAll
    static void create() throws SQLException {
        registry = new TestRegistry();
    }

    @BeforeEach
    void fourFamilies() throws SQLException {
        registry.execute("DELETE FROM registry.member; DELETE FROM registry.family");
        for (int family = 1; family <= 4; family++) {
            registry.family(family).member(family, OTHER + family);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        registry.close();
    }

    @Test
    void whoIsInOneFamilyCrossesNothing() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2015-01-01").member(1, PERSON, "2014-01-01", null);
        assertThat(crossings()).isEmpty();
    }

    @Test
    void membershipsThatShareADayAreInDoubtInBothFamilies() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-11").member(2, PERSON, "2026-01-10", null);
        assertThat(crossings()).containsExactly("1/7/2010-01-01 IN_TWO_FAMILIES", "2/7/2026-01-10 IN_TWO_FAMILIES");
    }

    @Test
    void membershipsThatAdjoinAreAMove() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-10").member(2, PERSON, "2026-01-10", null);
        assertThat(crossings()).containsExactly("1/7/2010-01-01 moved on 2026-01-10", "2/7/2026-01-10 moved here");
    }

    @Test
    void membershipsWithAGapAreAMoveOnTheDayOfArrival() throws SQLException {
        registry.member(2, PERSON, "2010-01-01", "2026-01-10").member(1, PERSON, "2026-01-20", null);
        assertThat(crossings()).containsExactly("1/7/2026-01-20 moved here", "2/7/2010-01-01 moved on 2026-01-20");
    }

    @Test
    void membershipsThatBeginOnOneDayAreInDoubt() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2010-01-02").member(2, PERSON, "2010-01-01", null);
        assertThat(crossings()).containsExactly("1/7/2010-01-01 IN_TWO_FAMILIES", "2/7/2010-01-01 IN_TWO_FAMILIES");
    }

    @Test
    void whoReturnsHasMovedTwice() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-05")
                .member(2, PERSON, "2026-01-05", "2026-01-20")
                .member(1, PERSON, "2026-01-20", null);
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 moved on 2026-01-05",
                        "1/7/2026-01-20 moved here",
                        "2/7/2026-01-05 moved on 2026-01-20 moved here");
    }

    @Test
    void eachOfThreeFamiliesEndsWithTheNext() throws SQLException {
        registry.member(3, PERSON, "2010-01-01", "2020-01-01")
                .member(1, PERSON, "2020-01-01", "2026-02-01")
                .member(2, PERSON, "2026-02-10", null);
        assertThat(crossings())
                .containsExactly(
                        "1/7/2020-01-01 moved on 2026-02-10 moved here",
                        "2/7/2026-02-10 moved here",
                        "3/7/2010-01-01 moved on 2020-01-01");
    }

    @Test
    void aMembershipMayOverlapWithOneAndEndWithAnother() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2020-02-01")
                .member(2, PERSON, "2020-01-01", "2026-02-01")
                .member(3, PERSON, "2026-02-01", null);
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 IN_TWO_FAMILIES moved on 2026-02-01",
                        "2/7/2020-01-01 IN_TWO_FAMILIES moved on 2026-02-01",
                        "3/7/2026-02-01 moved here");
    }

    @Test
    void membershipsOfOneFamilyMayOverlapBeforeAMove() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2015-01-01")
                .member(1, PERSON, "2014-01-01", "2020-01-01")
                .member(2, PERSON, "2020-01-01", null);
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 moved on 2020-01-01",
                        "1/7/2014-01-01 moved on 2020-01-01",
                        "2/7/2020-01-01 moved here");
    }

    @Test
    void aLongMembershipOverlapsWithAllWithinIt() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null)
                .member(2, PERSON, "2011-01-01", "2012-01-01")
                .member(3, PERSON, "2013-01-01", "2014-01-01");
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 IN_TWO_FAMILIES",
                        "2/7/2011-01-01 IN_TWO_FAMILIES moved on 2013-01-01",
                        "3/7/2013-01-01 IN_TWO_FAMILIES moved here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-10", "2026-01-01", "-infinity"})
    void aMembershipWithReversedDatesSaysNothingAboutOthers(String to) throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-05")
                .member(2, PERSON, "2026-01-10", to)
                .member(3, 8, "2020-01-01", null)
                .member(4, 8, "2021-01-01", "2020-06-01");
        assertThat(crossings()).isEmpty();
    }

    @Test
    void aReversedMembershipBetweenTwoOthersIsLeftOut() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2020-01-01")
                .member(2, PERSON, "2021-01-01", "2020-01-01")
                .member(3, PERSON, "2026-01-10", null);
        assertThat(crossings()).containsExactly("1/7/2010-01-01 moved on 2026-01-10", "3/7/2026-01-10 moved here");
    }

    @Test
    void membershipsWithoutBeginningAndEndAreUnderstood() throws SQLException {
        registry.member(1, PERSON, "-infinity", "2020-01-01")
                .member(2, PERSON, "2020-01-01", "infinity")
                .member(3, 8, "-infinity", "infinity")
                .member(4, 8, "4713-01-01 BC", "5874897-12-31")
                .member(3, 9, "infinity", null)
                .member(4, 9, "2020-01-01", null);
        assertThat(crossings())
                .containsExactly(
                        "1/7/-infinity moved on 2020-01-01",
                        "2/7/2020-01-01 moved here",
                        "3/8/-infinity IN_TWO_FAMILIES",
                        "4/8/-4712-01-01 IN_TWO_FAMILIES");
    }

    @Test
    void aMembershipInAFamilyThatDoesNotExistSaysNothingAboutOthers() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null).member(50, PERSON, "2020-01-01", null);
        assertThat(crossings()).isEmpty();
    }

    @Test
    void whatTheRegistryLearnsAfterTheSnapshotSaysNothing() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null).member(2, PERSON, "2020-01-01", null);
        withIin(3, 8, "850301300301");
        withIin(4, 9, "850301300301");
        registry.execute("UPDATE registry.member SET recorded_at = 'infinity' WHERE (family_id, person_id) IN"
                + " ((2, 7), (4, 9))");
        assertThat(crossings()).isEmpty();
    }

    @Test
    void whatIsLearntLaterSaysNothingBesideWhatIsKnown() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-10")
                .member(2, PERSON, "2026-01-10", null)
                .member(3, PERSON, "2020-01-01", null);
        withIin(1, 8, "850301300301");
        withIin(2, 9, "850301300301");
        withIin(3, 10, "850301300301");
        registry.execute("UPDATE registry.member SET recorded_at = 'infinity' WHERE family_id = 3");
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 moved on 2026-01-10",
                        "1/8/2010-01-01 IIN_DUPLICATE",
                        "2/7/2026-01-10 moved here",
                        "2/9/2010-01-01 IIN_DUPLICATE");
    }

    @Test
    void oneIinForTwoPeopleIsInDoubtForBothAndInEveryMembership() throws SQLException {
        withIin(1, PERSON, "850301300301");
        withIin(2, 8, "850301300301");
        registry.execute("UPDATE registry.member SET to_date = '2020-01-01' WHERE person_id = 8");
        registry.execute("INSERT INTO registry.member SELECT 2, person_id, iin, birth_date, death_date, sex, role,"
                + " residence, birth_order, '2021-01-01', NULL, recorded_at FROM registry.member WHERE person_id = 8");
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 IIN_DUPLICATE", "2/8/2010-01-01 IIN_DUPLICATE", "2/8/2021-01-01 IIN_DUPLICATE");
    }

    @Test
    void twoPeopleOfOneFamilyMayHaveOneIinToo() throws SQLException {
        withIin(1, PERSON, "850301300301");
        withIin(1, 8, "850301300301");
        assertThat(crossings()).containsExactly("1/7/2010-01-01 IIN_DUPLICATE", "1/8/2010-01-01 IIN_DUPLICATE");
    }

    @Test
    void anIinIsInDoubtThoughTheOtherPersonsFamilyDoesNotExist() throws SQLException {
        withIin(1, PERSON, "850301300301");
        withIin(50, 8, "850301300301");
        assertThat(crossings()).containsExactly("1/7/2010-01-01 IIN_DUPLICATE");
    }

    @Test
    void onePersonInTwoMembershipsHasOneIin() throws SQLException {
        withIin(1, PERSON, "850301300301");
        registry.execute("UPDATE registry.member SET to_date = '2020-01-01' WHERE person_id = 7");
        registry.member(1, PERSON, "2020-01-01", null);
        registry.execute("UPDATE registry.member SET iin = '850301300301' WHERE person_id = 7");
        assertThat(crossings()).isEmpty();
    }

    @Test
    void whatIsNoNumberIsNotTheSameNumber() throws SQLException {
        withIin(1, PERSON, "");
        withIin(2, 8, "");
        withIin(1, 17, "000000000000");
        withIin(2, 18, "000000000000");
        withIin(1, 27, null);
        withIin(2, 28, null);
        assertThat(crossings()).isEmpty();
    }

    @Test
    void whoMovedAndSharesAnIinHasBothSaid() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", "2026-01-10").member(2, PERSON, "2026-01-10", null);
        registry.execute("UPDATE registry.member SET iin = '850301300301' WHERE person_id = 7");
        withIin(3, 8, "850301300301");
        assertThat(crossings())
                .containsExactly(
                        "1/7/2010-01-01 IIN_DUPLICATE moved on 2026-01-10",
                        "2/7/2026-01-10 IIN_DUPLICATE moved here",
                        "3/8/2010-01-01 IIN_DUPLICATE");
    }

    @Test
    void eachDefectOfAMembershipIsListedAndNoMoveIs() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null).member(2, PERSON, "2026-01-10", null);
        registry.execute("UPDATE registry.member SET iin = '850301300301' WHERE person_id = 7");
        withIin(3, 8, "850301300301");
        registry.member(3, 9, "2010-01-01", "2020-01-01").member(4, 9, "2020-01-01", null);
        List<QuarantinedRow> listed = new ArrayList<>();
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            checks(connection, snapshot).of(everything(), new Crossings(), listed::add);
        }
        assertThat(listed.stream().map(Findings::text))
                .containsExactly(
                        "member 1/7/2010-01-01 7 IIN_DUPLICATE: iin",
                        "member 1/7/2010-01-01 7 IN_TWO_FAMILIES: from_date, to_date",
                        "member 2/7/2026-01-10 7 IIN_DUPLICATE: iin",
                        "member 2/7/2026-01-10 7 IN_TWO_FAMILIES: from_date, to_date",
                        "member 3/8/2010-01-01 8 IIN_DUPLICATE: iin");
    }

    @Test
    void aRangeIsToldAboutItsOwnMembersAndTheyAreFoundAgain() throws SQLException {
        registry.member(1, PERSON, "-infinity", "2026-01-10").member(3, PERSON, "2026-01-10", null);
        registry.member(2, 8, "2010-01-01", null).member(4, 8, "2012-01-01", null);
        registry.member(2, 9, "2010-01-01", null);
        List<String> said = new ArrayList<>();
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect();
                Connection another = snapshot.connect()) {
            CrossFamilyChecks checks = checks(another, snapshot);
            RangeReader reader = new RangeReader(
                    connection, snapshot, new IncomeSelection(ChangedFamilies.FIRST, ChangedFamilies.LAST, false));
            FamilyColumns columns = new FamilyColumns();
            Crossings crossings = new Crossings();
            for (FamilyRange range : snapshot.ranges(2)) {
                reader.read(range, columns, row -> {});
                checks.of(range, crossings, row -> {});
                crossings.applyTo(columns.members);
                said.add(range.number() + ": " + marked(columns.members));
            }
        }
        assertThat(said)
                .containsExactly(
                        "0: [1/7/-infinity moved on 2026-01-10, 2/8/2010-01-01 IN_TWO_FAMILIES]",
                        "1: [3/7/2026-01-10 moved here, 4/8/2012-01-01 IN_TWO_FAMILIES]");
    }

    @Test
    void whatWasFoundAtTheEdgeStays() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null).member(2, PERSON, "2012-01-01", null);
        registry.execute("UPDATE registry.member SET role = 'WARD' WHERE family_id = 1 AND person_id = 7");
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect();
                Connection another = snapshot.connect()) {
            FamilyColumns columns = new FamilyColumns();
            new RangeReader(
                            connection,
                            snapshot,
                            new IncomeSelection(ChangedFamilies.FIRST, ChangedFamilies.LAST, false))
                    .read(everything(), columns, row -> {});
            new EdgeChecks(ChangedFamilies.AS_OF, ChangedFamilies.FIRST, ChangedFamilies.LAST)
                    .check(columns, row -> {});
            Crossings crossings = new Crossings();
            checks(another, snapshot).of(everything(), crossings, row -> {});
            crossings.applyTo(columns.members);
            assertThat(marked(columns.members))
                    .containsExactly("1/7/2010-01-01 UNKNOWN_CODE", "2/7/2012-01-01 IN_TWO_FAMILIES");
        }
    }

    @Test
    void aMembershipThatIsNotInTheRangeIsAnErrorWithoutPersonalData() throws SQLException {
        registry.member(1, PERSON, "2010-01-01", null).member(2, PERSON, "2012-01-01", null);
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            Crossings crossings = new Crossings();
            checks(connection, snapshot).of(everything(), crossings, row -> {});
            assertThatThrownBy(() -> crossings.applyTo(new FamilyColumns().members))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("family 1")
                    .hasMessageNotContaining("850301");
        }
    }

    @Test
    void suspectsAreLookedUpByTheIndex() throws SQLException {
        registry.execute("INSERT INTO registry.family SELECT i, '71' FROM generate_series(100, 20000) i");
        registry.execute(
                "INSERT INTO registry.member SELECT 100 + i / 4, i, lpad(i::text, 12, '0'), '2000-01-01', NULL,"
                        + " 'M', 'ADULT', 'CITIZEN', NULL, '2000-01-01', NULL, '2000-01-01'"
                        + " FROM generate_series(1000, 60000) i");
        registry.execute("VACUUM ANALYZE registry.member");
        registry.execute("VACUUM ANALYZE registry.family");
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            assertThat(Plans.of(connection, SuspectRows.rows(snapshot, new long[] {350, 360, 19_000})))
                    .anyMatch(line -> line.contains("using member_pkey"))
                    .anyMatch(line -> line.contains("using family_pkey"))
                    .noneMatch(line -> line.contains("Seq Scan") || line.contains("Bitmap") || line.contains("Sort"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsFoundIsWhatTheServerFindsByGatheringAllMembers(long seed) throws SQLException {
        RandomMembers.fill(registry, new SplittableRandom(seed));
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            List<String> expected = CrossFamilySql.crossings(connection, snapshot);
            assertThat(crossings(connection, snapshot)).isEqualTo(expected);
            assertThat(String.join(" ", expected)).contains("IN_TWO_FAMILIES", "IIN_DUPLICATE", "moved on ");
        }
    }

    private void withIin(long family, long person, @Nullable String iin) throws SQLException {
        registry.member(family, person);
        registry.execute("UPDATE registry.member SET iin = " + (iin == null ? "NULL" : "'" + iin + "'")
                + " WHERE person_id = " + person);
    }

    private static FamilyRange everything() {
        return new FamilyRange(0, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private List<String> crossings() throws SQLException {
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            return crossings(connection, snapshot);
        }
    }

    private static List<String> crossings(Connection connection, RegistrySnapshot snapshot) throws SQLException {
        Crossings crossings = new Crossings();
        crossings.family.append(1); // a row of before is replaced
        checks(connection, snapshot).of(everything(), crossings, row -> {});
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < crossings.rows(); row++) {
            rows.add(RowNames.key(crossings, row)
                    + said(crossings.defect.at(row), crossings.movedOn.at(row), crossings.movedHere.at(row)));
        }
        return rows;
    }

    /** As freezing does it: all ranges are read, by two readers in turn. */
    private static CrossFamilyChecks checks(Connection connection, RegistrySnapshot snapshot) throws SQLException {
        IncomeSelection incomes = new IncomeSelection(ChangedFamilies.FIRST, ChangedFamilies.LAST, false);
        FamilyColumns columns = new FamilyColumns();
        try (Sightings sightings = Sightings.in(directory)) {
            List<MemberNotes> notes = List.of(sightings.notes(), sightings.notes());
            for (FamilyRange range : snapshot.ranges(2)) {
                MemberNotes own = notes.get(range.number() % 2);
                new RangeReader(connection, snapshot, incomes, own).read(range, columns, row -> {});
                own.write();
            }
            return CrossFamilyChecks.run(snapshot, sightings, TwoThreads::all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            assertThat(directory).isEmptyDirectory();
        }
    }

    private static List<String> marked(Members members) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < members.rows(); row++) {
            String said = said(members.defect.at(row), members.movedOn.at(row), members.movedHere.at(row));
            if (!said.isEmpty()) {
                rows.add(RowNames.key(members, row) + said);
            }
        }
        return rows;
    }

    private static String said(byte defect, int movedOn, boolean movedHere) {
        return (defect < 0 ? "" : " " + Defect.values()[defect])
                + (movedOn == DateColumn.OPEN ? "" : " moved on " + LocalDate.ofEpochDay(movedOn))
                + (movedHere ? " moved here" : "");
    }
}
