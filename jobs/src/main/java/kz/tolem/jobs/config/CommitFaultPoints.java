package kz.tolem.jobs.config;

import kz.tolem.writers.files.FaultPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Where a test may break the program before and after each commit, those of Spring Batch included. */
@Component
@ConditionalOnProperty("tolem.fault")
class CommitFaultPoints implements TransactionExecutionListener {

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        FaultPoint.pass("database.commit");
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        FaultPoint.pass("database.committed");
    }
}
