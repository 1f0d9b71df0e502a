package kz.tolem.jobs.step;

import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.step.GoneSubjects.Subject;
import kz.tolem.readers.frozen.FrozenIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the ledger knows, for when the former frozen registry is gone and cannot tell who has left the registry since. */
@Component
class GoneFromLedger {

    private static final Short[] OF_FAMILY = Arrays.stream(Benefit.values())
            .filter(Benefit::isOfFamily)
            .map(Benefit::number)
            .toArray(Short[]::new);

    private final JdbcClient jdbc;

    GoneFromLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody for whom something was ordered in the months of the run, in a family of the range. */
    List<Subject> candidates(Run run, FrozenIndex.Range range) {
        return jdbc.sql("""
                        SELECT max(family_id), subject, benefit = ANY (?) AS of_family FROM ledger.payment_order
                        WHERE family_id >= ? AND (family_id < ? OR ? = 9223372036854775807) AND run_id < ?
                          AND month BETWEEN ? AND ?
                        GROUP BY subject, of_family ORDER BY subject, of_family
                        """)
                .params(
                        OF_FAMILY,
                        range.from(),
                        range.to(),
                        range.to(),
                        run.id(),
                        run.firstMonth().atDay(1),
                        run.lastMonth().atDay(1))
                .query((row, i) -> new Subject(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .list();
    }
}
