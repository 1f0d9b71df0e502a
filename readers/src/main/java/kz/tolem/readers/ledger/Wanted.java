package kz.tolem.readers.ledger;

import java.time.YearMonth;
import java.util.List;

/** For whom and for which months the ledger is asked. */
public final class Wanted {

    final long[] subjects;
    final List<YearMonth> months;

    /**
     * @param subjects numbers of persons and families, each once; not changed any more
     * @param months in which something may have been ordered for them
     */
    public Wanted(long[] subjects, List<YearMonth> months) {
        this.subjects = subjects;
        this.months = List.copyOf(months);
    }

    boolean isEmpty() {
        return subjects.length == 0 || months.isEmpty();
    }
}
