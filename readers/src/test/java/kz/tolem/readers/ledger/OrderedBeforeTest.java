package kz.tolem.readers.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedBeforeTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final int RUN = 10;
    private static final long PERSON = 1_000_042;

    private static Connection connection;

    @BeforeAll
    static void create() throws SQLException {
        connection = DriverManager.getConnection(EmbeddedPostgres.shared().createDatabase("ordered_before"));
        execute("CREATE SCHEMA runs; CREATE SCHEMA ledger");
        execute("CREATE TABLE runs.run (run_id integer PRIMARY KEY, state text NOT NULL)");
        execute(
                "CREATE TABLE ledger.payment_order (subject bigint NOT NULL, month date NOT NULL,"
                        + " benefit smallint NOT NULL, sequence smallint NOT NULL, run_id integer NOT NULL,"
                        + " family_id bigint NOT NULL, amount bigint NOT NULL, PRIMARY KEY (subject, month, benefit, sequence))");
        execute("CREATE TABLE ledger.bounced_order (subject bigint, month date, benefit smallint, sequence smallint,"
                + " amount bigint, after_run integer)");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void someRuns() throws SQLException {
        execute("TRUNCATE ledger.payment_order, ledger.bounced_order, runs.run");
        execute("INSERT INTO runs.run SELECT i, 'PUBLISHED' FROM generate_series(1, 12) i");
    }

    @Test
    void nothingWasOrderedBeforeTheFirstRun() throws SQLException {
        OrderedBefore before = before();
        assertThat(before.find(PERSON, JANUARY, Benefit.DISABILITY)).isNegative();
        assertThat(OrderedBefore.nothing().find(PERSON, JANUARY, Benefit.DISABILITY))
                .isNegative();
    }

    @Test
    void whatSeveralRunsOrderedIsAddedUp() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        order(2, JANUARY, Benefit.DISABILITY, 5, 20);
        order(3, JANUARY, Benefit.DISABILITY, 9, 3);
        expect(JANUARY, Benefit.DISABILITY, 123, 3);
    }

    @Test
    void whatADiscardedRunOrderedCountsForTheSequenceAlone() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        order(2, JANUARY, Benefit.DISABILITY, 4, 20);
        order(1, FEBRUARY, Benefit.DISABILITY, 4, 7);
        execute("UPDATE runs.run SET state = 'DISCARDED' WHERE run_id = 4");
        expect(JANUARY, Benefit.DISABILITY, 100, 2);
        expect(FEBRUARY, Benefit.DISABILITY, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPUTING", "FAILED", "STOPPED", "SEALED", "APPROVED", "PUBLISHED"})
    void aRunInAnyOtherStateCounts(String state) throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        execute("UPDATE runs.run SET state = '" + state + "'");
        expect(JANUARY, Benefit.DISABILITY, 100, 1);
    }

    @Test
    void whatBouncedIsNotOrderedAndCountsForTheSequence() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        order(2, JANUARY, Benefit.DISABILITY, 4, 20);
        order(1, FEBRUARY, Benefit.DISABILITY, 3, 7);
        bounce(1, JANUARY, 4);
        expect(JANUARY, Benefit.DISABILITY, 20, 2);
        expect(FEBRUARY, Benefit.DISABILITY, 7, 1);
        OrderedBefore before = before();
        int january = before.find(PERSON, JANUARY, Benefit.DISABILITY);
        assertThat(before.bounced(january)).isEqualTo(100);
        assertThat(before.replaced(january)).isEqualTo(1);
        assertThat(before.replaced(before.find(PERSON, FEBRUARY, Benefit.DISABILITY)))
                .isZero();
    }

    @Test
    void whatBouncedAfterTheRunBeganStillCounts() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        bounce(1, JANUARY, RUN);
        expect(JANUARY, Benefit.DISABILITY, 100, 1);
    }

    @Test
    void anOrderIsReplacedOnceUnlessThatRunWasDiscarded() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        bounce(1, JANUARY, 4);
        order(2, JANUARY, Benefit.DISABILITY, 5, 100);
        OrderedBefore before = before();
        int place = before.find(PERSON, JANUARY, Benefit.DISABILITY);
        assertThat(before.amount(place)).isEqualTo(100);
        assertThat(before.replaced(place)).isZero();
        execute("UPDATE runs.run SET state = 'DISCARDED' WHERE run_id = 5");
        assertThat(before().amount(place)).isZero();
        assertThat(before().replaced(place)).isEqualTo(1);
        execute("UPDATE runs.run SET state = 'PUBLISHED' WHERE run_id = 5");
        bounce(2, JANUARY, 6);
        assertThat(before().amount(place)).isZero();
        assertThat(before().replaced(place)).isEqualTo(2);
    }

    @Test
    void theRunsOwnRowsAndThoseOfLaterRunsDoNotCount() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, RUN - 1, 100);
        order(2, JANUARY, Benefit.DISABILITY, RUN, 20);
        order(3, JANUARY, Benefit.DISABILITY, RUN + 1, 3);
        order(1, FEBRUARY, Benefit.DISABILITY, RUN, 7);
        OrderedBefore before = before();
        expect(JANUARY, Benefit.DISABILITY, 100, 1);
        assertThat(before.find(PERSON, FEBRUARY, Benefit.DISABILITY)).isNegative();
    }

    @Test
    void monthsBeforeAndAfterAreNotRead() throws SQLException {
        order(1, JANUARY.minusMonths(1), Benefit.DISABILITY, 3, 1);
        order(1, JANUARY, Benefit.DISABILITY, 3, 20);
        order(1, MARCH, Benefit.DISABILITY, 3, 300);
        order(1, MARCH.plusMonths(1), Benefit.DISABILITY, 3, 4_000);
        expect(JANUARY, Benefit.DISABILITY, 20, 1);
        expect(MARCH, Benefit.DISABILITY, 300, 1);
        OrderedBefore before = before();
        assertThat(before.find(PERSON, JANUARY.minusMonths(1), Benefit.DISABILITY))
                .isNegative();
        assertThat(before.find(PERSON, FEBRUARY, Benefit.DISABILITY)).isNegative();
        assertThat(before.find(PERSON, MARCH.plusMonths(1), Benefit.DISABILITY)).isNegative();
    }

    @Test
    void whatWasOrderedForSomebodyWhoMovedSinceIsFound() throws SQLException {
        execute("INSERT INTO ledger.payment_order VALUES (" + PERSON + ", '2026-01-01', 3, 1, 3, 501, 40)," + " ("
                + PERSON + ", '2026-01-01', 3, 2, 4, 502, 2)");
        expect(JANUARY, Benefit.DISABILITY, 42, 2);
    }

    @Test
    void aFamilyAndAPersonMayHaveOneNumber() throws SQLException {
        order(1, JANUARY, Benefit.TSA, 3, 1);
        order(1, JANUARY, Benefit.TSA_CHILD, 3, 20);
        order(1, JANUARY, Benefit.DISABILITY, 3, 300);
        order(1, JANUARY, Benefit.LISTS_ONE_TWO, 3, 4_000);
        expect(JANUARY, Benefit.TSA, 1, 1);
        expect(JANUARY, Benefit.TSA_CHILD, 20, 1);
        expect(JANUARY, Benefit.DISABILITY, 300, 1);
        expect(JANUARY, Benefit.LISTS_ONE_TWO, 4_000, 1);
        assertThat(before().find(PERSON, JANUARY, Benefit.LARGE_FAMILY)).isNegative();
    }

    @Test
    void onlySubjectsThatAreAskedForAreRead() throws SQLException {
        order(1, JANUARY, Benefit.DISABILITY, 3, 100);
        OrderedBefore before = read(PERSON - 1, PERSON + 1);
        assertThat(before.find(PERSON, JANUARY, Benefit.DISABILITY)).isNegative();
        assertThat(read().find(PERSON, JANUARY, Benefit.DISABILITY)).isNegative();
    }

    @Test
    void everyoneOfManySubjectsIsFound() throws SQLException {
        execute("INSERT INTO ledger.payment_order SELECT s, m, b, 1, 3, s, s * 100 + b"
                + " FROM generate_series(-300, 30000, 300) s, generate_series(1, 13, 3) b,"
                + " generate_series(date '2026-01-01', '2026-03-01', '1 month') m");
        long[] subjects = new long[30_301];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = i - 300L;
        }
        OrderedBefore before = read(subjects);
        List<String> wrong = new ArrayList<>();
        for (long subject : subjects) {
            for (Benefit benefit : Benefit.values()) {
                int place = before.find(subject, FEBRUARY, benefit);
                boolean isThere = subject % 300 == 0 && benefit.number() % 3 == 1;
                if (place >= 0 != isThere || isThere && before.amount(place) != subject * 100 + benefit.number()) {
                    wrong.add(benefit + " of " + subject);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static OrderedBefore before() throws SQLException {
        return read(PERSON);
    }

    private static OrderedBefore read(long... subjects) throws SQLException {
        List<YearMonth> months =
                Stream.iterate(JANUARY, month -> month.plusMonths(1)).limit(3).toList();
        return OrderedBefore.read(connection, RUN, List.of(new Wanted(subjects, months)));
    }

    private static void expect(YearMonth month, Benefit benefit, long amount, int orders) throws SQLException {
        OrderedBefore before = before();
        int place = before.find(PERSON, month, benefit);
        assertThat(place).isNotNegative();
        assertThat(before.amount(place)).isEqualTo(amount);
        assertThat(before.orders(place)).isEqualTo(orders);
    }

    private static void order(int sequence, YearMonth month, Benefit benefit, int run, long amount)
            throws SQLException {
        execute("INSERT INTO ledger.payment_order VALUES (" + PERSON + ", '" + month.atDay(1) + "', " + benefit.number()
                + ", " + sequence + ", " + run + ", 1, " + amount + ")");
    }

    private static void bounce(int sequence, YearMonth month, int afterRun) throws SQLException {
        execute("INSERT INTO ledger.bounced_order SELECT subject, month, benefit, sequence, amount, " + afterRun
                + " FROM ledger.payment_order WHERE subject = " + PERSON + " AND month = '" + month.atDay(1)
                + "' AND sequence = " + sequence);
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
