package kz.tolem.jobs.settle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.AuditAction;
import kz.tolem.jobs.run.AuditTrail;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.settle.SettlementStore.Accepted;
import kz.tolem.jobs.settle.SettlementStore.Order;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.orders.OrderId;
import kz.tolem.writers.settlement.SettlementFile;
import kz.tolem.writers.settlement.SettlementLine;
import kz.tolem.writers.settlement.SettlementLists;
import kz.tolem.writers.settlement.SettlementLists.Answer;
import kz.tolem.writers.settlement.SettlementStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One import, within its transaction: batch after batch of rows, so that memory does not grow with the file. */
final class SettlementWork implements Closeable {

    private static final int BATCH = 10_000;

    private final Parts parts;
    private final int number;
    private final SettlementLists lists;
    private final List<SettlementLine> batch = new ArrayList<>();
    private final Map<Integer, Map<Integer, List<Accepted>>> bounced = new TreeMap<>();
    private final Map<Integer, long[]> byRun = new TreeMap<>();
    private final long[] matched = new long[SettlementStatus.values().length];
    private long rows;
    private long unmatched;
    private long duplicate;
    private long contradicting;
    private long amountDiffers;

    /** What an import works with. */
    @Component
    static class Parts {

        private final Home home;
        private final SettlementStore store;
        private final RunStore runs;
        private final RangeStore ranges;
        private final AuditTrail audit;
        private final String operator;

        Parts(
                Home home,
                SettlementStore store,
                RunStore runs,
                RangeStore ranges,
                AuditTrail audit,
                TolemProperties properties) {
            this.home = home;
            this.store = store;
            this.runs = runs;
            this.ranges = ranges;
            this.audit = audit;
            this.operator = properties.operatorOrUser();
        }
    }

    SettlementWork(Parts parts, int number, Path directory) throws IOException {
        this.parts = parts;
        this.number = number;
        this.lists = new SettlementLists(directory);
    }

    /** Imports the file, whose digest was taken when it was checked. */
    SettlementImport run(SettlementFile settlement, Path file, String sha256, Instant now) throws IOException {
        FaultPoint.pass("settle.begun");
        settlement.read(new SettlementFile.Lines() {
            @Override
            public void accept(SettlementLine line) throws IOException {
                batch.add(line);
                if (batch.size() == BATCH) {
                    flush();
                }
            }

            @Override
            public void malformed(long row, Message what) {
                throw changed(file);
            }
        });
        flush();
        if (!settlement.sha256().equals(sha256)) {
            throw changed(file);
        }
        int afterRun = parts.store.highestRun();
        for (var ofRun : bounced.entrySet()) {
            Run run = parts.runs.byId(ofRun.getKey());
            for (var ofRange : ofRun.getValue().entrySet()) {
                parts.store.addBounced(
                        number,
                        afterRun,
                        PublishedAccounts.of(parts.home, parts.ranges, run, ofRange.getKey(), ofRange.getValue()));
            }
        }
        SettlementImport done = new SettlementImport(
                number,
                sha256,
                String.valueOf(file.getFileName()),
                parts.operator,
                now,
                rows,
                matched[SettlementStatus.PAID.ordinal()],
                matched[SettlementStatus.REJECTED.ordinal()],
                matched[SettlementStatus.RETURNED.ordinal()],
                unmatched,
                duplicate,
                contradicting,
                amountDiffers);
        parts.store.finish(done, afterRun);
        byRun.forEach((run, counts) -> parts.audit.add(
                parts.runs.byId(run),
                AuditAction.SETTLED,
                "import " + number + ": " + counts[0] + " paid, " + counts[1] + " rejected, " + counts[2]
                        + " returned"));
        FaultPoint.pass("settle.recorded");
        lists.commit();
        FaultPoint.pass("settle.listed");
        return done;
    }

    private static Refusal changed(Path file) {
        return new Refusal(
                ExitCode.USAGE,
                Message.of(
                        "{} has changed while it was read: settle it again when it is whole. Nothing was imported",
                        file.getFileName()));
    }

    /** Compares the rows of a batch with the ledger, in their order, and adds those that hold. */
    private void flush() throws IOException {
        rows += batch.size();
        Map<SettlementLine, OrderId> ids = new HashMap<>();
        for (SettlementLine line : batch) {
            OrderId id = OrderId.parse(line.orderId());
            if (id != null) {
                ids.put(line, id);
            }
        }
        Map<OrderId, Order> orders =
                parts.store.orders(ids.values().stream().distinct().toList());
        List<Accepted> accepted = new ArrayList<>();
        for (SettlementLine line : batch) {
            OrderId id = ids.get(line);
            Accepted row =
                    id == null ? dismissed(line, "no order_id of this program") : judge(line, id, orders.get(id));
            if (row != null) {
                accepted.add(row);
            }
        }
        parts.store.add(number, accepted);
        batch.clear();
        FaultPoint.pass("settle.rows");
    }

    private @Nullable Accepted dismissed(SettlementLine line, String why) throws IOException {
        unmatched++;
        lists.add(Answer.UNMATCHED, line, why);
        return null;
    }

    private @Nullable Accepted judge(SettlementLine line, OrderId id, @Nullable Order order) throws IOException {
        if (order == null) {
            return dismissed(line, "no such order");
        }
        if (order.state() != RunState.PUBLISHED) {
            return dismissed(line, "its run " + order.period() + " is " + order.state() + ", not published");
        }
        if (order.said().containsKey(line.status())) {
            boolean isSame = order.amount() == line.amount();
            duplicate += isSame ? 1 : 0;
            amountDiffers += isSame ? 0 : 1;
            lists.add(
                    isSame ? Answer.DUPLICATE : Answer.AMOUNT_DIFFERS,
                    line,
                    isSame ? "known already" : "known already, and ordered were " + tenge(order));
            return null;
        }
        String contradiction = contradiction(line, order);
        if (contradiction != null) {
            contradicting++;
            lists.add(Answer.DUPLICATE, line, contradiction);
            return null;
        }
        if (order.amount() != line.amount()) {
            amountDiffers++;
            lists.add(Answer.AMOUNT_DIFFERS, line, "ordered were " + tenge(order));
            return null;
        }
        order.said().put(line.status(), Optional.ofNullable(line.paidOn()));
        matched[line.status().ordinal()]++;
        byRun.computeIfAbsent(order.run(), any -> new long[matched.length])[
                line.status().ordinal()]++;
        lists.add(Answer.MATCHED, line, "");
        Accepted row = new Accepted(line, id, order);
        if (line.status().isBounced()) {
            bounced.computeIfAbsent(order.run(), any -> new TreeMap<>())
                    .computeIfAbsent(order.range(), any -> new ArrayList<>())
                    .add(row);
        }
        return row;
    }

    private static String tenge(Order order) {
        return Output.plainTenge(order.amount());
    }

    /** Paid and later returned is the one thing that goes together; null when the row contradicts nothing. */
    private static @Nullable String contradiction(SettlementLine line, Order order) {
        for (var said : order.said().entrySet()) {
            SettlementStatus other = said.getKey();
            boolean isReturn = line.status() == SettlementStatus.RETURNED && other == SettlementStatus.PAID;
            boolean isEarlierPayment = line.status() == SettlementStatus.PAID && other == SettlementStatus.RETURNED;
            boolean inOrder = isReturn
                    ? isNotAfter(said.getValue().orElse(null), line.paidOn())
                    : isEarlierPayment
                            && said.getValue().isPresent()
                            && isNotAfter(line.paidOn(), said.getValue().get());
            if (!inOrder) {
                return "contradicts: " + other
                        + said.getValue().map(day -> " on " + day).orElse("") + " was said of it";
            }
        }
        return null;
    }

    private static boolean isNotAfter(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day == null || other == null || !day.isAfter(other);
    }

    @Override
    public void close() throws IOException {
        lists.close();
    }
}
