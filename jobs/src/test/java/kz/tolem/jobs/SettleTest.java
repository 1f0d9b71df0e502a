package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.explain.BenefitExplanation;
import kz.tolem.calc.explain.Payment;
import kz.tolem.calc.explain.Settlement;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.jobs.Treasury.Order;
import kz.tolem.jobs.run.Audit;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.settle.Reconciliation;
import kz.tolem.jobs.settle.Reconciliation.Line;
import kz.tolem.jobs.settle.Reconciliation.Report;
import kz.tolem.jobs.settle.SettlementImport;
import kz.tolem.jobs.settle.SettlementService;
import kz.tolem.jobs.settle.SettlementService.Settled;
import kz.tolem.jobs.step.FamilyExplanations;
import kz.tolem.sample.SampleSpec;
import kz.tolem.writers.orders.Total;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what the treasury rejects to what the family has: each is paid exactly once. */
final class SettleTest {

    private static final int GRANT = Benefit.BIRTH_GRANT.number();

    private Database registry;
    private InProcess place;
    private Run quarter;
    private List<Order> orders;

    @BeforeEach
    void aPublishedQuarter() throws Exception {
        registry = SampleRegistry.of(new SampleSpec(2_000, 23, List.of("15"), "2026Q1", 200));
        place = InProcess.over(registry, 500);
        quarter = place.run("2026Q1", "2026-03-20", "2026-01");
        place.publish(quarter);
        orders = Treasury.orders(place.ledger(), quarter);
    }

    @AfterEach
    void end() {
        place.close();
    }

    @Test
    void whatWasRejectedIsHeldUntilTheAccountChangesAndThenEachFamilyIsPaidOnce() throws Exception {
        List<Order> rejected = settleWithRejections();
        Report first = reconciled(quarter);
        assertThat(sum(first, "open")).isEqualTo("0 0");
        assertThat(sum(first, "rejected")).startsWith(rejected.size() + " ");

        Run held = place.nightly("2026-03-21");
        assertThat(ordered(held)).isEmpty();
        assertThat(place.ledger()
                        .value("SELECT sum(amount) FROM runs.range_total WHERE outcome = 'HELD'"
                                + " AND reason = 'ACCOUNT_REJECTED' AND run_id = " + held.id()))
                .as("held is what was rejected, and nothing else")
                .isEqualTo(place.ledger().value("SELECT sum(amount) FROM ledger.bounced_order"));
        place.publish(held);
        assertExplained(held, Reason.ACCOUNT_REJECTED, Payment.When.SENT_BACK);

        changeAccounts();
        Run again = place.nightly("2026-03-22");
        assertReplaced(again);
        place.publish(again);
        assertExplained(again, Reason.NONE, Payment.When.NOW);
        assertReplacementsArePublished(again);
        List<Order> second = Treasury.orders(place.ledger(), again);
        assertThat(settle(second.stream().map(Order::paid).toList()).done().paid())
                .isEqualTo(rejected.size());

        assertThat(sum(reconciled(quarter), "open")).isEqualTo("0 0");
        assertThat(reconciled(quarter).again())
                .extracting(Reconciliation.Again::period, Reconciliation.Again::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("2026-03-22", (long) rejected.size()));
        assertThat(sum(reconciled(again), "open")).isEqualTo("0 0");
        assertPaidOnce();
        assertThat(place.part(Audit.class).report().findings()).isEmpty();
        Run quiet = place.nightly("2026-03-23");
        assertThat(ordered(quiet)).isEmpty();
        assertThat(place.ledger()
                        .rows("SELECT * FROM runs.range_total WHERE reason = 'ACCOUNT_REJECTED' AND run_id = "
                                + quiet.id()))
                .isEmpty();
    }

    @Test
    void anAccountThatChangedBeforeTheMoneyCameBackIsPaidAtOnce() throws Exception {
        Order order = orders.get(orders.size() / 2);
        registry.execute(
                "UPDATE registry.account SET iban = '" + Treasury.iban(7) + "' WHERE person_id = " + order.payee());
        place.publish(place.nightly("2026-03-21"));
        settle(List.of(order.paid(), order.returned()));
        assertThat(sum(reconciled(quarter), "returned")).startsWith("1 ");
        Run again = place.nightly("2026-03-22");
        assertThat(ordered(again)).containsExactly(order.id().replaceFirst("1$", "2"));
        assertThat(place.ledger()
                        .rows("SELECT DISTINCT kind, cause, count FROM runs.difference_total WHERE run_id = "
                                + again.id()))
                .containsExactly("ARREARS|RETURNED|1");
    }

    @Test
    void aRunThatHadBegunDoesNotKnowWhatCameAfterwards() throws Exception {
        Order order = orders.get(3);
        registry.execute(
                "UPDATE registry.account SET iban = '" + Treasury.iban(7) + "' WHERE person_id = " + order.payee());
        Run begun = place.nightly("2026-03-21");
        settle(List.of(order.rejected()));
        assertThat(ordered(begun)).isEmpty();
        place.publish(begun);
        assertThat(ordered(place.nightly("2026-03-22"))).hasSize(1);
    }

    private List<Order> settleWithRejections() throws Exception {
        List<Order> rejected = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        boolean grantRejected = false;
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            boolean isGrant = order.id().startsWith(Benefit.BIRTH_GRANT.name());
            if (i % 20 == 0 || isGrant && !grantRejected) {
                rejected.add(order);
                rows.add(order.rejected());
                grantRejected |= isGrant;
            } else {
                rows.add(order.paid());
            }
        }
        assertThat(grantRejected)
                .as("something that is paid once is among them")
                .isTrue();
        Settled settled = settle(rows);
        SettlementImport done = settled.done();
        assertThat(done.rejected()).isEqualTo(rejected.size());
        assertThat(done.paid()).isEqualTo(orders.size() - rejected.size());
        assertThat(done.inDispute() + done.duplicate()).isZero();
        assertThat(Files.readAllLines(settled.lists().resolve("matched.csv"))).hasSize(orders.size() + 1);
        assertThat(Files.readAllLines(settled.lists().resolve("unmatched.csv"))).hasSize(1);
        return rejected;
    }

    /** Half of them by another number, half by another account that begins later. */
    private void changeAccounts() throws Exception {
        long number = 1;
        for (String payee : place.ledger().rows("SELECT DISTINCT payee_id FROM ledger.bounced_order ORDER BY 1")) {
            String iban = Treasury.iban(number);
            if (number % 2 == 0) {
                registry.execute("UPDATE registry.account SET iban = '" + iban + "' WHERE person_id = " + payee);
            } else {
                registry.execute(
                        "INSERT INTO registry.account (family_id, person_id, iban, bic, from_date, recorded_at)"
                                + " SELECT DISTINCT ON (family_id) family_id, person_id, '" + iban
                                + "', bic, date '2026-03-22', recorded_at FROM registry.account WHERE person_id = "
                                + payee
                                + " ORDER BY family_id, from_date DESC",
                        "UPDATE registry.account SET to_date = '2026-03-22' WHERE person_id = " + payee
                                + " AND iban <> '" + iban + "' AND (to_date IS NULL OR to_date > '2026-03-22')");
            }
            number++;
        }
    }

    /** Each order that bounced has exactly one in its place, with the next sequence and the same amount. */
    private void assertReplaced(Run again) throws Exception {
        assertThat(place.ledger()
                        .rows("SELECT subject, month, benefit, sequence - 1, amount, kind FROM ledger.payment_order"
                                + " WHERE run_id = " + again.id() + " ORDER BY 1, 2, 3"))
                .isNotEmpty()
                .isEqualTo(place.ledger()
                        .rows("SELECT subject, month, benefit, sequence, amount, 2 FROM ledger.bounced_order"
                                + " ORDER BY 1, 2, 3"));
        assertThat(place.ledger()
                        .rows("SELECT benefit, sequence, count(*) FROM ledger.one_off_order WHERE run_id = "
                                + again.id() + " GROUP BY 1, 2"))
                .containsExactly(GRANT + "|2|"
                        + place.ledger().value("SELECT count(*) FROM ledger.bounced_order WHERE benefit = " + GRANT));
    }

    private void assertReplacementsArePublished(Run again) throws Exception {
        Path published = place.home().resolve("outbox").resolve(again.period().name());
        assertThat(Duck.rows("select order_id, replaces from '" + published.resolve("orders-*.parquet")
                        + "' where replaces is null or order_id <> regexp_replace(replaces, '1$', '2')"
                        + " or kind <> 'ARREARS'"))
                .isEmpty();
        assertThat(Duck.rows("select count(distinct replaces) from '" + published.resolve("orders-*.parquet") + "'"))
                .containsExactly(place.ledger().value("SELECT count(*) FROM ledger.bounced_order"));
        Path first = place.home().resolve("outbox").resolve(quarter.period().name());
        assertThat(Duck.rows("select count(replaces) from '" + first.resolve("orders-*.parquet") + "'"))
                .containsExactly("0");
    }

    /** An explanation of a family that was concerned agrees with the ledger and shows what the treasury said. */
    private void assertExplained(Run run, Reason reason, Payment.When when) throws Exception {
        String[] one = place.ledger()
                .value("SELECT concat_ws(' ', family_id, to_char(month, 'YYYY-MM'), benefit, subject)"
                        + " FROM ledger.bounced_order WHERE benefit <> " + GRANT + " ORDER BY subject LIMIT 1")
                .split(" ");
        Benefit benefit = Benefit.values()[Integer.parseInt(one[2]) - 1];
        List<Payment> payments = new ArrayList<>();
        for (BenefitExplanation explained : place.part(FamilyExplanations.class)
                .explain(run, Long.parseLong(one[0]), YearMonth.parse(one[1]))
                .explanation()
                .benefits()) {
            Settlement settlement = explained.settlement();
            if (settlement != null) {
                assertThat(settlement.agrees()).as("%s", explained.benefit()).isTrue();
                if (explained.benefit() == benefit && explained.reason() == reason) {
                    payments.addAll(settlement.payments());
                }
            }
        }
        assertThat(payments)
                .anyMatch(payment -> payment.when() == when)
                .anyMatch(payment -> payment.treasury() == Payment.Treasury.REJECTED);
    }

    /** What was due for a subject, month and benefit arrived once, and is all that counts as ordered. */
    private void assertPaidOnce() throws Exception {
        String arrived = "SELECT s.subject, s.month, s.benefit, count(*), sum(s.amount) FROM ledger.settlement s"
                + " WHERE s.status = 1 AND NOT EXISTS (SELECT FROM ledger.bounced_order b WHERE b.subject = s.subject"
                + " AND b.month = s.month AND b.benefit = s.benefit AND b.sequence = s.sequence)"
                + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
        assertThat(place.ledger().rows(arrived))
                .isEqualTo(place.ledger()
                        .rows("SELECT subject, month, benefit, 1, amount FROM ledger.payment_order WHERE run_id = "
                                + quarter.id() + " ORDER BY 1, 2, 3"));
        assertThat(place.ledger().rows("SELECT subject, month, benefit, 1, net FROM runs.net_order ORDER BY 1, 2, 3"))
                .isEqualTo(place.ledger().rows(arrived));
    }

    private List<String> ordered(Run run) throws Exception {
        return Treasury.orders(place.ledger(), run).stream().map(Order::id).toList();
    }

    private Settled settle(List<String> rows) throws Exception {
        return place.part(SettlementService.class).settle(Treasury.file("treasury.csv", rows));
    }

    private Report reconciled(Run run) {
        Report report = place.part(Reconciliation.class).of(run.period());
        assertThat(report.holds()).isTrue();
        return report;
    }

    private static String sum(Report report, String what) {
        Total sum = report.lines().stream()
                .map((Line line) -> switch (what) {
                    case "open" -> line.open();
                    case "rejected" -> line.rejected();
                    case "returned" -> line.returned();
                    default -> throw new IllegalArgumentException(what);
                })
                .reduce(Total.NONE, Total::plus);
        return sum.count() + " " + sum.amount();
    }
}
