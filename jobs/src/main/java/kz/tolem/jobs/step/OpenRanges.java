package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/**
 * One partition for each range that is not done: that has no row, or whose file is gone. The epoch is part of a
 * partition's name: that Spring Batch holds a partition of an earlier launch for complete says nothing about files and
 * ledger.
 */
@Component
class OpenRanges implements Partitioner {

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final StagingArea staging;
    private final Progress progress;

    OpenRanges(Work work, RunStore runs, RangeStore ranges, StagingArea staging, Progress progress) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.staging = staging;
        this.progress = progress;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Run run = work.run();
        runs.enter(run, "calculate");
        Map<Integer, Done> done = new HashMap<>();
        ranges.done(run).forEach(range -> done.put(range.range(), range));
        Map<String, ExecutionContext> partitions = new HashMap<>();
        int planned = 0;
        for (Planned range : ranges.planned(run)) {
            planned++;
            if (!isDone(run, done.get(range.range()))) {
                ExecutionContext context = new ExecutionContext();
                context.putInt("range", range.range());
                partitions.put("%05d.%d".formatted(range.range(), run.epoch()), context);
                done.remove(range.range());
            }
        }
        staging.removeAbandoned(run);
        progress.begin(
                "calculate",
                planned,
                planned - partitions.size(),
                done.values().stream().mapToLong(Done::orders).sum(),
                done.values().stream().mapToLong(Done::amount).sum(),
                ranges.held(run, done.keySet()));
        return partitions;
    }

    private boolean isDone(Run run, @org.jspecify.annotations.Nullable Done done) {
        try {
            return done != null && staging.hasFile(run, done.file(), done.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
