package kz.tolem.jobs;

import java.io.IOException;
import java.sql.SQLException;
import java.util.SortedMap;

/** The sample's quarter as it comes out when nothing happens: run, approved, published, and then only looked at. */
final class UndisturbedQuarter {

    private static final UndisturbedQuarter MADE = made();

    private final Installation installation;
    private final Installation sealed;
    private final Installation approved;
    private final Installation published;
    private final Outcome outcome;

    private UndisturbedQuarter(
            Installation installation,
            Installation sealed,
            Installation approved,
            Installation published,
            Outcome outcome) {
        this.installation = installation;
        this.sealed = sealed;
        this.approved = approved;
        this.published = published;
        this.outcome = outcome;
    }

    /** Where it lies; nobody may change anything there. */
    static Installation installation() {
        return MADE.installation;
    }

    /** A copy of it as it was when it was sealed. */
    static Installation sealed() throws IOException, SQLException {
        return MADE.sealed.copy();
    }

    /** A copy of it as it was when it was approved. */
    static Installation approved() throws IOException, SQLException {
        return MADE.approved.copy();
    }

    /** A copy of it as it was when it was published. */
    static Installation published() throws IOException, SQLException {
        return MADE.published.copy();
    }

    /** What every other run of the same quarter must come to as well. */
    static Outcome outcome() {
        return MADE.outcome;
    }

    /** What a run came to: the bytes of order files and manifest, and the ledger. */
    record Outcome(SortedMap<String, String> files, String ledger) {

        static Outcome of(Installation installation) throws IOException, SQLException {
            return new Outcome(installation.staged(), ledger(installation));
        }

        private static String ledger(Installation installation) throws SQLException {
            return installation
                    .ledger()
                    .value("SELECT count(*), count(DISTINCT (subject, month, benefit)), sum(amount),"
                            + " md5(string_agg(concat_ws(' ', subject, month, benefit, sequence, amount), E'\\n'"
                            + " ORDER BY subject, month, benefit, sequence)) FROM ledger.payment_order");
        }
    }

    private static UndisturbedQuarter made() {
        try {
            Installation installation = Installation.of(SampleRegistry.shared());
            installation.run().ok();
            Outcome outcome = Outcome.of(installation);
            Installation sealed = installation.copy();
            installation
                    .tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER)
                    .ok();
            Installation approved = installation.copy();
            installation.tolem("publish", SampleRegistry.PERIOD).ok();
            return new UndisturbedQuarter(installation, sealed, approved, installation.copy(), outcome);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the undisturbed run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
