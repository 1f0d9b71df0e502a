package kz.tolem.writers.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.OutcomeRows;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import kz.tolem.writers.TestRange;
import kz.tolem.writers.orders.OrderColumns;
import kz.tolem.writers.orders.OrderMonth;
import kz.tolem.writers.orders.Total;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final List<YearMonth> MONTHS =
            TestRange.MONTHS.stream().map(OrderMonth::month).toList();

    private final TestRange range = new TestRange(1, 3_000, 20_000);
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        String url = EmbeddedPostgres.shared().createDatabase("ledger_" + DATABASES.incrementAndGet());
        connection = DriverManager.getConnection(url);
        execute(migration());
        LedgerWriter.ensurePartitions(connection, MONTHS);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void every_order_arrives_with_every_value() throws SQLException {
        assertThat(copy(7, 3)).isEqualTo(20_000);
        connection.commit();
        List<String> expected = new ArrayList<>();
        OrderColumns orders = range.orders;
        for (int row = 0; row < orders.size(); row++) {
            expected.add(orders.subject(row) + "|" + MONTHS.get(orders.month(row)) + "-01|"
                    + orders.benefit(row).number() + "|" + orders.sequence(row) + "|7|3|"
                    + range.families.families.family.at(orders.family(row)) + "|"
                    + range.families.members.person.at(orders.payee(row)) + "|" + orders.amount(row) + "|"
                    + orders.kind(row).number());
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT concat_ws('|', subject, month, benefit, sequence, run_id, range, family_id, payee_id,"
                                + " amount, kind) FROM ledger.payment_order")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        Collections.sort(expected);
        Collections.sort(found);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void sums_by_benefit_and_month_are_those_of_the_run() throws SQLException {
        copy(7, 3);
        SortedMap<LedgerTotals.Key, Total> expected = new TreeMap<>();
        OrderColumns orders = range.orders;
        for (int row = 0; row < orders.size(); row++) {
            expected.merge(
                    new LedgerTotals.Key(orders.benefit(row), MONTHS.get(orders.month(row))),
                    new Total(1, orders.amount(row)),
                    Total::plus);
        }
        assertThat(LedgerTotals.byBenefitAndMonth(connection, 7)).isEqualTo(expected);
        assertThat(LedgerTotals.byBenefitAndMonth(connection, 8)).isEmpty();
        assertThat(LedgerTotals.ofRange(connection, 7, 3)).isEqualTo(new Total(20_000, orders.total()));
        assertThat(LedgerTotals.ofRange(connection, 7, 4)).isEqualTo(Total.NONE);
    }

    @Test
    void the_same_order_is_refused_whatever_the_run_and_nothing_of_it_stays() throws SQLException {
        copy(7, 3);
        connection.commit();
        assertThatThrownBy(() -> copy(8, 0)).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo("23505"));
        connection.rollback();
        assertThat(LedgerTotals.byBenefitAndMonth(connection, 8)).isEmpty();
        assertThat(LedgerTotals.ofRange(connection, 7, 3).count()).isEqualTo(20_000);
    }

    @Test
    void what_is_not_committed_was_not_ordered() throws SQLException {
        copy(7, 3);
        connection.rollback();
        assertThat(LedgerTotals.byBenefitAndMonth(connection, 7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.payment_order SET amount = 1",
                "DELETE FROM ledger.payment_order",
                "TRUNCATE ledger.payment_order",
                "UPDATE ledger.payment_order_2026q1 SET amount = 1",
                "DELETE FROM ledger.payment_order_2025q4",
                "TRUNCATE ledger.payment_order_2026q1",
                "INSERT INTO ledger.payment_order SELECT * FROM ledger.payment_order ON CONFLICT"
                        + " (subject, month, benefit, sequence) DO UPDATE SET amount = 1"
            })
    void nobody_changes_or_deletes_what_was_ordered(String statement) throws SQLException {
        copy(7, 3);
        connection.commit();
        assertThatThrownBy(() -> execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("additions only");
        connection.rollback();
        assertThat(LedgerTotals.ofRange(connection, 7, 3)).isEqualTo(new Total(20_000, range.orders.total()));
    }

    @Test
    void a_month_without_a_partition_is_an_error() throws SQLException {
        OrderColumns orders = new OrderColumns(List.of(new OrderMonth(
                YearMonth.of(2031, 1), true, TestRange.MONTHS.get(0).rates())));
        orders.add(range.outcomes, 0, 1, 100);
        assertThatThrownBy(() -> LedgerWriter.copy(connection, 7, 3, range.families, orders))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no partition");
        connection.rollback();
        LedgerWriter.ensurePartitions(connection, List.of(YearMonth.of(2031, 3)));
        assertThat(LedgerWriter.copy(connection, 7, 3, range.families, orders)).isEqualTo(1);
    }

    @Test
    void partitions_are_made_once_a_quarter() throws SQLException {
        LedgerWriter.ensurePartitions(connection, MONTHS);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT string_agg(relid::text, ' ' ORDER BY relid::text) FROM"
                        + " pg_partition_tree('ledger.payment_order') WHERE isleaf")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("ledger.payment_order_2025q4 ledger.payment_order_2026q1");
        }
    }

    @Test
    void a_range_without_orders_adds_nothing() throws SQLException {
        OrderColumns none = new OrderColumns(TestRange.MONTHS);
        assertThat(LedgerWriter.copy(connection, 7, 3, new FamilyColumns(), none))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 1L << 31, 1L << 32, 1L << 33, Long.MAX_VALUE})
    void orders_arrive_in_the_order_of_their_subjects_unless_these_are_far_apart(long farthest) throws SQLException {
        OutcomeColumns outcomes = new OutcomeColumns();
        OrderColumns orders = new OrderColumns(TestRange.MONTHS);
        List<Long> expected = List.of(0L, 1L, 2L, farthest);
        for (long subject : List.of(farthest, 1L, 2L, 0L)) {
            int row = OutcomeRows.due(outcomes, 0, Benefit.DISABILITY, 0, subject, 100, 0, 1, Form.NONE, 0, 0);
            orders.add(outcomes, row, 1, 100);
        }
        assertThat(LedgerWriter.copy(connection, 7, 3, range.families, orders)).isEqualTo(4);
        List<Long> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT subject FROM ledger.payment_order ORDER BY ctid")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        if (farthest < 1L << 32) {
            assertThat(found).isEqualTo(expected);
        }
    }

    private long copy(int runId, int number) throws SQLException {
        return LedgerWriter.copy(connection, runId, number, range.families, range.orders);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migration() {
        try (InputStream file = LedgerTest.class.getResourceAsStream("/db/ledger/V1__ledger.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
