package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.FaultPoint;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.files.Durable;
import kz.tolem.writers.ledger.LedgerWriter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** Freezes the registry for a run: done once, or begun anew. After that nothing reads the registry any more. */
@Component
class Freeze {

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final Freezer freezer;
    private final FeedCheck feed;
    private final FrozenFiles files;
    private final Home home;
    private final DataSource ledger;
    private final TransactionTemplate transaction;

    Freeze(
            Work work,
            RunStore runs,
            RangeStore ranges,
            Freezer freezer,
            FeedCheck feed,
            FrozenFiles files,
            Home home,
            DataSource ledger,
            TransactionTemplate transaction) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.freezer = freezer;
        this.feed = feed;
        this.files = files;
        this.home = home;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    void freeze() {
        Run run = runs.byId(work.run().id());
        runs.enter(work.run(), "freeze");
        try {
            if (run.frozenDigest() != null) {
                files.open(run); // damaged or missing: says so
                return;
            }
            Path goal = files.directory(run);
            Path partial = goal.resolveSibling("." + goal.getFileName() + ".partial");
            FileSystemUtils.deleteRecursively(partial);
            FileSystemUtils.deleteRecursively(goal);
            Freezer.Frozen frozen = freezer.freeze(Freezer.Order.of(run), partial, work::stopIfAsked);
            feed.refuseUnlessWhole(run, frozen);
            FaultPoint.pass("freeze.written");
            Files.move(partial, goal, StandardCopyOption.ATOMIC_MOVE);
            Durable.syncDirectory(home.frozen());
            FaultPoint.pass("freeze.renamed");
            preparePartitions(run);
            transaction.executeWithoutResult(status -> {
                runs.markSample(work.run(), frozen.sample());
                ranges.plan(run, frozen.digest(), frozen.ranges(), frozen.defects(), frozen.tables());
            });
            FaultPoint.pass("freeze.done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the registry", e);
        }
    }

    private void preparePartitions(Run run) throws SQLException {
        try (var connection = ledger.getConnection()) {
            LedgerWriter.ensurePartitions(connection, run.months());
        }
    }
}
