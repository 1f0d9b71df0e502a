package kz.tolem.jobs.step;

import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.outcome.OutcomeColumns;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Applies the law to a batch of families. */
class RangeItemProcessor implements ItemProcessor<FamilyBatch, OutcomeColumns> {

    private final Workspace workspace;

    RangeItemProcessor(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public OutcomeColumns process(FamilyBatch batch) {
        return workspace.calculate(batch);
    }
}
