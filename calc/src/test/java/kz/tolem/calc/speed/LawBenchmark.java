package kz.tolem.calc.speed;

import java.util.concurrent.TimeUnit;
import kz.tolem.calc.outcome.OutcomeColumns;
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

/** All rules together, on one thread: nanoseconds and bytes for one family in one month. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LawBenchmark {

    private final Workload workload = new Workload(1);

    /** What comes of the batch. */
    @Benchmark
    @OperationsPerInvocation(Workload.FAMILIES * Workload.MONTHS)
    public OutcomeColumns familyAndMonth() {
        return workload.calculate();
    }
}
