package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.jobs.Trees;
import org.jspecify.annotations.Nullable;

/**
 * What a task finds when it begins; installations are copies of it.
 *
 * @param ledger a database with the tables of the program; for a night with the quarter before it
 * @param home what lies on disk before a night; null before the first quarter
 * @param published digests of what was published before
 * @param ordered count, sum and digest of what was ordered before
 */
record Beginning(Task task, String ledger, @Nullable Path home, SortedMap<String, String> published, String ordered) {

    private static final String ORDERED = "SELECT concat_ws(' ', count(*), sum(amount), md5(string_agg(concat_ws(' ',"
            + " subject, month, benefit, sequence, amount), E'\\n' ORDER BY subject, month, benefit, sequence)))"
            + " FROM ledger.payment_order JOIN runs.run USING (run_id) WHERE period <> '%s'";

    /** As the program itself makes it. */
    static Beginning make(Machine machine, @Nullable Path classes, Task task)
            throws IOException, SQLException, InterruptedException {
        Site site = Site.empty(machine, classes, Task.QUARTER);
        site.tolem(List.of("status")).ok();
        if (task == Task.QUARTER) {
            return new Beginning(task, site.ledger(), null, new TreeMap<>(), "");
        }
        for (List<String> command : Task.BEFORE) {
            site.tolem(command).ok();
        }
        return new Beginning(
                task,
                site.ledger(),
                site.home(),
                Trees.digests(site.published(), name -> true),
                site.value(ORDERED.formatted(task.period())));
    }

    /** Whether all that was published and ordered before is what it was. */
    boolean isUntouched(Site site) throws IOException, SQLException {
        return home == null
                || published.equals(Trees.digests(
                                site.home().resolve("outbox").resolve(Task.QUARTER.period()), name -> true))
                        && ordered.equals(site.value(ORDERED.formatted(task.period())));
    }
}
