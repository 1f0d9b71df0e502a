package kz.tolem.jobs.step;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.ledger.OrderedBefore;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** What earlier runs ordered for the months of this one: what is due is ordered minus that. */
@Component
class Baseline {

    private final RangeStore ranges;
    private final DataSource ledger;

    Baseline(RangeStore ranges, DataSource ledger) {
        this.ranges = ranges;
        this.ledger = ledger;
    }

    /** For the subjects that something is due to; within the transaction of the range. */
    OrderedBefore of(Run run, List<? extends OutcomeColumns> outcomes) throws SQLException {
        if (!ranges.hasBaseline(run)) {
            return OrderedBefore.nothing();
        }
        long[] subjects = outcomes.stream()
                .flatMapToLong(Baseline::subjects)
                .sorted()
                .distinct()
                .toArray();
        Connection connection = DataSourceUtils.getConnection(ledger);
        try {
            return OrderedBefore.read(connection, run.id(), subjects, run.firstMonth(), run.lastMonth());
        } finally {
            DataSourceUtils.releaseConnection(connection, ledger);
        }
    }

    private static LongStream subjects(OutcomeColumns batch) {
        LongStream.Builder subjects = LongStream.builder();
        for (int row = 0; row < batch.size(); row++) {
            if (batch.state(row) == State.ORDERED) {
                subjects.add(batch.subject(row));
            }
        }
        return subjects.build();
    }
}
