package kz.tolem.jobs.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Places;
import kz.tolem.jobs.SampleRegistry;
import kz.tolem.readers.registry.EdgeChecks;
import kz.tolem.readers.registry.FamilyRange;
import kz.tolem.readers.registry.IncomeSelection;
import kz.tolem.readers.registry.RangeReader;
import kz.tolem.readers.registry.RegistrySnapshot;
import kz.tolem.sample.SamplePovertyLines;
import kz.tolem.sample.SampleSpec;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrderColumns;
import kz.tolem.writers.orders.OrderMonth;
import kz.tolem.writers.orders.OrdersFile;
import kz.tolem.writers.orders.OrdersMetadata;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From outcomes to a file of orders, on one thread: nanoseconds and bytes for one order. They are put into columns, sorted,
 * encoded, compressed, digested and written, and the file is on the disk at the end, as a range's is in a run.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OrderEncoderBenchmark {

    private static final int ORDERS = 45_000;
    private static final int FAMILIES = 50_000;
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final YearMonth LAST = FIRST.plusMonths(2);

    private final Path directory = Places.directory();
    private final FamilyColumns families = families();
    private final List<LawInForce> months = months();
    private final OutcomeColumns outcomes = outcomes();
    private final OrderColumns orders = new OrderColumns(months.stream()
            .map(law -> new OrderMonth(law.month().month(), true, law.rates()))
            .toList());
    private final OrdersMetadata metadata = new OrdersMetadata(SampleRegistry.PERIOD, "", 1, true);

    private static FamilyColumns families() {
        FamilyColumns families = new FamilyColumns();
        try {
            Database registry = SampleRegistry.of(SampleSpec.nation(FAMILIES, 1, SampleRegistry.PERIOD));
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source());
                    Connection connection = snapshot.connect()) {
                FamilyRange range = snapshot.ranges(FAMILIES).get(0);
                new RangeReader(connection, snapshot, new IncomeSelection(FIRST, LAST, false))
                        .read(range, families, row -> {});
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("families", e);
        }
        new EdgeChecks(LocalDate.parse(SampleRegistry.AS_OF), FIRST, LAST).check(families, row -> {});
        return families;
    }

    private List<LawInForce> months() {
        try {
            SamplePovertyLines.write(directory, SampleRegistry.PERIOD);
        } catch (IOException e) {
            throw new IllegalStateException("poverty lines", e);
        }
        LawBook law = LawBook.builtIn().with(directory);
        return List.of(law.inForce(FIRST), law.inForce(FIRST.plusMonths(1)), law.inForce(LAST));
    }

    private OutcomeColumns outcomes() {
        OutcomeColumns all = new OutcomeColumns();
        new Calculation(months).worker().calculate(new FamilyBatch(families, 0, families.size()), all);
        return all;
    }

    /** The file. */
    @Benchmark
    @OperationsPerInvocation(ORDERS)
    public WrittenFile order() throws IOException {
        orders.clear();
        for (int row = 0; row < outcomes.size() && orders.size() < ORDERS; row++) {
            if (outcomes.state(row) == State.ORDERED) {
                orders.add(outcomes, row, 1, outcomes.amount(row));
            }
        }
        if (orders.size() != ORDERS) {
            throw new IllegalStateException("there are only " + orders.size() + " orders");
        }
        return OrdersFile.write(directory.resolve("orders.parquet"), families, orders, metadata);
    }
}
