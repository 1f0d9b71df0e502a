package kz.tolem.jobs.settle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.RunLock;
import kz.tolem.writers.settlement.SettlementFile;
import kz.tolem.writers.settlement.SettlementLine;
import kz.tolem.writers.settlement.UnreadableSettlement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports files of the treasury, each exactly once: read through first, then in one transaction. */
@Service
public class SettlementService {

    private static final int SHOWN = 20;

    private final Databases databases;
    private final Home home;
    private final SettlementStore store;
    private final SettlementWork.Parts parts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettlementService(
            Databases databases,
            Home home,
            SettlementStore store,
            SettlementWork.Parts parts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.databases = databases;
        this.home = home;
        this.store = store;
        this.parts = parts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What an import came to.
     *
     * @param isNew whether it was done now; else the same file was imported before and nothing was changed
     * @param lists directory with the lists
     */
    public record Settled(SettlementImport done, boolean isNew, Path lists) {}

    /**
     * Imports a file.
     *
     * @throws Refusal with {@link ExitCode#USAGE} when the file is not as agreed, with the rows that are not; with {@link
     *     ExitCode#ALIVE} while a process works on a run; then nothing was imported
     */
    public Settled settle(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    ExitCode.USAGE, Message.of("there is no file {}: give the file that the treasury sent", file));
        }
        try {
            SettlementFile settlement = new SettlementFile(file);
            String sha256 = check(settlement, file);
            Optional<Settled> before = before(sha256);
            return before.isPresent() ? before.get() : settle(settlement, file, sha256);
        } catch (UnreadableSettlement e) {
            throw new Refusal(ExitCode.USAGE, Message.of("{}. Nothing was imported", e.message()), e);
        } catch (SQLException e) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "the database does not answer (SQLSTATE {}): mend it, then settle again", e.getSQLState()),
                    e);
        }
    }

    private Optional<Settled> before(String sha256) {
        return store.find(sha256).map(done -> new Settled(done, false, lists(done.number())));
    }

    private Settled settle(SettlementFile settlement, Path file, String sha256) throws IOException, SQLException {
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock == null) {
                throw new Refusal(
                        ExitCode.ALIVE,
                        Message.of(
                                "a process works on a run, or imports: settle again when it has ended, see tolem status. Nothing"
                                        + " was imported"));
            }
            Optional<Settled> before = before(sha256); // another process may have been quicker
            if (before.isPresent()) {
                return before.get();
            }
            int number = store.nextNumber();
            try (SettlementWork work = new SettlementWork(parts, number, lists(number))) {
                SettlementImport done = transaction.execute(status -> {
                    try {
                        return work.run(settlement, file, sha256, clock.instant());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                return new Settled(Objects.requireNonNull(done), true, lists(number));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        }
    }

    private Path lists(int number) {
        return home.settlements().resolve(Integer.toString(number));
    }

    /** Reads the file through; its digest. */
    private static String check(SettlementFile settlement, Path file) throws IOException {
        List<Message> malformed = new ArrayList<>();
        long[] count = new long[1];
        settlement.read(new SettlementFile.Lines() {
            @Override
            public void accept(SettlementLine line) {
                // whether it agrees with the ledger is seen later
            }

            @Override
            public void malformed(long row, Message what) {
                count[0]++;
                if (malformed.size() < SHOWN) {
                    malformed.add(Message.of("    row {}: {}", row, what));
                }
            }
        });
        if (count[0] > 0) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "{} has {} that cannot be read{}\n{}\nNothing was imported: correct them, or ask the "
                                    + "treasury for another file",
                            file.getFileName(),
                            count[0] == 1 ? Message.of("1 row") : Message.of("{} rows", count[0]),
                            count[0] > SHOWN ? Message.of(", the first of them:") : ":",
                            Message.joined("\n", malformed)));
        }
        return settlement.sha256();
    }
}
