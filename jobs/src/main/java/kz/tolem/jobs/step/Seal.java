package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.ledger.LedgerTotals;
import kz.tolem.writers.manifest.Distribution;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.SigningKey;
import kz.tolem.writers.orders.OrdersFileReader;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import kz.tolem.writers.report.HtmlReport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals a run: every planned range is done, and three independent sums agree to the tiyn: the ledger's by SQL, the files'
 * by reading every byte back, the ranges' own. Then the manifest is written and signed. A run whose totals moved more than
 * allowed is sealed as well, but held.
 */
@Component
class Seal {

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final StagingArea staging;
    private final Home home;
    private final LawBook law;
    private final DataSource ledger;
    private final ManifestMaker manifests;
    private final ReportMaker reports;
    private final VarianceCheck variance;
    private final ThreadPoolTaskExecutor workers;
    private final Progress progress;
    private final TransactionTemplate transaction;

    Seal(
            Work work,
            RunStore runs,
            RangeStore ranges,
            StagingArea staging,
            Home home,
            LawBook law,
            DataSource ledger,
            ManifestMaker manifests,
            ReportMaker reports,
            VarianceCheck variance,
            ThreadPoolTaskExecutor workers,
            Progress progress,
            TransactionTemplate transaction) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.staging = staging;
        this.home = home;
        this.law = law;
        this.ledger = ledger;
        this.manifests = manifests;
        this.reports = reports;
        this.variance = variance;
        this.workers = workers;
        this.progress = progress;
        this.transaction = transaction;
    }

    void seal() {
        Run run = runs.byId(work.run().id());
        runs.enter(work.run(), "seal");
        List<Done> done = ranges.done(run);
        int planned = ranges.planned(run).size();
        if (done.size() != planned) {
            throw new Refusal(
                    ExitCode.DISAGREE,
                    Message.of(
                            "only {} of {} ranges of {} are done, though all were calculated: tolem relaunch {}",
                            done.size(),
                            planned,
                            run.period(),
                            run.period()));
        }
        List<RangeStore.Total> totals = ranges.totals(run);
        progress.begin("seal", planned, 0, 0, 0, held(totals));
        try {
            LargeOrders large = variance.largeOrders();
            Distribution distribution = new Distribution();
            Future<SortedMap<String, Total>> ordered = workers.submit(() -> fromLedger(run)); // while files are read
            SortedMap<TotalKey, Total> files = readBack(run, done, large, distribution);
            SortedMap<TotalKey, Total> counted = counted(totals);
            agree(run, Message.of("the files"), files, Message.of("the ranges' own sums"), counted);
            agree(
                    run,
                    Message.of("the ledger"),
                    Futures.get(ordered),
                    Message.of("the files"),
                    byBenefitAndMonth(files));
            work.stopIfAsked();
            FaultPoint.pass("seal.agreed");
            Message hold = variance.reasonToHold(run, large);
            transaction.executeWithoutResult(status -> {
                runs.holdEpoch(work.run()); // who was taken over touches nothing that its successor has sealed
                writeManifest(run, done, totals, files, distribution, hold);
            });
            FaultPoint.pass("seal.done");
            progress.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the ledger's sums", e);
        }
    }

    private void writeManifest(
            Run run,
            List<Done> done,
            List<RangeStore.Total> totals,
            SortedMap<TotalKey, Total> orders,
            Distribution distribution,
            @Nullable Message hold) {
        try {
            Manifest manifest = manifests.make(run, law, done, totals, orders, distribution);
            byte[] json = manifest.toJson();
            Path directory = staging.orders(run);
            NewFile.write(directory.resolve(Manifest.FILE), json);
            FaultPoint.pass("seal.manifest");
            SigningKey key = new KeyDirectory(home.keys()).signingKey();
            NewFile.write(directory.resolve(Manifest.SIGNATURE_FILE), key.sign(json));
            FaultPoint.pass("seal.signed");
            NewFile.write(
                    directory.resolve(HtmlReport.FILE),
                    reports.make(run, manifest, key.id())); // to be read before approving
            runs.seal(work.run(), manifest.sha256(), hold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every byte of every file is read again, every order decoded. */
    private SortedMap<TotalKey, Total> readBack(Run run, List<Done> done, LargeOrders large, Distribution distribution)
            throws SQLException, IOException {
        Path directory = staging.orders(run);
        List<Future<SortedMap<TotalKey, Total>>> readings = new ArrayList<>();
        for (Done range : done) {
            readings.add(workers.submit(() -> {
                SortedMap<TotalKey, Total> totals = readBack(directory, range, large, distribution);
                progress.add(0, range.orders(), range.amount(), 0);
                return totals;
            }));
        }
        SortedMap<TotalKey, Total> all = new TreeMap<>();
        for (Future<SortedMap<TotalKey, Total>> reading : readings) {
            Futures.get(reading).forEach((key, total) -> all.merge(key, total, Total::plus));
        }
        return all;
    }

    private static SortedMap<TotalKey, Total> readBack(
            Path directory, Done range, LargeOrders large, Distribution distribution) throws IOException {
        OrdersFileReader file = OrdersFileReader.open(directory.resolve(range.file()));
        if (file.bytes() != range.bytes() || !file.sha256().equals(range.sha256())) {
            throw new DamagedFile(Message.of(
                    "{} is not what was written: its SHA-256 is {}, written was {}",
                    range.file(),
                    file.sha256(),
                    range.sha256()));
        }
        OrdersFileReader.Orders orders = file.decode();
        large.lookAt(orders);
        distribution.add(orders);
        return orders.totals();
    }

    private static long held(List<RangeStore.Total> totals) {
        return totals.stream()
                .filter(total -> total.kind() == OutcomeKind.HELD)
                .mapToLong(RangeStore.Total::count)
                .sum();
    }

    private static SortedMap<TotalKey, Total> counted(List<RangeStore.Total> totals) {
        SortedMap<TotalKey, Total> counted = new TreeMap<>();
        for (RangeStore.Total total : totals) {
            if (total.kind() == OutcomeKind.ORDERED) {
                counted.merge(
                        new TotalKey(total.benefit().name(), total.region(), total.month()),
                        new Total(total.count(), total.amount()),
                        Total::plus);
            }
        }
        return counted;
    }

    private SortedMap<String, Total> fromLedger(Run run) throws SQLException {
        SortedMap<String, Total> totals = new TreeMap<>();
        try (Connection connection = ledger.getConnection()) {
            connection.setAutoCommit(false);
            LedgerTotals.byBenefitAndMonth(connection, run.id())
                    .forEach((key, total) -> totals.put(key.benefit() + " " + key.month(), total));
            connection.rollback();
        }
        return totals;
    }

    private static SortedMap<String, Total> byBenefitAndMonth(SortedMap<TotalKey, Total> totals) {
        SortedMap<String, Total> sums = new TreeMap<>();
        totals.forEach((key, total) -> sums.merge(key.benefit() + " " + key.month(), total, Total::plus));
        return sums;
    }

    private static <K> void agree(
            Run run, Message one, SortedMap<K, Total> first, Message other, SortedMap<K, Total> second) {
        if (first.equals(second)) {
            return;
        }
        SortedMap<K, Total> all = new TreeMap<>(first);
        all.putAll(second);
        for (Map.Entry<K, Total> entry : all.entrySet()) {
            Total left = first.getOrDefault(entry.getKey(), Total.NONE);
            Total right = second.getOrDefault(entry.getKey(), Total.NONE);
            if (!Objects.equals(left, right)) {
                throw new Refusal(
                        ExitCode.DISAGREE,
                        Message.of(
                                "the sums of {} do not agree for {}: {} say {}, {} say {}. Nothing is sealed; discard "
                                        + "the run and report this",
                                run.period(),
                                entry.getKey(),
                                one,
                                left,
                                other,
                                right));
            }
        }
    }
}
