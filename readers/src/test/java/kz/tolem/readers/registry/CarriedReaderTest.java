package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Accounts;
import kz.tolem.calc.columns.CarriedRows;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Person 7 leaves family 1 for family 2, and sometimes 2 for 3; January to March 2026 are calculated. */
class CarriedReaderTest {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 3);
    private static final String RECORDED = "'" + TestRegistry.LONG_AGO + "'";
    private static final String IBAN = "KZ079010000000001617";

    @TempDir
    private Path directory;

    private TestRegistry registry;

    @BeforeEach
    void threeFamilies() throws SQLException {
        registry = new TestRegistry();
        for (int family = 1; family <= 3; family++) {
            registry.family(family).member(family, 100 + family);
        }
    }

    @AfterEach
    void close() throws SQLException {
        registry.close();
    }

    private void moves() throws SQLException {
        registry.member(1, 7, "2010-01-01", "2026-02-10").member(2, 7, "2026-02-10", null);
    }

    private void insert(String table, String values) throws SQLException {
        registry.execute("INSERT INTO registry." + table + " VALUES (" + values + ", " + RECORDED + ")");
    }

    @Test
    void everyFactOfWhoMovedIsHandedBackUntilTheMonthOfTheMove() throws SQLException, IOException {
        moves();
        registry.execute("UPDATE registry.family SET wellbeing_level = 1 WHERE family_id = 1");
        insert("income", "2, 7, '2025-11-01', 'WAGE', 100");
        insert("disability", "2, 7, 2, 'GENERAL', '2024-01-01', NULL");
        insert("study", "2, 7, '2023-09-01', '2026-06-01'");
        insert("incapacity", "2, 7, '2025-11-01', '2026-01-20'");
        insert("care", "2, 7, 101, false, '2024-01-01', NULL");
        insert("award", "2, 7, 'HOME_FRONT', '2020-01-01', NULL");
        insert("breadwinner_loss", "2, 7, false, '2020-01-01', NULL");
        insert("application", "50, 2, 7, 101, 'DISABILITY', '2024-01-15', NULL");
        insert("account", "2, 7, '" + IBAN + "', 'ZZAYKZKX', '2021-02-01', NULL");
        assertThat(carried())
                .containsExactly(
                        "income 1/7/2025-11-01/WAGE",
                        "disability 1/7/2024-01-01 until 2026-02-01",
                        "study 1/7/2023-09-01 until 2026-02-01",
                        "incapacity 1/7/2025-11-01 until 2026-01-20",
                        "care 1/7/101/2024-01-01 until 2026-02-01",
                        "award 1/7/HOME_FRONT/2020-01-01 until 2026-02-01",
                        "breadwinner_loss 1/7/2020-01-01 until 2026-02-01",
                        "application 1/50 until 2026-02-01",
                        "account 1/7/2021-02-01 until 2026-02-01 valid");
    }

    @Test
    void whatBeginsInTheMonthOfTheMoveOrIsOfOthersIsNot() throws SQLException, IOException {
        moves();
        insert("study", "2, 7, '2026-02-01', NULL");
        insert("application", "50, 2, 7, 7, 'DISABILITY', '2026-02-03', NULL");
        insert("application", "51, 2, NULL, 7, 'LARGE_FAMILY', '2024-01-01', NULL");
        insert("application", "52, 2, 102, 7, 'DISABILITY', '2024-01-01', NULL");
        insert("care", "2, 102, 7, false, '2024-01-01', NULL");
        insert("disability", "2, 102, 2, 'GENERAL', '2024-01-01', NULL");
        insert("income", "2, 7, '2025-11-01', 'WAGE', 100"); // family 1 is not asked for its incomes
        assertThat(carried()).isEmpty();
    }

    @Test
    void whatTheFamilyHasItselfStands() throws SQLException, IOException {
        moves();
        insert("study", "1, 7, '2023-09-01', '2024-06-01'");
        insert("study", "2, 7, '2023-09-01', NULL");
        insert("study", "2, 7, '2024-09-01', NULL");
        assertThat(carried()).containsExactly("study 1/7/2024-09-01 until 2026-02-01");
    }

    @Test
    void everyEarlierFamilyGetsTheRowsOfTheLastOne() throws SQLException, IOException {
        registry.member(1, 7, "2010-01-01", "2026-02-10")
                .member(2, 7, "2026-02-10", "2026-03-20")
                .member(3, 7, "2026-03-20", null);
        insert("study", "2, 7, '2023-09-01', '2025-06-01'"); // left behind
        insert("study", "3, 7, '2023-09-01', '2026-02-20'");
        assertThat(carried()).containsExactly("study 1/7/2023-09-01 until 2026-02-01"); // family 2 has one itself
        registry.execute("DELETE FROM registry.study WHERE family_id = 2");
        assertThat(carried())
                .containsExactly("study 1/7/2023-09-01 until 2026-02-01", "study 2/7/2023-09-01 until 2026-02-20");
    }

    @Test
    void whoCameBackTakesNothingAwayAndTheOtherFamilyGetsItsPart() throws SQLException, IOException {
        registry.member(1, 7, "2010-01-01", "2026-02-10")
                .member(2, 7, "2026-02-10", "2026-03-20")
                .member(1, 7, "2026-03-20", null);
        insert("study", "1, 7, '2023-09-01', NULL");
        assertThat(carried()).containsExactly("study 2/7/2023-09-01 until 2026-03-01");
    }

    @Test
    void aMoveBeforeTheFirstMonthOrInItChangesNothing() throws SQLException, IOException {
        registry.member(1, 7, "2010-01-01", "2026-01-31").member(2, 7, "2026-01-31", null);
        insert("study", "2, 7, '2023-09-01', NULL");
        assertThat(carried()).isEmpty();
    }

    @Test
    void whoIsInTwoFamiliesHasNotMoved() throws SQLException, IOException {
        registry.member(1, 7, "2010-01-01", "2026-02-11").member(2, 7, "2026-02-10", null);
        insert("study", "2, 7, '2023-09-01', NULL");
        assertThat(carried()).isEmpty();
    }

    @Test
    void aDefectHoldsInTheEarlierFamilyTooAndOnlyIfItIsOneThere() throws SQLException, IOException {
        moves();
        insert("study", "2, 7, '2025-09-01', '2025-09-01'");
        insert("disability", "2, 7, 2, 'SOMETHING', '2024-01-01', NULL");
        insert("care", "2, 7, 101, false, '2024-01-01', NULL"); // stays in family 1 and is nobody in family 2
        insert("account", "2, 7, 'KZ00', 'ZZAYKZKX', '2021-02-01', NULL");
        insert("application", "50, 2, 7, 102, 'DISABILITY', '2024-01-15', NULL"); // nobody in family 1
        assertThat(carried())
                .containsExactly(
                        "disability 1/7/2024-01-01 until 2026-02-01 UNKNOWN_CODE",
                        "study 1/7/2025-09-01 until 2025-09-01 DATES_REVERSED",
                        "care 1/7/101/2024-01-01 until 2026-02-01",
                        "application 1/50 until 2026-02-01 APPLICANT_UNKNOWN",
                        "account 1/7/2021-02-01 until 2026-02-01");
    }

    @Test
    void whatTheRegistryLearnsAfterTheSnapshotIsNotHandedBack() throws SQLException, IOException {
        moves();
        registry.execute("INSERT INTO registry.study VALUES (2, 7, '2023-09-01', NULL, 'infinity')");
        assertThat(carried()).isEmpty();
    }

    @Test
    void rowsAreLookedUpByTheIndexOfTheLaterFamily() throws SQLException {
        registry.execute("INSERT INTO registry.study SELECT i, i * 10, '2020-01-01', NULL, '2020-01-01'"
                + " FROM generate_series(100, 60000) i");
        registry.execute("VACUUM ANALYZE registry.study");
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            RangeQueries queries = new RangeQueries(snapshot, new IncomeSelection(FIRST, LAST, false));
            String sql = queries.carried(new FamilyColumns().studies, List.of(new Move(1, 2000, 20_500, 200, 1)));
            assertThat(Plans.of(connection, sql))
                    .anyMatch(line -> line.contains("using study_pkey on study t"))
                    .noneMatch(line -> line.contains("Seq Scan"));
        }
    }

    /** What every family gets back, read in ranges of two families and, with the same result, at once. */
    private List<String> carried() throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        List<String> rowsAtOnce = new ArrayList<>();
        IncomeSelection incomes = new IncomeSelection(FIRST, LAST, false);
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect();
                Sightings sightings = Sightings.in(directory)) {
            List<FamilyRange> ranges = snapshot.ranges(2);
            MemberNotes notes = sightings.notes();
            RangeReader reader = new RangeReader(connection, snapshot, incomes, notes);
            for (FamilyRange range : ranges) {
                reader.read(range, new FamilyColumns(), row -> {});
                notes.write();
            }
            CrossFamilyChecks checks = CrossFamilyChecks.run(snapshot, sightings, TwoThreads::all);
            CarriedReader carriedReader = new CarriedReader(
                    connection, snapshot, incomes, new EdgeChecks(LocalDate.of(2026, 3, 31), FIRST, LAST));
            int after = MonthFrame.of(FIRST).lastDay();
            CarriedRows atOnce = new CarriedRows();
            carriedReader.read(checks.movesFrom(new FamilyRange(0, Long.MIN_VALUE, Long.MAX_VALUE), after), atOnce);
            CarriedRows carried = new CarriedRows();
            for (FamilyRange range : ranges) {
                carriedReader.read(checks.movesFrom(range, after), carried);
                addAll(carried, rows);
                carried.copy(atOnce, range::contains);
                addAll(carried, rowsAtOnce);
            }
        }
        assertThat(rowsAtOnce).isEqualTo(rows);
        return rows;
    }

    private static void addAll(CarriedRows carried, List<String> rows) {
        carried.tables().forEach(table -> {
            for (int row = 0; row < table.rows(); row++) {
                rows.add(described(table, row));
            }
        });
    }

    private static String described(Table table, int row) {
        StringBuilder text = new StringBuilder(table.name() + " " + RowNames.key(table, row));
        for (Column column : table.columns()) {
            if (column instanceof DateColumn dates
                    && (column.name().equals("to_date") || column.name().equals("ended_on"))) {
                text.append(" until ").append(LocalDate.ofEpochDay(dates.at(row)));
            }
        }
        if (table instanceof Accounts accounts && accounts.ibanValid.at(row)) {
            text.append(" valid");
        }
        return table.isInDoubt(row) ? text + " " + Defect.values()[table.defect.at(row)] : text.toString();
    }
}
