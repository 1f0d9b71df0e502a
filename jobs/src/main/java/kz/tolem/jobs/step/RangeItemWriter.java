package kz.tolem.jobs.step;

import kz.tolem.calc.outcome.OutcomeColumns;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes what came of a whole range: files, ledger, and the row that says it is done. */
class RangeItemWriter implements ItemWriter<OutcomeColumns> {

    private final Workspace workspace;
    private final RangeCommit commit;

    RangeItemWriter(Workspace workspace, RangeCommit commit) {
        this.workspace = workspace;
        this.commit = commit;
    }

    @Override
    public void write(Chunk<? extends OutcomeColumns> outcomes) {
        commit.commit(workspace, outcomes.getItems());
    }
}
