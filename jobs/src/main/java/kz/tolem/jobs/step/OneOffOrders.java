package kz.tolem.jobs.step;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.Run;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Benefits that are paid once for ever (birth grant): once within the run, and not at all when an earlier run ordered them. */
@Component
class OneOffOrders {

    private final JdbcTemplate jdbc;

    OneOffOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(Benefit benefit, long subject) {}

    private record Row(Benefit benefit, long subject, int sequence, YearMonth month) {}

    /** What is known of a range's subjects: used by one thread. */
    static final class Book {

        private final Map<Key, Integer> orders = new HashMap<>();
        private final Map<Key, Long> paid = new HashMap<>();
        private final List<Row> added = new ArrayList<>();

        /** Tiyn that were ordered already, by an earlier run or for an earlier month of this one; 0 when nothing was. */
        long paid(Benefit benefit, long subject) {
            return paid.getOrDefault(new Key(benefit, subject), 0L);
        }

        /** Notes an order of this run. */
        void add(Benefit benefit, long subject, YearMonth month, long amount) {
            Key key = new Key(benefit, subject);
            paid.put(key, amount);
            added.add(new Row(benefit, subject, orders.merge(key, 1, Integer::sum), month));
        }
    }

    /** Reads what earlier runs ordered once for ever for those to whom something of the kind is due. */
    Book open(Run run, List<? extends OutcomeColumns> outcomes) {
        Book book = new Book();
        for (Benefit benefit : Benefit.values()) {
            if (!benefit.isOneOff()) {
                continue;
            }
            Long[] subjects = subjects(benefit, outcomes);
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
                            book.paid.put(key, row.getLong(3));
                        },
                        benefit.number(),
                        subjects,
                        run.id());
            }
        }
        return book;
    }

    /** Adds this run's orders within the transaction of the range; a second one for a subject is refused by the table. */
    void write(Run run, Book book) {
        jdbc.batchUpdate(
                "INSERT INTO ledger.one_off_order (benefit, subject, sequence, run_id, month) VALUES (?, ?, ?, ?, ?)",
                book.added,
                1000,
                (statement, row) -> {
                    statement.setShort(1, row.benefit().number());
                    statement.setLong(2, row.subject());
                    statement.setInt(3, row.sequence());
                    statement.setInt(4, run.id());
                    statement.setObject(5, row.month().atDay(1));
                });
    }

    private static Long[] subjects(Benefit benefit, List<? extends OutcomeColumns> outcomes) {
        List<Long> subjects = new ArrayList<>();
        for (OutcomeColumns batch : outcomes) {
            for (int row = 0; row < batch.size(); row++) {
                if (batch.state(row) == State.ORDERED && batch.benefit(row) == benefit) {
                    subjects.add(batch.subject(row));
                }
            }
        }
        return subjects.stream().distinct().sorted().toArray(Long[]::new);
    }
}
