package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Region;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.registry.FamilyRange;
import kz.tolem.readers.registry.IncomeSelection;
import kz.tolem.readers.registry.RangeReader;
import kz.tolem.readers.registry.RegistrySnapshot;
import kz.tolem.writers.frozen.FrozenFile;
import kz.tolem.writers.frozen.FrozenIndex;
import kz.tolem.writers.frozen.FrozenRange;
import kz.tolem.writers.frozen.FrozenRangeWriter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Copies one consistent state of the registry into files, with several connections over one snapshot. */
@Component
class Freezer {

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
     * @param firstMonth first month that will be calculated
     * @param lastMonth last month that will be calculated
     * @param asOf day of the run: who is born later is in doubt
     */
    record Order(YearMonth firstMonth, YearMonth lastMonth, LocalDate asOf, int rangeFamilies) {

        static Order of(Run run) {
            return new Order(run.firstMonth(), run.lastMonth(), run.asOf(), run.rangeFamilies());
        }
    }

    /** What came of it; {@code digest} is of the index and so of everything. */
    record Frozen(
            String digest, boolean sample, List<Planned> ranges, SortedMap<Integer, SortedMap<String, Long>> defects) {}

    /**
     * Freezes into {@code directory}, which holds nothing else.
     *
     * @param stopIfAsked called before each range
     */
    Frozen freeze(Order order, Path directory, Runnable stopIfAsked) throws SQLException, IOException {
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(databases.registry())) {
            snapshot.checkShape();
            boolean sample = snapshot.isSample();
            List<FamilyRange> ranges = snapshot.ranges(order.rangeFamilies());
            progress.begin("freeze", ranges.size(), 0);
            Queue<FamilyRange> open = new ConcurrentLinkedQueue<>(ranges);
            AtomicBoolean failed = new AtomicBoolean();
            List<Future<List<Piece>>> threads = new ArrayList<>();
            for (int i = 0; i < workers.getCorePoolSize(); i++) {
                threads.add(workers.submit(() -> {
                    try {
                        return freezeRanges(order, directory, snapshot, open, () -> {
                            stopIfAsked.run();
                            return failed.get();
                        });
                    } catch (Exception | Error e) {
                        failed.set(true);
                        throw e;
                    }
                }));
            }
            List<Piece> pieces = await(threads);
            FrozenFile index = new FrozenIndex(
                            FrozenIndex.FORMAT,
                            sample,
                            pieces.stream().map(Piece::range).toList())
                    .write(directory);
            SortedMap<Integer, SortedMap<String, Long>> defects = new TreeMap<>();
            pieces.forEach(piece -> defects.put(
                    piece.planned().range(), new TreeMap<>(piece.range().quarantine())));
            return new Frozen(
                    index.sha256(), sample, pieces.stream().map(Piece::planned).toList(), defects);
        }
    }

    private record Piece(FrozenRange range, Planned planned) {}

    @FunctionalInterface
    private interface End {
        boolean isThere();
    }

    private List<Piece> freezeRanges(
            Order order, Path directory, RegistrySnapshot snapshot, Queue<FamilyRange> open, End end)
            throws SQLException, IOException {
        List<Piece> pieces = new ArrayList<>();
        FamilyColumns columns = new FamilyColumns();
        IncomeSelection incomes = new IncomeSelection(order.firstMonth(), order.lastMonth(), false);
        try (Connection connection = snapshot.connect();
                FrozenRangeWriter writer = new FrozenRangeWriter()) {
            RangeReader reader = new RangeReader(connection, snapshot, incomes);
            while (!end.isThere()) {
                FamilyRange range = open.poll();
                if (range == null) {
                    break;
                }
                pieces.add(freeze(order, directory, range, reader, writer, columns));
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
            FamilyColumns columns)
            throws SQLException, IOException {
        reader.read(range, columns, row -> {});
        List<FrozenFile> files = new ArrayList<>(writer.write(directory, range.number(), columns));
        files.add(writer.write(directory, range.number(), new Crossings()));
        progress.add(columns.size(), 0, 0, 0);
        return new Piece(
                new FrozenRange(range.number(), range.fromId(), range.toId(), columns.size(), files, new TreeMap<>()),
                new Planned(
                        range.number(),
                        columns.size(),
                        columns.members.rows(),
                        reader.incomesNotRead(range, columns),
                        tsaRegions(order, columns)));
    }

    /** Regions of families that applied for TSA in the quarter, joined by commas: they need a poverty line. */
    private static String tsaRegions(Order order, FamilyColumns columns) {
        int from = MonthFrame.of(order.firstMonth()).quarterFirstDay();
        int until = MonthFrame.of(order.lastMonth()).lastDay();
        Applications applications = columns.applications;
        TreeSet<String> regions = new TreeSet<>();
        int family = 0;
        for (int row = 0; row < applications.rows(); row++) {
            int day = applications.appliedOn.at(row);
            if (applications.benefit.at(row) != Benefit.TSA.ordinal() || day < from || day > until) {
                continue;
            }
            while (columns.families.family.at(family) != applications.family.at(row)) {
                family++;
            }
            if (columns.families.region.isKnown(family)) {
                regions.add(Region.VOCABULARY.code(columns.families.region.at(family)));
            }
        }
        return String.join(",", regions);
    }

    private static List<Piece> await(List<Future<List<Piece>>> threads) throws SQLException, IOException {
        List<Piece> pieces = new ArrayList<>();
        Throwable failure = null;
        for (Future<List<Piece>> thread : threads) {
            try {
                pieces.addAll(thread.get());
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while freezing", e);
            }
        }
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        pieces.sort((one, other) ->
                Integer.compare(one.range().number(), other.range().number()));
        return pieces;
    }
}
