package kz.tolem.jobs.settle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.settle.SettlementStore.Accepted;
import kz.tolem.jobs.settle.SettlementStore.Bounced;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.orders.OrderCells;
import kz.tolem.writers.orders.OrdersFileReader;

/** Looks up in a published file to which account an order went: the ledger does not have accounts. */
final class PublishedAccounts {

    private PublishedAccounts() {}

    /**
     * Completes orders of one range of a run.
     *
     * @throws Refusal with {@link ExitCode#DAMAGED} when the file is not there as it was published
     */
    static List<Bounced> of(Home home, RangeStore ranges, Run run, int range, List<Accepted> rows) throws IOException {
        Done done = ranges.done(run, range)
                .orElseThrow(() -> new IllegalStateException("range " + range + " of a published run is not done"));
        Path file = home.outbox().resolve(run.period().name()).resolve(done.file());
        if (!Files.isRegularFile(file)) {
            throw damaged(file, Message.of("is not there"));
        }
        OrdersFileReader reader = OrdersFileReader.open(file);
        if (!reader.sha256().equals(done.sha256())) {
            throw damaged(file, Message.of("is not as it was published"));
        }
        Map<String, Accepted> wanted = new HashMap<>();
        rows.forEach(row -> wanted.put(row.id().toString(), row));
        OrderCells cells = reader.decode().cells();
        int quantity = OrderCells.COLUMNS.indexOf("quantity");
        int replaces = OrderCells.COLUMNS.indexOf("replaces");
        List<Bounced> found = new ArrayList<>();
        for (int at = 0; at < cells.rows() && !wanted.isEmpty(); at++) {
            Accepted row = wanted.remove(cells.text(at, "order_id"));
            if (row != null) {
                byte[] iban = cells.text(at, "iban").getBytes(StandardCharsets.UTF_8);
                boolean isRest = row.id().sequence() > 1 && cells.cell(at, replaces) == null;
                found.add(new Bounced(
                        row,
                        cells.text(at, "region"),
                        isRest || !(cells.cell(at, quantity) instanceof Long counted) ? 0 : counted.intValue(),
                        Sha256.hex(AccountDigest.of(row.order().payee(), iban, 0, iban.length))));
            }
        }
        if (!wanted.isEmpty()) {
            throw damaged(file, Message.of("lacks orders of the ledger: {}", wanted.size()));
        }
        return found;
    }

    private static Refusal damaged(Path file, Message what) {
        return new Refusal(
                ExitCode.DAMAGED,
                Message.of(
                        "{} {}, so that nobody can tell which account sent the money back: put the published "
                                + "directory back from a copy, then settle again. Nothing was imported",
                        file,
                        what));
    }
}
