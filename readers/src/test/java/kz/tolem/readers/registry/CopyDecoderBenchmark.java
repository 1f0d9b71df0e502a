package kz.tolem.readers.registry;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Members;
import kz.tolem.sample.SampleSpec;
import kz.tolem.sample.SampleWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From PostgreSQL's binary COPY to columns, on one thread: nanoseconds and bytes for one row of members, eleven fields. A real
 * server sent the rows, before the time is taken; they are read from memory.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CopyDecoderBenchmark {

    private static final int ROWS = 50_000;
    private static final long FAMILIES = 20_000;

    private final Members members = new FamilyColumns().members;
    private final Column[] columns = RangeQueries.selected(members);
    private final RecordedCopy copy = recorded();

    private RecordedCopy recorded() {
        String selected = Arrays.stream(columns).map(Column::name).collect(Collectors.joining(", "));
        try (TestRegistry registry = new TestRegistry()) {
            SampleWriter.fill(registry.source, SampleSpec.nation(FAMILIES, 1, "2026Q1"), 2, (filled, all) -> {});
            return new RecordedCopy(
                    registry.connection,
                    RangeQueries.copy("SELECT " + selected + " FROM registry.member ORDER BY " + members.orderedBy()
                            + " LIMIT " + ROWS));
        } catch (SQLException e) {
            throw new IllegalStateException("rows to decode", e);
        }
    }

    /** The columns, filled anew. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Members rowOfMembers() throws SQLException {
        members.clear();
        RowDecoder decoder = new RowDecoder(columns);
        try (BinaryRows rows = BinaryRows.open(copy.connection(), "COPY", decoder.width())) {
            while (rows.next()) {
                decoder.append(rows.buffer(), rows.firstField());
            }
        }
        if (members.person.size() != ROWS) {
            throw new IllegalStateException(members.person.size() + " rows were decoded");
        }
        return members;
    }
}
