package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.files.FaultPoint;
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
    private final DataSource ledger;
    private final TransactionTemplate transaction;

    Freeze(
            Work work,
            RunStore runs,
            RangeStore ranges,
            Freezer freezer,
            FeedCheck feed,
            FrozenFiles files,
            DataSource ledger,
            TransactionTemplate transaction) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.freezer = freezer;
        this.feed = feed;
        this.files = files;
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
            Path partial = files.partial(work.run());
            FileSystemUtils.deleteRecursively(partial);
            Freezer.Frozen frozen = freezer.freeze(Freezer.Order.of(run), partial, work::stopIfAsked);
            feed.refuseUnlessWhole(run, frozen);
            FaultPoint.pass("freeze.written");
            preparePartitions(run);
            transaction.executeWithoutResult(status -> {
                runs.markSample(work.run(), frozen.sample()); // holds the epoch: who was taken over names nothing
                keep(run, partial, frozen.digest());
                FaultPoint.pass("freeze.renamed");
                ranges.plan(run, frozen.digest(), frozen.ranges(), frozen.defects(), frozen.tables());
            });
            FaultPoint.pass("freeze.done");
            files.removeOthers(runs.byId(run.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the registry", e);
        }
    }

    private void keep(Run run, Path partial, String digest) {
        try {
            files.keep(run, partial, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void preparePartitions(Run run) throws SQLException {
        try (var connection = ledger.getConnection()) {
            LedgerWriter.ensurePartitions(connection, run.months());
        }
    }
}
