package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.columns.Vocabulary;
import org.junit.jupiter.api.Test;

class RangeReaderTest {

    private static final IncomeSelection FIRST_QUARTER =
            new IncomeSelection(YearMonth.of(2026, 1), YearMonth.of(2026, 3), false);
    private static final IncomeSelection ALL_FAMILIES =
            new IncomeSelection(YearMonth.of(2026, 1), YearMonth.of(2026, 3), true);

    @Test
    void everyValueIsTheOneThatJdbcGives() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            new RandomRows(registry, new SplittableRandom(7)).fill(40);
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                    Connection connection = snapshot.connect()) {
                FamilyColumns columns = new FamilyColumns();
                RangeReader reader = new RangeReader(connection, snapshot, ALL_FAMILIES);
                RangeQueries queries = new RangeQueries(snapshot, ALL_FAMILIES);
                int compared = 0;
                for (FamilyRange range : snapshot.ranges(15)) {
                    reader.read(range, columns, orphan -> {
                        throw new AssertionError(orphan);
                    });
                    columns.index();
                    for (Table table : columns.tables()) {
                        compared += compare(connection, table, queries.rows(table, range));
                    }
                }
                assertThat(compared).isGreaterThan(3_000);
            }
        }
    }

    private static int compare(Connection connection, Table table, String sql) throws SQLException {
        Column[] columns = RangeQueries.selected(table);
        int row = 0;
        try (Statement statement = connection.createStatement();
                ResultSet expected = statement.executeQuery(sql)) {
            while (expected.next()) {
                for (int i = 0; i < columns.length; i++) {
                    assertThat(value(columns[i], row))
                            .as("%s.%s, row %d", table.name(), columns[i].name(), row)
                            .isEqualTo(value(columns[i], expected, i + 1));
                }
                row++;
            }
        }
        for (Column column : table.columns()) {
            assertThat(column.size())
                    .as("rows of %s.%s", table.name(), column.name())
                    .isEqualTo(row);
        }
        return row * columns.length;
    }

    private static Object value(Column column, int row) {
        if (column instanceof LongColumn c) {
            return c.at(row);
        } else if (column instanceof DateColumn c) {
            return c.at(row);
        } else if (column instanceof MoneyColumn c) {
            return c.at(row);
        } else if (column instanceof SmallColumn c) {
            return c.at(row);
        } else if (column instanceof FlagColumn c) {
            return c.at(row);
        } else if (column instanceof CodeColumn<?> c) {
            return c.at(row);
        }
        return ((TextColumn) column).text(row);
    }

    private static Object value(Column column, ResultSet row, int field) throws SQLException {
        String text = row.getString(field);
        if (column instanceof LongColumn) {
            return text == null ? LongColumn.NONE : Long.parseLong(text);
        } else if (column instanceof DateColumn) {
            return text == null ? DateColumn.OPEN : day(text);
        } else if (column instanceof MoneyColumn) {
            return text == null || text.equals("NaN")
                    ? MoneyColumn.UNKNOWN
                    : new BigDecimal(text).movePointRight(2).longValueExact();
        } else if (column instanceof SmallColumn) {
            return text == null ? SmallColumn.NONE : Short.parseShort(text);
        } else if (column instanceof FlagColumn) {
            return text != null && text.equals("t");
        } else if (column instanceof CodeColumn<?> codes) {
            return text == null ? Vocabulary.NONE : codes.vocabulary().number(text.stripTrailing());
        }
        return text == null ? "" : text.replaceAll(" +$", "");
    }

    private static int day(String text) {
        if (text.equals("infinity")) {
            return DateColumn.OPEN;
        }
        if (text.equals("-infinity")) {
            return Integer.MIN_VALUE + 1;
        }
        boolean beforeChrist = text.endsWith(" BC");
        String[] parts = text.replace(" BC", "").split("-");
        int year = Integer.parseInt(parts[0]);
        return Math.toIntExact(
                LocalDate.of(beforeChrist ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                        .toEpochDay());
    }

    @Test
    void rowsOfFamiliesThatDoNotExistGoToQuarantineAndAreNotStored() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(10).family(20);
            registry.member(5, 50).member(10, 100).member(15, 150).member(25, 250);
            registry.add("study", 10, 100, "2024-09-01", null, TestRegistry.LONG_AGO);
            registry.add("study", 15, 150, "2024-09-01", null, TestRegistry.LONG_AGO);
            registry.add("tsa_case", 77, 15, null, null, null, null, "false", TestRegistry.LONG_AGO);
            List<QuarantinedRow> quarantine = new ArrayList<>();
            FamilyColumns columns = read(registry, quarantine, FIRST_QUARTER);
            assertThat(columns.members.rows()).isEqualTo(1);
            assertThat(columns.studies.rows()).isEqualTo(1);
            assertThat(columns.tsaCases.rows()).isZero();
            assertThat(quarantine)
                    .containsExactly(
                            orphan("member", "5/50/2010-01-01", 5, 50, Defect.ORPHAN_MEMBER),
                            orphan("member", "15/150/2010-01-01", 15, 150, Defect.ORPHAN_MEMBER),
                            orphan("member", "25/250/2010-01-01", 25, 250, Defect.ORPHAN_MEMBER),
                            orphan("study", "15/150/2024-09-01", 15, 150, Defect.ORPHAN_FACT),
                            orphan("tsa_case", "15/77", 15, LongColumn.NONE, Defect.ORPHAN_FACT));
        }
    }

    private static QuarantinedRow orphan(String table, String key, long family, long person, Defect defect) {
        return new QuarantinedRow(table, key, family, person, defect, "no such family");
    }

    @Test
    void whatTheRegistryLearnsAfterTheSnapshotDoesNotExist() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1).member(1, 10);
            registry.add("study", 1, 10, "2024-09-01", null, "now");
            registry.add("study", 1, 10, "2025-09-01", null, "2999-01-01 00:00:00+00");
            registry.add("study", 1, 10, "2026-09-01", null, "infinity");
            assertThat(read(registry, new ArrayList<>(), FIRST_QUARTER).studies.rows())
                    .isEqualTo(1);
        }
    }

    @Test
    void incomesAreThoseOfTheQuarterBeforeAndOfFamiliesForWhichTheyDecide() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            Map<Integer, Integer> levels = Map.of(1, 3, 2, 2, 3, 3, 4, 3, 5, 6, 6, 4, 7, 1); // none for family 8
            for (int family = 1; family <= 8; family++) {
                registry.add("family", family, "71", null, null, levels.get(family))
                        .member(family, family * 10L);
                for (String month : List.of("2025-09-01", "2025-10-01", "2025-12-01", "2026-01-01")) {
                    registry.add("income", family, family * 10, month, "WAGE", "1.05", TestRegistry.LONG_AGO);
                }
            }
            application(registry, 1, "TSA", "2026-03-31", TestRegistry.LONG_AGO);
            application(registry, 3, "TSA", "2025-12-31", TestRegistry.LONG_AGO);
            application(registry, 4, "TSA", "2026-04-01", TestRegistry.LONG_AGO);
            application(registry, 5, "LARGE_FAMILY", "2026-02-01", TestRegistry.LONG_AGO);
            application(registry, 6, "TSA", "2026-01-01", TestRegistry.LONG_AGO);
            application(registry, 8, "TSA", "2026-02-01", "2999-01-01 00:00:00+00");
            application(registry, 9, "TSA", "2026-02-01", TestRegistry.LONG_AGO);
            registry.add("income", 9, 90, "2025-12-01", "WAGE", "1.05", TestRegistry.LONG_AGO);
            assertThat(incomes(read(registry, new ArrayList<>(), FIRST_QUARTER)))
                    .containsExactlyElementsOf(Stream.of(1, 2, 6, 7)
                            .flatMap(family -> Stream.of(family + " 2025-10-01 105", family + " 2025-12-01 105"))
                            .toList());
            assertThat(incomes(read(registry, new ArrayList<>(), ALL_FAMILIES))).hasSize(16);
        }
    }

    /** With most of them the range is read whole, with few each family is looked up: nobody may see which. */
    @Test
    void howManyFamiliesNeedTheirIncomesChangesNothingElse() throws SQLException {
        IncomeSelection twoQuarters = new IncomeSelection(YearMonth.of(2025, 10), YearMonth.of(2026, 3), false);
        try (TestRegistry registry = new TestRegistry()) {
            for (int family = 1; family <= 8; family++) {
                registry.add("family", family, "71", null, null, 4).member(family, family * 10L);
            }
            for (int family = 0; family <= 9; family++) { // of the first and the last nobody knows
                for (String month : List.of("2025-06-01", "2025-07-01", "2025-09-01", "2025-11-01", "2026-01-01")) {
                    registry.add("income", family, family * 10, month, "WAGE", "1.05", TestRegistry.LONG_AGO);
                }
            }
            registry.add("income", 1, 11, "2025-11-01", "WAGE", "1.05", "2999-01-01 00:00:00+00"); // not known yet
            registry.add("income", 8, 11, "2025-07-01", "WAGE", "1.05", "infinity");
            for (int needy = 0; needy <= 8; needy++) {
                registry.execute("UPDATE registry.family SET wellbeing_level = 1 WHERE family_id = " + needy);
                try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                        Connection connection = snapshot.connect()) {
                    RangeReader reader = new RangeReader(connection, snapshot, twoQuarters);
                    FamilyRange range = snapshot.ranges(1_000).get(0);
                    FamilyColumns columns = new FamilyColumns();
                    reader.read(range, columns, row -> {
                        throw new AssertionError(row);
                    });
                    assertThat(incomes(columns))
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, needy)
                                    .boxed()
                                    .flatMap(family -> Stream.of("2025-07-01", "2025-09-01", "2025-11-01")
                                            .map(month -> family + " " + month + " 105"))
                                    .toList());
                    assertThat(columns.incomes.defect.size()).isEqualTo(3 * needy);
                    RangeReader.IncomeCount all = new RangeReader.IncomeCount(32, 11);
                    assertThat(reader.countIncomes(range)).isEqualTo(all);
                    assertThat(reader.counted()).isEqualTo(needy > 4 ? all : null);
                    long inRanges = 0;
                    for (FamilyRange some : snapshot.ranges(3)) { // whole ones before those that are looked up
                        reader.read(some, columns, row -> {});
                        RangeReader.IncomeCount ofSome = reader.countIncomes(some);
                        int last = needy;
                        long needed = IntStream.range(0, columns.size())
                                .filter(family -> columns.families.family.at(family) <= last)
                                .count();
                        assertThat(reader.counted()).isEqualTo(needed > columns.size() / 2 ? ofSome : null);
                        inRanges += ofSome.all();
                    }
                    assertThat(inRanges).isEqualTo(32);
                }
            }
        }
    }

    private static void application(TestRegistry registry, int family, String benefit, String day, String recorded)
            throws SQLException {
        registry.add("application", family + 700, family, null, family * 10, benefit, day, null, recorded);
    }

    private static List<String> incomes(FamilyColumns columns) {
        List<String> incomes = new ArrayList<>();
        for (int i = 0; i < columns.incomes.rows(); i++) {
            incomes.add(columns.incomes.family.at(i) + " " + LocalDate.ofEpochDay(columns.incomes.month.at(i)) + " "
                    + columns.incomes.amount.at(i));
        }
        return incomes;
    }

    @Test
    void aRangeIsReadInTheOrderOfAnIndexWithoutSorting() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.execute("INSERT INTO registry.family SELECT i, '71' FROM generate_series(1, 20000) i");
            registry.execute("INSERT INTO registry.member SELECT i / 3, i, NULL, '2000-01-01', NULL, 'M', 'ADULT',"
                    + " 'CITIZEN', NULL, '2000-01-01', NULL, '2000-01-01' FROM generate_series(1, 60000) i");
            registry.execute("INSERT INTO registry.income SELECT i / 9, i / 3, '2025-12-01', 'WAGE' || i, 7,"
                    + " '2000-01-01' FROM generate_series(1, 180000) i");
            registry.execute("INSERT INTO registry.application SELECT i, i, NULL, i,"
                    + " CASE WHEN i % 50 = 0 THEN 'TSA' ELSE 'DISABILITY' END, '2026-01-05', NULL, '2000-01-01'"
                    + " FROM generate_series(1, 20000) i");
            registry.execute("VACUUM ANALYZE");
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                    Connection connection = snapshot.connect()) {
                RangeQueries queries = new RangeQueries(snapshot, ALL_FAMILIES);
                for (FamilyRange range : snapshot.ranges(8_000)) {
                    for (Table table : new FamilyColumns().tables()) {
                        assertThat(Plans.of(connection, queries.rows(table, range)))
                                .as("plan for %s", table.name())
                                .satisfies(RangeReaderTest::isInOrderOfIndex);
                    }
                }
                for (long step : new long[] {1, 50, 7_000}) {
                    long[] families = LongStream.range(1, 20_001)
                            .filter(family -> family % step == 0)
                            .toArray();
                    assertThat(Plans.of(connection, queries.incomesOf(new FamilyColumns().incomes, families)))
                            .as("plan for incomes of %s families", families.length)
                            .satisfies(RangeReaderTest::isInOrderOfIndex)
                            .anyMatch(line -> line.contains("Index Cond: ((family_id = ANY"));
                }
            }
        }
    }

    private static void isInOrderOfIndex(List<? extends String> plan) {
        assertThat(plan)
                .noneMatch(line -> line.matches("(->\\s*)?Sort +\\(cost.*"))
                .noneMatch(line -> line.contains("Seq Scan") || line.contains("Bitmap"))
                .anyMatch(line -> line.contains("Index Scan"));
    }

    private static FamilyColumns read(TestRegistry registry, List<QuarantinedRow> quarantine, IncomeSelection incomes)
            throws SQLException {
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            FamilyColumns columns = new FamilyColumns();
            new RangeReader(connection, snapshot, incomes)
                    .read(snapshot.ranges(1_000).get(0), columns, quarantine::add);
            columns.index();
            return columns;
        }
    }
}
