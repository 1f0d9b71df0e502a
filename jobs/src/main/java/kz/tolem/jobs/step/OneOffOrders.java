package kz.tolem.jobs.step;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.ledger.OrderedBefore;
import kz.tolem.writers.ledger.CopyRows;
import kz.tolem.writers.orders.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Benefits that are paid once for ever (birth grant): compared with all that was ever ordered, whatever the month. */
@Component
class OneOffOrders {

    private static final List<String> COLUMNS = List.of("benefit", "subject", "sequence", "run_id", "month");

    private final JdbcTemplate jdbc;

    OneOffOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(Benefit benefit, long subject) {}

    private record Row(Benefit benefit, long subject, int sequence, YearMonth month) {}

    /** What is known of a range's subjects: used by one thread. */
    static final class Book {

        private final Map<Key, Integer> orders = new HashMap<>();
        private final Map<Key, Long> ordered = new HashMap<>();
        private final Map<Key, Long> due = new HashMap<>();
        private final Set<Key> held = new HashSet<>();
        private final Map<Key, Long> dueBefore = new HashMap<>();
        private final List<Row> added = new ArrayList<>();
        private final Map<Key, Long> bounced = new HashMap<>();
        private final Map<Key, OrderId> replaced = new HashMap<>();

        /** Tiyn that earlier runs ordered and that did not bounce, whatever the month. */
        long ordered(Benefit benefit, long subject) {
            return ordered.getOrDefault(new Key(benefit, subject), 0L);
        }

        /** Tiyn that earlier runs ordered and that did not arrive or came back. */
        long bounced(Benefit benefit, long subject) {
            return bounced.getOrDefault(new Key(benefit, subject), 0L);
        }

        /** The last order that bounced and in whose place nothing was ordered yet; null when there is none. */
        @Nullable
        OrderId replaced(Benefit benefit, long subject) {
            return replaced.get(new Key(benefit, subject));
        }

        /** Notes an order that bounced; in the order of time. */
        private void bounce(OrderId order, long amount, boolean isReplaced) {
            Key key = new Key(order.benefit(), order.subject());
            ordered.merge(key, -amount, Long::sum);
            bounced.merge(key, amount, Long::sum);
            if (!isReplaced) {
                replaced.put(key, order);
            }
        }

        /** Notes that it is due; whether this is the first month in which it is. */
        boolean isFirstDue(Benefit benefit, long subject, long amount) {
            return due.putIfAbsent(new Key(benefit, subject), amount) == null;
        }

        /** Notes that it is held: what was ordered stays as it is. */
        void hold(Benefit benefit, long subject) {
            held.add(new Key(benefit, subject));
        }

        /** Notes an order of this run. */
        void add(Benefit benefit, long subject, YearMonth month) {
            added.add(new Row(benefit, subject, orders.merge(new Key(benefit, subject), 1, Integer::sum), month));
        }

        /**
         * How much of an order is due: what is due in all is divided among what was ordered, the earliest first. To be asked
         * for in the order of the months, after everything that is due was noted.
         */
        long dueOf(OrderedBefore before, int place) {
            Key key = new Key(before.benefit(place), before.subject(place));
            long amount = before.amount(place);
            if (held.contains(key)) {
                return amount;
            }
            long left = dueBefore.computeIfAbsent(key, any -> {
                long elsewhere = ordered.getOrDefault(any, 0L) - sumOf(before, place);
                return Math.max(0, due.getOrDefault(any, 0L) - elsewhere);
            });
            long used = Math.min(left, amount);
            dueBefore.put(key, left - used);
            return used;
        }

        /** What was ordered for the subject and benefit in the months at hand, from that place on. */
        private static long sumOf(OrderedBefore before, int place) {
            long sum = 0;
            for (int other = place; other < before.size() && before.subject(other) == before.subject(place); other++) {
                sum += before.benefit(other) == before.benefit(place) ? before.amount(other) : 0;
            }
            return sum;
        }
    }

    /** Reads what earlier runs ordered once for ever for those to whom something of the kind is due, or was. */
    Book open(Run run, List<? extends OutcomeColumns> outcomes, OrderedBefore before) {
        Book book = new Book();
        for (Benefit benefit : Benefit.values()) {
            if (!benefit.isOneOff()) {
                continue;
            }
            Long[] subjects = subjects(benefit, outcomes, before);
            if (subjects.length > 0) {
                jdbc.query(
                        """
                        SELECT e.subject, count(*)::integer,
                               coalesce(sum(o.amount) FILTER (WHERE r.state <> 'DISCARDED'), 0)::bigint
                        FROM ledger.one_off_order e
                        JOIN ledger.payment_order o ON o.subject = e.subject AND o.benefit = e.benefit
                             AND o.month = e.month AND o.run_id = e.run_id
                        JOIN runs.run r ON r.run_id = e.run_id
                        WHERE e.benefit = ? AND e.subject = ANY (?) AND e.run_id < ?
                        GROUP BY e.subject
                        """,
                        row -> {
                            Key key = new Key(benefit, row.getLong(1));
                            book.orders.put(key, row.getInt(2));
                            book.ordered.put(key, row.getLong(3));
                        },
                        benefit.number(),
                        subjects,
                        run.id());
                subtractBounced(run, benefit, subjects, book);
            }
        }
        return book;
    }

    private void subtractBounced(Run run, Benefit benefit, Long[] subjects, Book book) {
        jdbc.query(
                """
                SELECT b.subject, b.month, b.sequence, b.amount,
                       EXISTS (SELECT FROM ledger.one_off_order e JOIN runs.run r ON r.run_id = e.run_id
                               WHERE e.benefit = b.benefit AND e.subject = b.subject AND e.run_id > b.after_run
                                 AND e.run_id < ? AND r.state <> 'DISCARDED')
                FROM ledger.bounced_order b
                WHERE b.benefit = ? AND b.subject = ANY (?) AND b.after_run < ?
                ORDER BY b.run_id, b.month, b.sequence
                """,
                row -> {
                    YearMonth month = YearMonth.from(row.getObject(2, LocalDate.class));
                    book.bounce(
                            new OrderId(benefit, month, row.getLong(1), row.getInt(3)),
                            row.getLong(4),
                            row.getBoolean(5));
                },
                run.id(),
                benefit.number(),
                subjects,
                run.id());
    }

    /** Adds this run's orders within the transaction of the range; a second one for a subject is refused by the table. */
    void write(Run run, Book book) {
        if (book.added.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (CopyRows rows = CopyRows.into(connection, "ledger.one_off_order", COLUMNS)) {
                for (Row row : book.added) {
                    rows.next();
                    rows.smallint(row.benefit().number());
                    rows.bigint(row.subject());
                    rows.smallint((short) row.sequence());
                    rows.integer(run.id());
                    rows.date((int) row.month().atDay(1).toEpochDay());
                }
                return rows.end();
            }
        });
    }

    private static Long[] subjects(Benefit benefit, List<? extends OutcomeColumns> outcomes, OrderedBefore before) {
        Set<Long> subjects = new TreeSet<>();
        for (OutcomeColumns batch : outcomes) {
            for (int row = 0; row < batch.size(); row++) {
                State state = batch.state(row);
                if (batch.benefit(row) == benefit && (state == State.ORDERED || state == State.HELD)) {
                    subjects.add(batch.subject(row));
                }
            }
        }
        for (int place = 0; place < before.size(); place++) {
            if (before.benefit(place) == benefit) {
                subjects.add(before.subject(place));
            }
        }
        return subjects.toArray(Long[]::new);
    }
}
