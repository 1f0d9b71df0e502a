package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.Arrays;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.Run;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose orders bounced since the last run: about them something has changed, whatever the registry says. */
@Component
class BouncedSince {

    private static final Short[] OF_FAMILY = Arrays.stream(Benefit.values())
            .filter(Benefit::isOfFamily)
            .map(Benefit::number)
            .toArray(Short[]::new);

    private final JdbcClient jdbc;

    BouncedSince(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who they are.
     *
     * @param families that had the orders
     * @param people for whom they were and who was paid: they may be in other families by now
     */
    record Concerned(LongSet families, LongSet people) {

        static Concerned nobody() {
            return new Concerned(new LongOpenHashSet(), new LongOpenHashSet());
        }
    }

    /** What became known after {@code previous} had begun and before {@code run} did. */
    Concerned between(Run previous, Run run) {
        Concerned concerned = Concerned.nobody();
        jdbc.sql("SELECT family_id, payee_id, subject, benefit = ANY (?) FROM ledger.bounced_order"
                        + " WHERE after_run >= ? AND after_run < ?")
                .params(OF_FAMILY, previous.id(), run.id())
                .query(row -> {
                    concerned.families().add(row.getLong(1));
                    concerned.people().add(row.getLong(2));
                    if (!row.getBoolean(4)) {
                        concerned.people().add(row.getLong(3));
                    }
                });
        return concerned;
    }
}
