package kz.tolem.jobs.step;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.step.Difference.Overpayment;
import kz.tolem.readers.ledger.OrderedBefore;
import kz.tolem.writers.casework.ChangedCases;
import kz.tolem.writers.casework.OverpaymentCase;
import kz.tolem.writers.orders.RegionCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes down what was ordered too much: for caseworkers all of it, into the ledger what is new. */
@Component
class Overpayments {

    private final JdbcTemplate jdbc;

    Overpayments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(long subject, YearMonth month, Benefit benefit) {}

    /** The rows for caseworkers, with the orders that they are about and the cause. */
    ChangedCases<OverpaymentCase> rows(
            Run run,
            Workspace workspace,
            Baseline.Known known,
            List<Overpayment> overpayments,
            DifferenceCauses causes) {
        ChangedCases<OverpaymentCase> rows = new ChangedCases<>();
        if (overpayments.isEmpty()) {
            return rows;
        }
        OrderedBefore ordered = known.ordered();
        Map<Key, String> orders = orders(run, ordered, overpayments);
        for (Overpayment one : overpayments) {
            Key key = key(ordered, one);
            rows.add(new OverpaymentCase(
                    one.familyId(),
                    key.subject(),
                    key.benefit(),
                    key.month(),
                    region(workspace, one.family()),
                    district(workspace, one.family()),
                    ordered.amount(one.place()),
                    one.due(),
                    known.overpaid().amount(ordered, one.place()),
                    cause(one, key, known, causes),
                    outcome(one.state()),
                    one.reason() == Reason.NONE ? null : one.reason().name(),
                    orders.getOrDefault(key, ""),
                    causes.changedTables(one.familyId())));
        }
        return rows;
    }

    /** What an earlier run found stays as it found it. */
    private static String cause(Overpayment one, Key key, Baseline.Known known, DifferenceCauses causes) {
        long overpaid = known.ordered().amount(one.place()) - one.due();
        if (overpaid == known.overpaid().amount(known.ordered(), one.place())) {
            return known.overpaid().cause(known.ordered(), one.place());
        }
        return causes.of(one.familyId(), key.benefit(), one.month(), key.subject(), one.found())
                .name();
    }

    /** Adds to the ledger what has changed since earlier runs looked, within the transaction of the range. */
    void write(Run run, int range, ChangedCases<OverpaymentCase> overpayments) {
        List<OverpaymentCase> changed = overpayments.sorted().stream()
                .filter(row -> row.overpaid() != row.overpaidBefore())
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO ledger.overpayment (subject, month, benefit, run_id, range, family_id, ordered, due, cause)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                changed,
                1000,
                (statement, row) -> {
                    statement.setLong(1, row.subject());
                    statement.setObject(2, row.month().atDay(1));
                    statement.setShort(3, row.benefit().number());
                    statement.setInt(4, run.id());
                    statement.setInt(5, range);
                    statement.setLong(6, row.family());
                    statement.setLong(7, row.ordered());
                    statement.setLong(8, row.due());
                    statement.setString(9, row.cause());
                });
    }

    /** The order_ids of what was ordered, separated by blanks. */
    private Map<Key, String> orders(Run run, OrderedBefore ordered, List<Overpayment> overpayments) {
        Long[] subjects = overpayments.stream()
                .map(one -> ordered.subject(one.place()))
                .distinct()
                .toArray(Long[]::new);
        Map<Key, String> orders = new HashMap<>();
        jdbc.query(
                """
                SELECT o.subject, o.month, o.benefit, o.sequence
                FROM ledger.payment_order o JOIN runs.run r ON r.run_id = o.run_id
                WHERE o.subject = ANY (?) AND o.month BETWEEN ? AND ? AND o.run_id < ? AND r.state <> 'DISCARDED'
                  AND NOT EXISTS (SELECT FROM ledger.bounced_order b
                                  WHERE b.subject = o.subject AND b.month = o.month AND b.benefit = o.benefit
                                    AND b.sequence = o.sequence AND b.after_run < ?)
                ORDER BY o.subject, o.month, o.benefit, o.sequence
                """,
                row -> {
                    YearMonth month = YearMonth.from(row.getObject(2, LocalDate.class));
                    Key key = new Key(row.getLong(1), month, Benefit.values()[row.getShort(3) - 1]);
                    String id = key.benefit() + "/" + month + "/" + key.subject() + "/" + row.getInt(4);
                    orders.merge(key, id, (one, other) -> one + " " + other);
                },
                subjects,
                run.firstMonth().atDay(1),
                run.lastMonth().atDay(1),
                run.id(),
                run.id());
        return orders;
    }

    private static Key key(OrderedBefore ordered, Overpayment one) {
        return new Key(
                ordered.subject(one.place()), Difference.month(ordered, one.place()), ordered.benefit(one.place()));
    }

    /** Nobody asked and nothing came: the same as nothing. */
    private static String outcome(@Nullable State state) {
        return state == null ? State.NOTHING.name() : state.name();
    }

    private static String region(Workspace workspace, int family) {
        byte region = family < 0 ? -1 : workspace.families().families.region.at(family);
        return RegionCodes.TEXTS.get(RegionCodes.code(region));
    }

    private static @Nullable String district(Workspace workspace, int family) {
        if (family < 0) {
            return null;
        }
        String district = workspace.families().families.district.text(family);
        return district.isEmpty() ? null : district;
    }
}
