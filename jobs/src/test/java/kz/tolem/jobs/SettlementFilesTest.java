package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import kz.tolem.jobs.Treasury.Order;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunLock;
import kz.tolem.jobs.settle.Reconciliation;
import kz.tolem.jobs.settle.Reconciliation.Line;
import kz.tolem.jobs.settle.SettlementImport;
import kz.tolem.jobs.settle.SettlementService;
import kz.tolem.jobs.settle.SettlementService.Settled;
import kz.tolem.sample.SampleSpec;
import kz.tolem.writers.settlement.SettlementStatus;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the treasury, right and wrong ones; every test takes orders that no other one has taken. */
@TestMethodOrder(MethodName.class)
final class SettlementFilesTest {

    private static InProcess place;
    private static Run quarter;
    private static List<Order> orders;
    private static int taken;
    private long importsBefore;

    @BeforeAll
    static void aPublishedQuarter() throws Exception {
        place = InProcess.over(SampleRegistry.of(new SampleSpec(300, 11, List.of("15"), "2026Q1", 50)), 100);
        quarter = place.run("2026Q1", "2026-02-20", "2026-01");
        place.publish(quarter);
        orders = new ArrayList<>(Treasury.orders(place.ledger(), quarter));
        Collections.shuffle(orders, new Random(5));
    }

    @AfterAll
    static void end() {
        place.close();
    }

    @BeforeEach
    void imports() throws Exception {
        importsBefore = imported();
    }

    private static Order next() {
        return orders.get(taken++);
    }

    @Test
    void parquetOfAnotherProgramSaysWhatTextSays() throws Exception {
        for (String options : List.of(
                "", "(codec snappy)", "(codec gzip)", "(codec zstd, row_group_size 2048)", "(parquet_version v2)")) {
            Order paid = next();
            Order rejected = next();
            Path file = parquet(options, paid.paid(), rejected.rejected());
            assertThat(settle(file).done())
                    .extracting(SettlementImport::paid, SettlementImport::rejected, SettlementImport::rows)
                    .containsExactly(1L, 1L, 2L);
        }
    }

    @Test
    void amountsInBinaryFloatingPointAreNotExact() throws Exception {
        Path file = Places.directory().resolve("floating.parquet");
        Duck.execute("copy (select '" + next().id() + "' as order_id, 'PAID' as status, null::varchar as reason,"
                + " date '2026-04-03' as paid_on, 1.5::double as amount) to '" + file + "' (format parquet)");
        refused(() -> settle(file), ExitCode.USAGE, "amount is DOUBLE", "DECIMAL(15,2)");
    }

    @Test
    void semicolonsDecimalCommasAndAMarkAreRead() throws Exception {
        Order order = next();
        Path file = Treasury.file(
                "excel.csv",
                "\uFEFFAmount;Order_ID;status;paid_on;reason;office",
                List.of(order.amount().replace('.', ',') + ";" + order.id() + ";paid;2026-04-03;;Aktobe"));
        assertThat(settle(file).done().paid()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOST|2026-04-03|1.00|status is none of",
                "PAID|2026-02-30|1.00|paid_on is no day",
                "PAID||1.00|paid_on is missing",
                "PAID|2026-04-03|-1.00|amount is no number",
                "PAID|2026-04-03|1.001|amount is no number",
                "PAID|2026-04-03|ten|amount is no number",
                "PAID|2026-04-03|1.00,more|has 6 cells and not 5"
            })
    void rowThatCannotBeReadIsNamedAndNothingIsImported(String status, String day, String amount, String what)
            throws Exception {
        Order good = orders.get(orders.size() - 1);
        Order bad = orders.get(orders.size() - 2);
        String row = bad.row(status, "", day == null ? "" : day, amount);
        refused(
                () -> settle(Treasury.file("wrong.csv", List.of(good.paid(), row))),
                ExitCode.USAGE,
                "wrong.csv has 1 row",
                "row 2: " + what,
                "Nothing was imported");
    }

    @Test
    void fileThatIsNoneIsRefused() throws Exception {
        refused(
                () -> settle(Treasury.file("a.csv", "order_id,status,amount", List.of())),
                ExitCode.USAGE,
                "no column reason");
        refused(() -> settle(Treasury.file("b.csv", "", List.of())), ExitCode.USAGE, "b.csv is empty");
        refused(() -> settle(Path.of("/nowhere/c.csv")), ExitCode.USAGE, "there is no file");
        Path latin = Places.directory().resolve("latin.csv");
        Files.writeString(
                latin, "order_id,status,reason,paid_on,amount\nX,PAID,қате,2026-04-03,1\n", Charset.forName("UTF-16"));
        refused(() -> settle(latin), ExitCode.USAGE, "latin.csv");
        Path cut = Places.directory().resolve("cut.parquet");
        byte[] whole = Files.readAllBytes(
                parquet("", orders.get(0).paid(), orders.get(1).paid()));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 9));
        refused(() -> settle(cut), ExitCode.USAGE, "cut.parquet is no whole Parquet file");
    }

    @Test
    void sameFileTwiceChangesNothing() throws Exception {
        Path file = Treasury.file("twice.csv", List.of(next().paid(), next().rejected()));
        Settled first = settle(file);
        String before = ledger();
        Settled second = settle(file);
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.done().number()).isEqualTo(first.done().number());
        assertThat(ledger()).isEqualTo(before);
    }

    @Test
    void whatIsOfNoPublishedOrderOrDiffersIsListedAndTheRestIsImported() throws Exception {
        Order paid = next();
        Order other = next();
        Settled settled = settle(Treasury.file(
                "mixed.csv",
                List.of(
                        paid.paid(),
                        "TSA/2026-01/999999999/1,PAID,,2026-04-03,1.00",
                        "=1+1,PAID,,2026-04-03,1.00",
                        other.row("PAID", "", "2026-04-03", "0.01"),
                        paid.paid())));
        SettlementImport done = settled.done();
        assertThat(done.paid()).isEqualTo(1);
        assertThat(done.unmatched()).isEqualTo(2);
        assertThat(done.amountDiffers()).isEqualTo(1);
        assertThat(done.duplicate()).isEqualTo(1);
        assertThat(done.inDispute()).isEqualTo(3);
        assertThat(Files.readAllLines(settled.lists().resolve("unmatched.csv")))
                .contains("2,TSA/2026-01/999999999/1,PAID,1.00,no such order")
                .contains("3,'=1+1,PAID,1.00,no order_id of this program");
        assertThat(Files.readAllLines(settled.lists().resolve("amount-differs.csv")))
                .containsExactly(
                        "row,order_id,status,amount,finding",
                        "4," + other.id() + ",PAID,0.01,ordered were " + other.amount());
        assertThat(Files.readAllLines(settled.lists().resolve("duplicate.csv"))).hasSize(2);
        assertThat(Files.readAllLines(settled.lists().resolve("matched.csv"))).hasSize(2);
    }

    @Test
    void contradictionsAreListedAndReturnsOfWhatWasPaidAreNone() throws Exception {
        Order paidThenRejected = next();
        Order rejectedThenPaid = next();
        Order returned = next();
        Order returnedFirst = next();
        SettlementImport done = settle(Treasury.file(
                        "states.csv",
                        List.of(
                                paidThenRejected.paid(),
                                paidThenRejected.rejected(),
                                rejectedThenPaid.rejected(),
                                rejectedThenPaid.paid(),
                                rejectedThenPaid.returned(),
                                returned.paid(),
                                returned.returned(),
                                returnedFirst.returned(),
                                returnedFirst.paid())))
                .done();
        assertThat(done.contradicting()).isEqualTo(3);
        assertThat(done.paid()).isEqualTo(3);
        assertThat(done.rejected()).isEqualTo(1);
        assertThat(done.returned()).isEqualTo(2);
        SettlementImport later = settle(Treasury.file(
                        "later.csv", List.of(returned.row("REJECTED", "", "2026-05-01", returned.amount()))))
                .done();
        assertThat(later.contradicting()).isEqualTo(1);
    }

    @Test
    void ordersOfARunThatIsNotPublishedMatchNothing() throws Exception {
        Run night = place.nightly("2026-03-01");
        Order order = Treasury.orders(place.ledger(), night).get(0);
        SettlementImport done =
                settle(Treasury.file("early.csv", List.of(order.paid()))).done();
        assertThat(done.unmatched()).isEqualTo(1);
        assertThatThrownBy(() -> place.part(Reconciliation.class).of(night.period()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.NOT_APPROVED));
        place.part(kz.tolem.jobs.run.RunService.class).discard(night.period(), "bolat", "a test");
    }

    @Test
    void whileAProcessWorksNothingIsImported() throws Exception {
        Path file =
                Treasury.file("busy.csv", List.of(orders.get(orders.size() - 1).paid()));
        try (RunLock lock = RunLock.tryTake(place.part(Databases.class))) {
            assertThat(lock).isNotNull();
            refused(() -> settle(file), ExitCode.ALIVE, "a process works on a run");
        }
    }

    @Test
    void withoutThePublishedFileNobodyKnowsWhichAccountItWas() throws Exception {
        Path outbox = place.home().resolve("outbox").resolve("2026Q1");
        Path away = place.home().resolve("outbox").resolve("away");
        Files.move(outbox, away);
        try {
            Path file = Treasury.file(
                    "lost.csv", List.of(orders.get(orders.size() - 1).rejected()));
            refused(() -> settle(file), ExitCode.DAMAGED, "is not there", "Nothing was imported");
        } finally {
            Files.move(away, outbox);
        }
    }

    /** Whatever files come in whatever order, the ledger holds what a plain map of the rules holds. */
    @Test
    void zOrderedIsPaidAndRejectedAndReturnedAndOpenAtAnyTime() throws Exception {
        Random random = new Random(17);
        List<Order> left = orders.subList(taken, orders.size());
        Map<String, Map<SettlementStatus, String>> said = new HashMap<>();
        for (int file = 0; file < 12; file++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Order order = left.get(random.nextInt(left.size()));
                SettlementStatus status = SettlementStatus.values()[random.nextInt(3)];
                String day = "2026-04-%02d".formatted(1 + random.nextInt(28));
                boolean isRight = random.nextInt(10) > 0;
                rows.add(order.row(status.name(), "", day, isRight ? order.amount() : "0.01"));
                if (isRight) {
                    say(said.computeIfAbsent(order.id(), any -> new EnumMap<>(SettlementStatus.class)), status, day);
                }
            }
            settle(Treasury.file("random.csv", rows));
            assertEven(said, left);
        }
    }

    private static void say(Map<SettlementStatus, String> said, SettlementStatus status, String day) {
        boolean isFirst = said.isEmpty();
        boolean isReturn = status == SettlementStatus.RETURNED
                && said.size() == 1
                && said.containsKey(SettlementStatus.PAID)
                && said.get(SettlementStatus.PAID).compareTo(day) <= 0;
        boolean isEarlierPayment = status == SettlementStatus.PAID
                && said.size() == 1
                && said.containsKey(SettlementStatus.RETURNED)
                && said.get(SettlementStatus.RETURNED).compareTo(day) >= 0;
        if (isFirst || isReturn || isEarlierPayment) {
            said.put(status, day);
        }
    }

    private static void assertEven(Map<String, Map<SettlementStatus, String>> said, List<Order> of)
            throws SQLException {
        Reconciliation.Report report = place.part(Reconciliation.class).of(Period.parse("2026Q1"));
        assertThat(report.lines()).allMatch(Line::holds);
        TreeSet<String> expected = new TreeSet<>();
        said.forEach((id, statuses) -> statuses.keySet().forEach(status -> expected.add(id + " " + status)));
        TreeSet<String> ids = new TreeSet<>(of.stream().map(Order::id).toList());
        TreeSet<String> found = new TreeSet<>();
        for (String row : place.ledger()
                .rows("SELECT benefit, to_char(month, 'YYYY-MM'), subject, sequence, status FROM ledger.settlement")) {
            String[] parts = row.split("\\|");
            String id = String.join(
                    "/",
                    kz.tolem.calc.Benefit.values()[Integer.parseInt(parts[0]) - 1].name(),
                    parts[1],
                    parts[2],
                    parts[3]);
            if (ids.contains(id)) {
                found.add(id + " " + SettlementStatus.of(Integer.parseInt(parts[4])));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private void refused(ThrowingCallable act, ExitCode code, String... parts) throws SQLException {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
        assertThat(imported()).isEqualTo(importsBefore);
    }

    private static long imported() throws SQLException {
        return Long.parseLong(place.ledger().value("SELECT count(*) FROM ledger.settlement_import"));
    }

    private static String ledger() throws SQLException {
        return place.ledger()
                .value("SELECT concat_ws(' ', (SELECT count(*) FROM ledger.settlement_import),"
                        + " (SELECT count(*) FROM ledger.settlement), (SELECT count(*) FROM ledger.bounced_order),"
                        + " (SELECT count(*) FROM runs.audit_entry))");
    }

    private static Settled settle(Path file) throws IOException {
        return place.part(SettlementService.class).settle(file);
    }

    private static Path parquet(String options, String... rows) throws Exception {
        Path text = Treasury.file("for-parquet.csv", List.of(rows));
        Path file = Places.directory().resolve("treasury.parquet");
        String more = options.isEmpty() ? "" : ", " + options.substring(1, options.length() - 1);
        Duck.execute("copy (select order_id, status, reason, paid_on, amount::decimal(15, 2) as amount from read_csv('"
                + text
                + "', header = true, types = {'amount': 'varchar', 'reason': 'varchar'})) to '" + file
                + "' (format parquet" + more + ")");
        return file;
    }
}
