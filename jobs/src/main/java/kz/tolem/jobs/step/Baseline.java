package kz.tolem.jobs.step;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.ledger.OrderedBefore;
import kz.tolem.readers.ledger.OverpaidBefore;
import kz.tolem.readers.ledger.Wanted;
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

    /**
     * What the ledger knows of a range.
     *
     * @param ordered what was ordered
     * @param overpaid what of it was found to be too much
     */
    record Known(OrderedBefore ordered, OverpaidBefore overpaid) {}

    /** For everybody whom the range concerns; within the transaction of the range. */
    Known of(Run run, Subjects subjects) throws SQLException {
        List<Wanted> wanted = subjects.wanted(ranges.orderedBefore(run));
        Connection connection = DataSourceUtils.getConnection(ledger);
        try {
            OrderedBefore ordered = OrderedBefore.read(connection, run.id(), wanted);
            return new Known(
                    ordered,
                    ordered.size() == 0 ? OverpaidBefore.nothing() : OverpaidBefore.read(connection, run.id(), wanted));
        } finally {
            DataSourceUtils.releaseConnection(connection, ledger);
        }
    }
}
