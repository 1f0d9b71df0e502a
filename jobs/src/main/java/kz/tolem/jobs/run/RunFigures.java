package kz.tolem.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far runs are and what they came to, in one question for all of them. */
@Repository
public class RunFigures {

    private static final String SQL = """
            SELECT r.run_id,
                   (SELECT string_agg(name, ', ' ORDER BY name COLLATE "C") FROM runs.participant p
                    WHERE p.run_id = r.run_id AND p.part = 'RAN'),
                   coalesce(planned.ranges, 0), coalesce(planned.families, 0),
                   coalesce(done.ranges, 0), coalesce(done.families, 0), coalesce(done.orders, 0), coalesce(done.amount, 0),
                   coalesce(done.held, 0),
                   coalesce((SELECT sum(q.count) FROM runs.quarantine_total q WHERE q.run_id = r.run_id), 0),
                   done.began, done.last
            FROM runs.run r
            LEFT JOIN (SELECT run_id, count(*) AS ranges, sum(families) AS families
                       FROM runs.planned_range GROUP BY run_id) planned USING (run_id)
            LEFT JOIN (SELECT d.run_id, count(*) AS ranges, sum(p.families) AS families, sum(d.orders) AS orders,
                              sum(d.amount) AS amount, sum(d.held) AS held, min(d.done_at) AS began, max(d.done_at) AS last
                       FROM runs.done_range d JOIN runs.planned_range p USING (run_id, range)
                       GROUP BY d.run_id) done USING (run_id)
            """;

    private final JdbcClient jdbc;

    RunFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of a run.
     *
     * @param runners who ran or relaunched it
     * @param ranges planned by the freeze; 0 before it
     * @param families of all ranges
     * @param rangesDone committed
     * @param familiesDone of the ranges that are done
     * @param amount ordered, in tiyn
     * @param held outcomes that are held
     * @param quarantined rows of the registry in doubt
     * @param firstDone when the first range was done; null before
     * @param lastDone when the last one was
     */
    public record Figures(
            String runners,
            int ranges,
            long families,
            int rangesDone,
            long familiesDone,
            long orders,
            long amount,
            long held,
            long quarantined,
            @Nullable Instant firstDone,
            @Nullable Instant lastDone) {

        /** Families a second between the first and the last range that was done; 0 as long as that says nothing. */
        public double familiesPerSecond() {
            if (rangesDone < 2 || firstDone == null || lastDone == null || !lastDone.isAfter(firstDone)) {
                return 0;
            }
            double families = (double) familiesDone / rangesDone * (rangesDone - 1);
            return families / (Duration.between(firstDone, lastDone).toNanos() / 1e9);
        }
    }

    /** Of every run, by its number. */
    public Map<Integer, Figures> all() {
        return jdbc
                .sql(SQL)
                .query((row, i) -> Map.entry(
                        row.getInt(1),
                        new Figures(
                                row.getString(2) == null ? "" : row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getInt(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10),
                                instant(row.getObject(11, OffsetDateTime.class)),
                                instant(row.getObject(12, OffsetDateTime.class)))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
