package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.readers.ledger.OrderedBefore;
import kz.tolem.writers.casework.CaseworkFiles;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.ledger.LedgerWriter;
import kz.tolem.writers.orders.OrdersFile;
import kz.tolem.writers.orders.OrdersMetadata;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Makes a range done: its files on disk first, then one transaction with its ledger rows and the row that says so. A file
 * without a row is calculated again and overwritten; a row without a file is calculated again and compared, nothing is
 * added to the ledger.
 */
@Component
class RangeCommit {

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final StagingArea staging;
    private final Baseline baseline;
    private final OneOffOrders oneOff;
    private final DataSource ledger;
    private final Progress progress;

    RangeCommit(
            Work work,
            RunStore runs,
            RangeStore ranges,
            StagingArea staging,
            Baseline baseline,
            OneOffOrders oneOff,
            DataSource ledger,
            Progress progress) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.staging = staging;
        this.baseline = baseline;
        this.oneOff = oneOff;
        this.ledger = ledger;
        this.progress = progress;
    }

    /** To be called within the transaction of the chunk that is the range. */
    void commit(Workspace workspace, List<? extends OutcomeColumns> outcomes) {
        Run run = runs.byId(work.run().id());
        try {
            OneOffOrders.Book once = oneOff.open(run, outcomes);
            subtractBaseline(run, workspace, outcomes, once);
            Done done = writeFiles(run, workspace, outcomes);
            FaultPoint.pass("range.written");
            runs.holdEpoch(work.run());
            Optional<Done> before = ranges.done(run, workspace.range());
            if (before.isPresent()) {
                compare(run, before.get(), done);
            } else {
                addToLedger(run, workspace);
                FaultPoint.pass("range.in-ledger");
                oneOff.write(run, once);
                ranges.finish(run, done, workspace.totals().list());
            }
            FaultPoint.pass("range.before-commit");
            progress.add(
                    workspace.families().size(),
                    done.orders(),
                    done.amount(),
                    workspace.totals().count(OutcomeKind.HELD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("ledger of range " + workspace.range(), e);
        }
    }

    /** What is ordered = what is due, minus what earlier runs ordered. Every outcome is counted on the way. */
    private void subtractBaseline(
            Run run, Workspace workspace, List<? extends OutcomeColumns> outcomes, OneOffOrders.Book once)
            throws SQLException {
        OrderedBefore before = baseline.of(run, outcomes);
        for (OutcomeColumns batch : outcomes) {
            for (int row = 0; row < batch.size(); row++) {
                if (batch.state(row) == State.ORDERED) {
                    order(workspace, batch, row, before, once);
                } else {
                    count(workspace, kind(batch, row), batch, row, batch.amount(row));
                }
            }
        }
    }

    private static void order(
            Workspace workspace, OutcomeColumns batch, int row, OrderedBefore before, OneOffOrders.Book once) {
        YearMonth month = workspace.orders().months().get(batch.month(row)).month();
        int found = before.find(batch.subject(row), month, batch.benefit(row));
        long due = batch.amount(row);
        long ordered = found < 0 ? 0 : before.amount(found);
        boolean isOneOff = batch.benefit(row).isOneOff();
        if (isOneOff && once.paid(batch.benefit(row), batch.subject(row)) > 0) {
            // paid once for ever, with the amount of its own month: nothing is missing and nothing too much
            count(workspace, OutcomeKind.ENTITLED, batch, row, due);
            count(workspace, OutcomeKind.ORDERED_BEFORE, batch, row, due);
            return;
        }
        count(workspace, OutcomeKind.ENTITLED, batch, row, due);
        if (ordered >= due) {
            count(workspace, OutcomeKind.ORDERED_BEFORE, batch, row, ordered);
            if (ordered > due) {
                count(workspace, OutcomeKind.OVERPAID, batch, row, ordered - due);
            }
            return;
        }
        if (ordered > 0) {
            count(workspace, OutcomeKind.PART_ORDERED_BEFORE, batch, row, ordered);
        }
        count(workspace, OutcomeKind.ORDERED, batch, row, due - ordered);
        if (isOneOff) {
            once.add(batch.benefit(row), batch.subject(row), month, due - ordered);
        }
        workspace.orders().add(batch, row, found < 0 ? 1 : before.orders(found) + 1, due - ordered);
    }

    private static OutcomeKind kind(OutcomeColumns batch, int row) {
        return switch (batch.state(row)) {
            case HELD -> batch.isBesideOrder(row) ? OutcomeKind.HELD_BESIDE : OutcomeKind.HELD;
            case REFUSED -> batch.isLaterApplication(row) ? OutcomeKind.LATER_APPLICATION : OutcomeKind.REFUSED;
            case UNCLAIMED -> OutcomeKind.UNCLAIMED;
            case NOTHING -> OutcomeKind.NOTHING;
            case ORDERED, ORDERED_BEFORE ->
                throw new IllegalStateException("ordered rows are compared with the ledger");
        };
    }

    private static void count(Workspace workspace, OutcomeKind kind, OutcomeColumns batch, int row, long amount) {
        byte region = workspace.families().families.region.at(batch.family(row));
        Totals totals = workspace.totals();
        totals.add(kind, batch.benefit(row), batch.month(row), region, batch.reason(row), amount);
        if (kind == OutcomeKind.HELD || kind == OutcomeKind.HELD_BESIDE || kind == OutcomeKind.UNCLAIMED) {
            totals.add(OutcomeKind.ENTITLED, batch.benefit(row), batch.month(row), region, batch.reason(row), amount);
        }
    }

    private Done writeFiles(Run run, Workspace workspace, List<? extends OutcomeColumns> outcomes) throws IOException {
        Path orderFile = staging.orders(run).resolve(staging.orderFile(workspace.range()));
        OrdersMetadata metadata = staging.metadata(run);
        WrittenFile orders = OrdersFile.write(orderFile, workspace.families(), workspace.orders(), metadata);
        List<WrittenFile> casework = CaseworkFiles.write(
                staging.casework(run), workspace.range(), workspace.families(), run.months(), outcomes, metadata);
        return new Done(
                workspace.range(),
                orders.name(),
                orders.bytes(),
                orders.sha256(),
                orders.rows(),
                orders.amount(),
                CaseworkSeal.text(casework));
    }

    private void addToLedger(Run run, Workspace workspace) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(ledger);
        try {
            LedgerWriter.copy(connection, run.id(), workspace.range(), workspace.families(), workspace.orders());
        } finally {
            DataSourceUtils.releaseConnection(connection, ledger);
        }
    }

    private static void compare(Run run, Done row, Done again) {
        if (!row.equals(again)) {
            throw new Refusal(
                    ExitCode.DISAGREE,
                    "range " + row.range() + " of " + run.period()
                            + " came out otherwise than when it was first calculated: "
                            + "file " + row.file() + " was " + row.sha256() + " and is " + again.sha256()
                            + ". Its ledger rows stand as they were; discard the run and report this");
        }
    }
}
