package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.casework.CaseworkFiles;
import kz.tolem.writers.casework.ChangedCases;
import kz.tolem.writers.casework.DifferenceCase;
import kz.tolem.writers.casework.DifferenceFile;
import kz.tolem.writers.casework.OverpaymentCase;
import kz.tolem.writers.casework.OverpaymentFile;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.ledger.LedgerWriter;
import kz.tolem.writers.orders.OrdersFile;
import kz.tolem.writers.orders.OrdersMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(RangeCommit.class);

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final StagingArea staging;
    private final Baseline baseline;
    private final OneOffOrders oneOff;
    private final Overpayments overpayments;
    private final DataSource ledger;
    private final Progress progress;

    RangeCommit(
            Work work,
            RunStore runs,
            RangeStore ranges,
            StagingArea staging,
            Baseline baseline,
            OneOffOrders oneOff,
            Overpayments overpayments,
            DataSource ledger,
            Progress progress) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.staging = staging;
        this.baseline = baseline;
        this.oneOff = oneOff;
        this.overpayments = overpayments;
        this.ledger = ledger;
        this.progress = progress;
    }

    /** To be called within the transaction of the chunk that is the range. */
    void commit(Workspace workspace, List<? extends OutcomeColumns> outcomes) {
        Run run = runs.byId(work.run().id());
        Seconds seconds = new Seconds();
        try {
            Subjects subjects = new Subjects(workspace, run.months());
            seconds.next("compared");
            Baseline.Known known = baseline.of(run, subjects);
            OneOffOrders.Book once = oneOff.open(run, outcomes, known.ordered());
            seconds.next("ledger read");
            Difference difference = new Difference(workspace, run.months(), known, subjects, once);
            difference.settle(outcomes);
            DifferenceCauses causes = workspace.causes();
            ChangedCases<OverpaymentCase> overpaid =
                    overpayments.rows(run, workspace, known, difference.overpayments(), causes);
            ChangedCases<DifferenceCase> arrears = Arrears.rows(workspace, difference.arrears(), causes);
            seconds.next("compared");
            Done done = writeFiles(run, workspace, outcomes, overpaid, arrears);
            seconds.next("files");
            FaultPoint.pass("range.written");
            runs.holdEpoch(work.run());
            seconds.next("epoch");
            Optional<Done> before = ranges.done(run, workspace.range());
            if (before.isPresent()) {
                compare(run, before.get(), done);
            } else {
                addToLedger(run, workspace);
                FaultPoint.pass("range.in-ledger");
                oneOff.write(run, once);
                overpayments.write(run, workspace.range(), overpaid);
                seconds.next("ledger written");
                ranges.finish(run, done, workspace.totals().list());
                ranges.addDifferences(run, workspace.range(), DifferenceTotals.of(arrears, overpaid));
            }
            seconds.next("totals written");
            LOG.info("range {}: {} orders, {}", workspace.range(), done.orders(), seconds);
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

    private Done writeFiles(
            Run run,
            Workspace workspace,
            List<? extends OutcomeColumns> outcomes,
            ChangedCases<OverpaymentCase> overpaid,
            ChangedCases<DifferenceCase> arrears)
            throws IOException {
        Path orderFile = staging.orders(run).resolve(staging.orderFile(workspace.range()));
        OrdersMetadata metadata = staging.metadata(run);
        WrittenFile orders = OrdersFile.write(orderFile, workspace.families(), workspace.orders(), metadata);
        Path cases = staging.casework(run);
        List<WrittenFile> casework = new ArrayList<>(
                CaseworkFiles.write(cases, workspace.range(), workspace.families(), run.months(), outcomes, metadata));
        casework.add(DifferenceFile.write(cases, workspace.range(), arrears, metadata));
        casework.add(OverpaymentFile.write(cases, workspace.range(), overpaid, metadata));
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
                    Message.of(
                            "range {} of {} came out otherwise than when it was first calculated: file {} was {} and "
                                    + "is {}. Its ledger rows stand as they were; discard the run and report this",
                            row.range(),
                            run.period(),
                            row.file(),
                            row.sha256(),
                            again.sha256()));
        }
    }
}
