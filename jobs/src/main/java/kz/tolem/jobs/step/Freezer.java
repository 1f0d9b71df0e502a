package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.CarriedRows;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Fingerprints;
import kz.tolem.calc.columns.Region;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.RangeStore.Quarantined;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.registry.CarriedReader;
import kz.tolem.readers.registry.CrossFamilyChecks;
import kz.tolem.readers.registry.EdgeChecks;
import kz.tolem.readers.registry.FamilyRange;
import kz.tolem.readers.registry.IncomeSelection;
import kz.tolem.readers.registry.MemberNotes;
import kz.tolem.readers.registry.QuarantinedRow;
import kz.tolem.readers.registry.RangeReader;
import kz.tolem.readers.registry.RangeReader.IncomeCount;
import kz.tolem.readers.registry.RegistrySnapshot;
import kz.tolem.readers.registry.Sightings;
import kz.tolem.readers.registry.Workers;
import kz.tolem.writers.casework.QuarantineFile;
import kz.tolem.writers.casework.QuarantineRows;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.frozen.FamilyHashes;
import kz.tolem.writers.frozen.FrozenFile;
import kz.tolem.writers.frozen.FrozenIndex;
import kz.tolem.writers.frozen.FrozenRange;
import kz.tolem.writers.frozen.FrozenRangeWriter;
import kz.tolem.writers.orders.OrdersMetadata;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Copies one consistent state of the registry into files, with several connections over one snapshot. */
@Component
class Freezer {

    private static final String INCOME = "income";

    private final Databases databases;
    private final ThreadPoolTaskExecutor workers;
    private final Progress progress;

    Freezer(Databases databases, ThreadPoolTaskExecutor workers, Progress progress) {
        this.databases = databases;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * What is frozen.
     *
     * @param period name of the run
     * @param firstMonth first month that will be calculated
     * @param lastMonth last month that will be calculated
     * @param asOf day of the run: who is born later is in doubt
     */
    record Order(String period, YearMonth firstMonth, YearMonth lastMonth, LocalDate asOf, int rangeFamilies) {

        static Order of(Run run) {
            return new Order(run.period().name(), run.firstMonth(), run.lastMonth(), run.asOf(), run.rangeFamilies());
        }

        IncomeSelection incomes() {
            return new IncomeSelection(firstMonth, lastMonth, false);
        }

        EdgeChecks checks() {
            return new EdgeChecks(asOf, firstMonth, lastMonth);
        }
    }

    /**
     * What came of it.
     *
     * @param digest of the index and so of everything
     * @param defects what is in quarantine, by range and defect
     * @param tables rows of each table; of incomes those of the latest quarter, read or not
     */
    record Frozen(
            String digest,
            boolean sample,
            List<Planned> ranges,
            SortedMap<Integer, SortedMap<String, Quarantined>> defects,
            SortedMap<String, Long> tables) {}

    /**
     * Freezes into {@code directory}, which holds nothing else.
     *
     * @param stopIfAsked called before each range
     */
    Frozen freeze(Order order, Path directory, Runnable stopIfAsked) throws SQLException, IOException {
        OwnerOnly.createDirectories(directory);
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(databases.registry());
                Sightings sightings = Sightings.in(directory)) {
            snapshot.checkShape();
            boolean sample = snapshot.isSample();
            FaultPoint.pass("freeze.snapshot");
            progress.begin("freeze", 0);
            RangesToFreeze ranges = new RangesToFreeze();
            List<Piece> pieces = readAll(order, directory, snapshot, sightings, ranges, stopIfAsked);
            pieces.sort(Comparator.comparingInt(piece -> piece.range().number()));
            CrossFamilyChecks checks = CrossFamilyChecks.run(snapshot, sightings, this::onAllWorkers);
            Queue<List<Piece>> unfinished = new ConcurrentLinkedQueue<>(parts(pieces));
            List<FrozenRange> finished = onAllWorkers(
                    stopIfAsked, end -> finishRanges(order, directory, sample, snapshot, checks, unfinished, end));
            FrozenFile index = new FrozenIndex(FrozenIndex.FORMAT, sample, finished).write(directory);
            List<Planned> planned = new ArrayList<>();
            SortedMap<Integer, SortedMap<String, Quarantined>> defects = new TreeMap<>();
            SortedMap<String, Long> tables = new TreeMap<>();
            for (Piece piece : pieces) {
                IncomeCount incomes = ranges.incomes(piece.range());
                planned.add(piece.planned(incomes.all()));
                defects.put(piece.range().number(), quarantined(piece.quarantine()));
                piece.rows().forEach((table, rows) -> tables.merge(table, rows, Long::sum));
                tables.merge(INCOME, incomes.ofLatestQuarter(), Long::sum);
            }
            progress.end();
            return new Frozen(index.sha256(), sample, planned, defects, tables);
        }
    }

    /** Something that a worker does, range by range. */
    @FunctionalInterface
    private interface RangeWork<T> {
        List<T> work(End end) throws SQLException, IOException;
    }

    /** Cuts the ranges while the first of them are read. */
    private List<Piece> readAll(
            Order order,
            Path directory,
            RegistrySnapshot snapshot,
            Sightings sightings,
            RangesToFreeze ranges,
            Runnable stopIfAsked)
            throws SQLException, IOException {
        List<Future<List<Piece>>> reading = List.of();
        try {
            reading = start(stopIfAsked, end -> freezeRanges(order, directory, snapshot, sightings, ranges, end));
            progress.hasRanges(snapshot.ranges(order.rangeFamilies(), ranges::add));
            ranges.end();
        } catch (SQLException | RuntimeException | Error e) {
            ranges.abandon();
            try {
                await(reading); // they use the snapshot
            } catch (SQLException | IOException | RuntimeException | Error ofWorker) {
                e.addSuppressed(ofWorker);
            }
            throw e;
        }
        return await(reading);
    }

    private <T> List<T> onAllWorkers(Runnable stopIfAsked, RangeWork<T> work) throws SQLException, IOException {
        return await(start(stopIfAsked, work));
    }

    private <T> List<Future<List<T>>> start(Runnable stopIfAsked, RangeWork<T> work) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<List<T>>> threads = new ArrayList<>();
        for (int i = 0; i < workers.getCorePoolSize(); i++) {
            threads.add(workers.submit(() -> {
                try {
                    return work.work(() -> {
                        stopIfAsked.run();
                        return failed.get();
                    });
                } catch (Exception | Error e) {
                    failed.set(true);
                    throw e;
                }
            }));
        }
        return threads;
    }

    private <T> List<T> onAllWorkers(Workers.Work<T> work) throws SQLException, IOException {
        return onAllWorkers(() -> {}, end -> work.work());
    }

    /** What is known only when all families have been read is written last. */
    private static List<FrozenRange> finishRanges(
            Order order,
            Path directory,
            boolean sample,
            RegistrySnapshot snapshot,
            CrossFamilyChecks checks,
            Queue<List<Piece>> unfinished,
            End end)
            throws SQLException, IOException {
        List<FrozenRange> finished = new ArrayList<>();
        Crossings crossings = new Crossings();
        CarriedRows carried = new CarriedRows();
        CarriedRows ofRange = new CarriedRows();
        FamilyHashes hashes = new FamilyHashes();
        OrdersMetadata metadata = new OrdersMetadata(order.period(), "", StagingArea.SCHEMA_VERSION, sample);
        int lastDayOfFirstMonth = MonthFrame.of(order.firstMonth()).lastDay();
        try (Connection connection = snapshot.connect();
                FrozenRangeWriter writer = new FrozenRangeWriter()) {
            CarriedReader reader = new CarriedReader(connection, snapshot, order.incomes(), order.checks());
            List<Piece> pieces;
            while ((pieces = unfinished.poll()) != null) {
                reader.read(checks.movesFrom(together(pieces), lastDayOfFirstMonth), carried);
                Fingerprints fingerprints = new Fingerprints();
                hashes.of(carried.columns, fingerprints);
                for (Piece piece : pieces) {
                    if (end.isThere()) {
                        return finished;
                    }
                    FamilyRange range = piece.range();
                    QuarantineRows quarantine = piece.quarantine();
                    checks.of(range, crossings, row -> add(quarantine, row));
                    note(fingerprints, crossings);
                    ofRange.copy(carried, range::contains);
                    List<FrozenFile> files = new ArrayList<>(piece.files());
                    files.add(writer.write(directory, range.number(), crossings));
                    files.addAll(writer.write(directory, range.number(), ofRange));
                    WrittenFile listed = QuarantineFile.write(directory, range.number(), quarantine, metadata);
                    files.add(new FrozenFile(listed.name(), listed.bytes(), listed.sha256(), listed.rows()));
                    finished.add(piece.finished(files));
                }
            }
            connection.rollback();
        }
        return finished;
    }

    /** Four for each worker: what was carried is asked for part by part, since each question costs more than its few rows. */
    private List<List<Piece>> parts(List<Piece> pieces) {
        int size = Math.max(1, pieces.size() / (4 * workers.getCorePoolSize()));
        List<List<Piece>> parts = new ArrayList<>();
        for (int from = 0; from < pieces.size(); from += size) {
            parts.add(pieces.subList(from, Math.min(pieces.size(), from + size)));
        }
        return parts;
    }

    private static FamilyRange together(List<Piece> pieces) {
        FamilyRange first = pieces.get(0).range();
        FamilyRange last = pieces.get(pieces.size() - 1).range();
        return new FamilyRange(first.number(), first.fromId(), last.toId());
    }

    /** What is handed back to a family belongs to what is known of it: a change of it must be seen. */
    private static void note(Fingerprints carried, Crossings crossings) {
        for (int row = 0; row < crossings.rows(); row++) {
            int family = Rows.find(carried.family, crossings.family.at(row));
            if (family >= 0) {
                crossings.carried.set(row, carried.high.at(family));
            }
        }
    }

    private static SortedMap<String, Quarantined> quarantined(QuarantineRows quarantine) {
        Map<Defect, Long> families = quarantine.familiesByDefect();
        SortedMap<String, Quarantined> byDefect = new TreeMap<>();
        quarantine
                .byDefect()
                .forEach((defect, rows) ->
                        byDefect.put(defect.name(), new Quarantined(rows, families.getOrDefault(defect, 0L))));
        return byDefect;
    }

    private static void add(QuarantineRows rows, QuarantinedRow row) {
        rows.add(row.table(), row.key(), row.family(), row.person(), row.defect(), row.detail());
    }

    /** A range whose own tables are written; {@code rows} of its tables but the incomes. */
    private record Piece(
            FamilyRange range,
            long families,
            long members,
            long incomesRead,
            String tsaRegions,
            Map<String, Long> rows,
            List<FrozenFile> files,
            QuarantineRows quarantine) {

        /** When all is known: some families are found to be in doubt only when all have been read. */
        Planned planned(long incomes) {
            return new Planned(
                    range.number(), families, members, incomes - incomesRead, tsaRegions, quarantine.familiesInDoubt());
        }

        /** With all files that there are now. */
        FrozenRange finished(List<FrozenFile> all) {
            Map<String, Long> byDefect = new HashMap<>();
            quarantine.byDefect().forEach((defect, count) -> byDefect.put(defect.name(), count));
            return new FrozenRange(range.number(), range.fromId(), range.toId(), families, all, byDefect);
        }
    }

    @FunctionalInterface
    private interface End {
        boolean isThere();
    }

    private List<Piece> freezeRanges(
            Order order, Path directory, RegistrySnapshot snapshot, Sightings sightings, RangesToFreeze ranges, End end)
            throws SQLException, IOException {
        List<Piece> pieces = new ArrayList<>();
        FamilyColumns columns = new FamilyColumns();
        FamilyHashes hashes = new FamilyHashes();
        try (Connection connection = snapshot.connect();
                FrozenRangeWriter writer = new FrozenRangeWriter()) {
            MemberNotes notes = sightings.notes();
            RangeReader reader = new RangeReader(connection, snapshot, order.incomes(), notes);
            FamilyRange range;
            while (!end.isThere() && (range = ranges.next()) != null) {
                pieces.add(freeze(order, directory, range, reader, writer, columns, hashes));
                notes.write();
                ranges.note(range, reader.counted());
            }
            while (!end.isThere() && (range = ranges.nextToCount()) != null) {
                ranges.note(range, reader.countIncomes(range));
            }
            connection.rollback();
        }
        return pieces;
    }

    private Piece freeze(
            Order order,
            Path directory,
            FamilyRange range,
            RangeReader reader,
            FrozenRangeWriter writer,
            FamilyColumns columns,
            FamilyHashes hashes)
            throws SQLException, IOException {
        QuarantineRows quarantine = new QuarantineRows();
        reader.read(range, columns, row -> add(quarantine, row));
        order.checks().check(columns, row -> add(quarantine, row));
        List<FrozenFile> files = new ArrayList<>(writer.write(directory, range.number(), columns));
        Fingerprints fingerprints = new Fingerprints();
        hashes.of(columns, fingerprints);
        files.add(writer.write(directory, range.number(), fingerprints));
        progress.add(columns.size(), 0, 0, 0);
        Map<String, Long> rows = new TreeMap<>();
        columns.tables().forEach(table -> rows.put(table.name(), (long) table.rows()));
        rows.remove(INCOME);
        return new Piece(
                range,
                columns.size(),
                columns.members.rows(),
                columns.incomes.rows(),
                tsaRegions(order, columns),
                rows,
                files,
                quarantine);
    }

    /** Where families applied for TSA, region/first month of the quarter, joined by commas: a poverty line is needed. */
    private static String tsaRegions(Order order, FamilyColumns columns) {
        int until = MonthFrame.day(order.lastMonth().plusMonths(1).atDay(1));
        TreeSet<String> regions = new TreeSet<>();
        YearMonth quarter = MonthFrame.quarterOf(order.firstMonth());
        while (!quarter.isAfter(order.lastMonth())) {
            YearMonth next = quarter.plusMonths(3);
            int end = Math.min(until, MonthFrame.day(next.atDay(1)));
            for (int region : tsaRegions(columns, MonthFrame.day(quarter.atDay(1)), end)) {
                regions.add(Region.VOCABULARY.code((byte) region) + "/" + quarter);
            }
            quarter = next;
        }
        return String.join(",", regions);
    }

    /** Numbers of the regions whose families applied for TSA on one of the days before {@code until}. */
    private static int[] tsaRegions(FamilyColumns columns, int from, int until) {
        Applications applications = columns.applications;
        BitSet regions = new BitSet();
        int family = 0;
        for (int row = 0; row < applications.rows(); row++) {
            int day = applications.appliedOn.at(row);
            if (applications.benefit.at(row) != Benefit.TSA.ordinal() || day < from || day >= until) {
                continue;
            }
            while (columns.families.family.at(family) != applications.family.at(row)) {
                family++;
            }
            if (columns.families.region.isKnown(family)) {
                regions.set(columns.families.region.at(family));
            }
        }
        return regions.stream().toArray();
    }

    private static <T> List<T> await(List<Future<List<T>>> threads) throws SQLException, IOException {
        List<T> all = new ArrayList<>();
        Throwable failure = null;
        for (Future<List<T>> thread : threads) {
            try {
                all.addAll(Futures.get(thread));
            } catch (SQLException | IOException | RuntimeException | Error e) {
                failure = failure == null ? e : failure; // the others still use the snapshot: wait for them
            }
        }
        Futures.rethrow(failure);
        return all;
    }
}
