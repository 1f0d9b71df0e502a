package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.jobs.Treasury.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands {@code settle} and {@code reconcile} as an operator gives them, wrong ones and killed ones too. */
@Execution(ExecutionMode.CONCURRENT)
final class SettleCommandTest {

    /** More than one batch of them. */
    private static final int PAID = 10_100;

    private static final int REJECTED = 7;

    private final Installation installation = UndisturbedQuarter.published();
    private final List<Order> orders = Treasury.orders(installation.ledger(), 1);

    SettleCommandTest() throws Exception {}

    private Path text() throws Exception {
        List<String> rows = new ArrayList<>();
        orders.subList(0, PAID).forEach(order -> rows.add(order.paid()));
        orders.subList(PAID, PAID + REJECTED).forEach(order -> rows.add(order.rejected()));
        return Treasury.file("treasury.csv", rows);
    }

    @Test
    void textAndParquetAreSettledOnceAndThePeriodIsEven() throws Exception {
        Path text = text();
        assertThat(installation.tolem("settle", text.toString()).ok().out())
                .contains("Import 1 of treasury.csv, 10 107 rows");
        assertThat(installation.tolem("settle", text.toString()).ok().out()).contains("nothing was changed");
        assertSettled();

        Order paid = orders.get(PAID + REJECTED);
        Order unknown = new Order("TSA/2026-01/999999999/1", "1.00", 1);
        Path parquet = Places.directory().resolve("returns.parquet");
        Duck.execute("copy (select * replace (paid_on::date as paid_on, amount::decimal(15, 2) as amount) from '"
                + Treasury.file("returns.csv", List.of(paid.paid(), unknown.paid())) + "') to '" + parquet
                + "' (format parquet)");
        Program.Ended settled = installation.tolem("settle", parquet.toString()).with(ExitCode.DISAGREE.code());
        assertThat(settled.out()).contains("Import 2 of returns.parquet, 2 rows");
        assertThat(settled.err()).contains("1 of 2 rows").hasLineCount(1);
        assertThat(reconciled().get("paid")).isEqualTo(PAID + 1);
        assertThat(installation.tolem("reconcile", SampleRegistry.PERIOD).ok().out())
                .contains("Even: ordered = paid + rejected + returned + open");
    }

    @Test
    void wrongInputIsSaidInALineAndNothingIsStored() throws Exception {
        refused(ExitCode.USAGE, "there is no file nowhere.csv", "settle", "nowhere.csv");
        Path other = Treasury.file("other.csv", "order_id,state,reason,paid_on,amount", List.of("a,PAID,,,1"));
        refused(ExitCode.USAGE, "no column status", "settle", other.toString());
        refused(ExitCode.USAGE, "2027Q1", "reconcile", "2027Q1");
        refused(ExitCode.USAGE, "2026Q5", "reconcile", "2026Q5");
        Files.delete(installation.published(SampleRegistry.PERIOD).resolve("orders-00000.parquet"));
        Path first = Treasury.file("first.csv", List.of(orders.get(0).rejected()));
        refused(ExitCode.DAMAGED, "is not there", "settle", first.toString());
        assertThat(installation
                        .ledger()
                        .value("SELECT (SELECT count(*) FROM ledger.settlement_import)"
                                + " + (SELECT count(*) FROM ledger.settlement)"
                                + " + (SELECT count(*) FROM ledger.bounced_order)"))
                .isEqualTo("0");
        assertThat(Trees.files(installation.home().resolve("settlements"))).isEmpty();
    }

    private void refused(ExitCode code, String named, String... command) throws Exception {
        Program.Ended ended = installation.tolem(command).with(code.code());
        assertThat(ended.err())
                .contains(named)
                .doesNotContain("\tat ", "Exception")
                .hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"settle.rows, 2", "settle.recorded, 1", "file.renamed, 3", "database.committed, 1"})
    void killedAndGivenAgainEveryLineCountsOnce(String place, int pass) throws Exception {
        Path text = text();
        installation.haltedAt(place, pass).tolem("settle", text.toString()).with(Program.KILLED);
        installation.tolem("settle", text.toString()).ok();
        assertSettled();
    }

    private void assertSettled() throws Exception {
        assertThat(installation
                        .ledger()
                        .rows("SELECT import, status, count(*), count(DISTINCT (subject, month, benefit, sequence))"
                                + " FROM ledger.settlement GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly("1|1|" + PAID + "|" + PAID, "1|2|" + REJECTED + "|" + REJECTED);
        assertThat(installation.ledger().rows("SELECT number, file_rows, paid, rejected FROM ledger.settlement_import"))
                .containsExactly("1|" + (PAID + REJECTED) + "|" + PAID + "|" + REJECTED);
        assertThat(installation.ledger().value("SELECT count(*) FROM ledger.bounced_order"))
                .isEqualTo(Integer.toString(REJECTED));
        assertThat(installation.ledger().value("SELECT count(*) FROM runs.audit_entry WHERE action = 'SETTLED'"))
                .isEqualTo("1");

        Path lists = installation.home().resolve("settlements");
        assertThat(Trees.files(lists))
                .extracting(file -> lists.relativize(file).toString() + " "
                        + Files.readAllLines(file).size())
                .containsExactly(
                        "1/amount-differs.csv 1",
                        "1/duplicate.csv 1",
                        "1/matched.csv " + (PAID + REJECTED + 1),
                        "1/unmatched.csv 1");

        assertThat(reconciled())
                .isEqualTo(Map.of(
                        "ordered",
                        (long) orders.size(),
                        "paid",
                        (long) PAID,
                        "rejected",
                        (long) REJECTED,
                        "returned",
                        0L,
                        "open",
                        (long) orders.size() - PAID - REJECTED));
    }

    /** How many orders are what, when it is even. */
    private Map<String, Long> reconciled() throws Exception {
        JsonNode report = new JsonMapper()
                .readTree(installation
                        .tolem("reconcile", SampleRegistry.PERIOD, "--json")
                        .ok()
                        .out());
        assertThat(report.get("even").asBoolean()).isTrue();
        Map<String, Long> counted = new HashMap<>();
        for (JsonNode line : report.get("lines")) {
            for (String what : List.of("ordered", "paid", "rejected", "returned", "open")) {
                counted.merge(what, line.get(what).get("orders").asLong(), Long::sum);
            }
        }
        return counted;
    }
}
