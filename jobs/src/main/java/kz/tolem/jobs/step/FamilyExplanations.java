package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.explain.Explainer;
import kz.tolem.calc.explain.Explanation;
import kz.tolem.calc.explain.Payment;
import kz.tolem.calc.explain.Source;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.frozen.FrozenIndex.Range;
import kz.tolem.readers.frozen.FrozenRangeReader;
import kz.tolem.readers.ledger.FamilyOrders;
import org.springframework.stereotype.Component;

/** Explains a family of a run from what the run itself read: its frozen registry, its law, the ledger. */
@Component
public class FamilyExplanations {

    private final FrozenFiles frozen;
    private final RangeStore ranges;
    private final DataSource ledger;
    private final BouncedAccounts accounts;

    FamilyExplanations(FrozenFiles frozen, RangeStore ranges, DataSource ledger, BouncedAccounts accounts) {
        this.frozen = frozen;
        this.ranges = ranges;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** An explanation with what it is made from. */
    public record Explained(Explanation explanation, Source source, LawBook law) {}

    /**
     * Explains.
     *
     * @param month one of the run's
     * @throws Refusal when the run has not frozen the registry or not fixed its law yet, or does not know the family
     */
    public Explained explain(Run run, long family, YearMonth month) throws IOException, SQLException {
        if (run.frozenDigest() == null || run.lawDigest() == null) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "the run of {} is {} and has not come so far that it could be explained: next is tolem {}",
                            run.period(),
                            run.state(),
                            run.nextCommand()));
        }
        FrozenRegistry registry = frozen.open(run);
        Range range = registry.index().ranges().stream()
                .filter(candidate -> candidate.from() <= family && family < candidate.to())
                .findFirst()
                .orElseThrow(() -> unknown(run, family));
        LawBook law = frozen.law(run);
        FamilyColumns columns = read(registry, range, false);
        int row = Arrays.binarySearch(columns.families.family.values(), 0, columns.size(), family);
        if (row < 0) {
            throw unknown(run, family);
        }
        BouncedAccounts.Known bounced = accounts.before(run, payees(columns, row));
        if (!bounced.isEmpty()) { // only for such a family personal data is looked at
            columns = read(registry, range, true);
            bounced.mark(columns);
        }
        List<Payment> payments =
                ranges.done(run, range.number()).isPresent() ? payments(run, columns, row, month) : null;
        Explanation explanation =
                new Explainer(law, run.months(), run.period().firstMonth()).explain(columns, row, month, payments);
        Source source = new Source(
                run.period().name(), run.asOf(), run.sample(), Objects.requireNonNull(run.lawDigest(), "fixed"));
        return new Explained(explanation, source, law);
    }

    private static LongSet payees(FamilyColumns columns, int row) {
        int first = columns.first(columns.accounts, row);
        return new LongOpenHashSet(
                columns.accounts.person.values(), first, columns.first(columns.accounts, row + 1) - first);
    }

    private static FamilyColumns read(FrozenRegistry registry, Range range, boolean identities) throws IOException {
        FamilyColumns columns = new FamilyColumns();
        try (FrozenRangeReader reader = new FrozenRangeReader()) {
            reader.read(registry.directory(), range, columns, identities);
        }
        return columns;
    }

    private List<Payment> payments(Run run, FamilyColumns columns, int row, YearMonth month) throws SQLException {
        long[] members = Arrays.copyOfRange(
                columns.members.person.values(),
                columns.first(columns.members, row),
                columns.first(columns.members, row + 1));
        long[] appliedFor = Arrays.copyOfRange(
                columns.applications.person.values(),
                columns.first(columns.applications, row),
                columns.first(columns.applications, row + 1));
        long[] subjects = LongStream.concat(
                        LongStream.of(columns.families.family.at(row)),
                        LongStream.concat(LongStream.of(members), LongStream.of(appliedFor)))
                .distinct()
                .toArray();
        try (Connection connection = ledger.getConnection()) {
            return FamilyOrders.read(connection, run.id(), subjects, month);
        }
    }

    private static Refusal unknown(Run run, long family) {
        return new Refusal(
                ExitCode.USAGE,
                Message.of(
                        "family {} is not in the registry that the run of {} froze on {}: check the number, or name "
                                + "another run with --run",
                        family,
                        run.period(),
                        run.asOf()));
    }
}
