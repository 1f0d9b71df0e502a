package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Accounts;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.RejectedAccounts;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.settle.AccountDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts at which money did not arrive, or from which it came back, as it was known when a run began. */
@Component
class BouncedAccounts {

    private final JdbcClient jdbc;

    BouncedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there are any. */
    boolean isAny(Run run) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger.bounced_order WHERE after_run < ?)")
                .param(run.id())
                .query(Boolean.class)
                .single();
    }

    /** Those of some payees. */
    Known before(Run run, LongSet payees) {
        Known known = new Known(run.asOf());
        Long[] wanted = payees.longStream().boxed().toArray(Long[]::new);
        jdbc.sql(
                        "SELECT DISTINCT payee_id, account FROM ledger.bounced_order WHERE after_run < ? AND payee_id = ANY (?)")
                .params(run.id(), wanted)
                .query((row, i) -> known.add(row.getLong(1), row.getBytes(2)))
                .list();
        return known;
    }

    /** Marks them among the accounts of a range, which was read with IBANs. */
    void mark(Run run, FamilyColumns columns) {
        LongSet payees = new LongOpenHashSet();
        for (int row = 0; row < columns.accounts.rows(); row++) {
            payees.add(columns.accounts.person.at(row));
        }
        before(run, payees).mark(columns);
    }

    /** What is known of some payees. */
    static final class Known {

        private final int asOf;
        private final LongSet payees = new LongOpenHashSet();
        private final Set<ByteBuffer> accounts = new HashSet<>();

        private Known(LocalDate asOf) {
            this.asOf = MonthFrame.day(asOf);
        }

        private boolean add(long payee, byte[] account) {
            payees.add(payee);
            return accounts.add(ByteBuffer.wrap(account));
        }

        /** Whether there is no such account. */
        boolean isEmpty() {
            return payees.isEmpty();
        }

        /** Marks them among the accounts of a range, which was read with IBANs. */
        void mark(FamilyColumns columns) {
            columns.rejected.clear();
            if (isEmpty()) {
                return;
            }
            Accounts rows = columns.accounts;
            BitSet bounced = new BitSet();
            for (int row = 0; row < rows.rows(); row++) {
                long payee = rows.person.at(row);
                if (payees.contains(payee)) {
                    byte[] digest =
                            AccountDigest.of(payee, rows.iban.bytes(), rows.iban.start(row), rows.iban.length(row));
                    bounced.set(row, accounts.contains(ByteBuffer.wrap(digest)));
                }
            }
            for (int row = bounced.nextSetBit(0); row >= 0; row = bounced.nextSetBit(row + 1)) {
                columns.rejected.add(row, instead(rows, row, bounced));
            }
        }

        /** The payee's latest account in the family that has not ended, unless it bounced; what is overdue goes there too. */
        private int instead(Accounts rows, int row, BitSet bounced) {
            int at = row;
            while (at > 0 && isOfSame(rows, at - 1, row)) {
                at--;
            }
            int latest = RejectedAccounts.NONE;
            for (; at < rows.rows() && isOfSame(rows, at, row); at++) { // in the order of their beginning
                if (!rows.isInDoubt(at) && rows.to.at(at) > asOf) {
                    latest = at;
                }
            }
            return latest == RejectedAccounts.NONE || bounced.get(latest) ? RejectedAccounts.NONE : latest;
        }

        private static boolean isOfSame(Accounts rows, int one, int other) {
            return rows.family.at(one) == rows.family.at(other) && rows.person.at(one) == rows.person.at(other);
        }
    }
}
