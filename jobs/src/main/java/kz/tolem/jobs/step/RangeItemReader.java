package kz.tolem.jobs.step;

import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads the frozen files of one range and hands its families out in batches. */
class RangeItemReader implements ItemReader<FamilyBatch> {

    private final Workspace workspace;
    private final Work work;
    private @Nullable FamilyColumns columns;
    private int next;

    RangeItemReader(Workspace workspace, Work work) {
        this.workspace = workspace;
        this.work = work;
    }

    @Override
    public @Nullable FamilyBatch read() {
        if (columns == null) {
            work.stopIfAsked(); // a range that has begun is finished
            columns = workspace.read();
        }
        // a range without families is still one item, so that its file and its row are written
        if (next >= columns.size() && next > 0) {
            return null;
        }
        int from = Math.min(next, columns.size());
        int to = Math.min(from + QuarterlyJob.BATCH_FAMILIES, columns.size());
        next = Math.max(to, 1);
        return new FamilyBatch(columns, from, to, workspace.extent());
    }
}
