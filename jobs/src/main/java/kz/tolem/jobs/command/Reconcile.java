package kz.tolem.jobs.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.settle.Reconciliation;
import kz.tolem.jobs.settle.Reconciliation.Line;
import kz.tolem.writers.orders.Total;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tolem reconcile 2026Q1}. */
@Command(
        name = "reconcile",
        description = {
            "What a published period ordered against what the treasury has said of it: ordered = paid + rejected + returned + open, "
                    + "by benefit, in orders and in tenge. Ends with 13 when that does not hold.",
            "What was ordered again is counted with the run that did; its own period is reconciled by itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  tolem reconcile 2026Q1", "  tolem reconcile 2026-04-05 --json"},
        mixinStandardHelpOptions = true)
public final class Reconcile extends PeriodCommand {

    @Option(names = "--json", description = "For programs; by benefit and month.")
    private boolean json;

    Reconcile(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Reconciliation.Report report = session().part(Reconciliation.class).of(period());
        if (json) {
            out().plain(Json.of(data(report)));
        } else {
            print(report, out());
        }
        out().flush();
        if (report.holds()) {
            return ExitCode.DONE.code();
        }
        err().say(Message.of(
                "tolem: {} does not come out even: what the ledger ordered is not what was said of it plus what is "
                        + "open. Somebody changed the database: compare it with a backup, and settle nothing until it "
                        + "is explained",
                report.run().period()));
        err().flush();
        return ExitCode.DISAGREE.code();
    }

    private static void print(Reconciliation.Report report, Voice out) {
        if (report.run().sample()) {
            out.say(Message.of("SAMPLE, NOT FOR PAYMENT"));
        }
        Map<Benefit, Line> byBenefit = new TreeMap<>();
        report.lines().forEach(line -> byBenefit.merge(line.benefit(), line, Reconcile::plus));
        Table orders = new Table(Message.of("Orders | >Ordered | >Paid | >Rejected | >Returned | >Open"));
        Table amounts = new Table(Message.of("KZT | >Ordered | >Paid | >Rejected | >Returned | >Open"));
        byBenefit.forEach((benefit, line) -> add(Message.quoted(benefit), line, orders, amounts));
        Line all = byBenefit.values().stream().reduce(Reconcile::plus).orElse(null);
        if (all == null) {
            out.say(Message.of("{} ordered nothing", report.run().period()));
            return;
        }
        add(Message.of("total"), all, orders, amounts);
        orders.print(out);
        amounts.print(out);
        for (Reconciliation.Again again : report.again()) {
            out.say(Message.of(
                    "Ordered again by {}, {}: {} orders, {} KZT",
                    again.period(),
                    again.state(),
                    Output.count(again.count()),
                    Output.tenge(again.amount())));
        }
        long bounced = all.rejected().count() + all.returned().count();
        long again =
                report.again().stream().mapToLong(Reconciliation.Again::count).sum();
        if (bounced > again) {
            out.say(Message.of(
                    "Not ordered again yet: {} orders; held until the payee has another account, see held in casework "
                            + "of the nightly run",
                    Output.count(bounced - again)));
        }
        if (report.holds()) {
            out.say(Message.of("Even: ordered = paid + rejected + returned + open"));
        }
    }

    private static void add(Message name, Line line, Table orders, Table amounts) {
        orders.row(
                name,
                Output.count(line.ordered().count()),
                Output.count(line.paid().count()),
                Output.count(line.rejected().count()),
                Output.count(line.returned().count()),
                Output.count(line.open().count()));
        amounts.row(
                name,
                Output.tenge(line.ordered().amount()),
                Output.tenge(line.paid().amount()),
                Output.tenge(line.rejected().amount()),
                Output.tenge(line.returned().amount()),
                Output.tenge(line.open().amount()));
    }

    private static Line plus(Line one, Line other) {
        return new Line(
                one.benefit(),
                one.month(),
                one.ordered().plus(other.ordered()),
                one.paid().plus(other.paid()),
                one.rejected().plus(other.rejected()),
                one.returned().plus(other.returned()),
                one.open().plus(other.open()));
    }

    private static Map<String, @Nullable Object> data(Reconciliation.Report report) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("period", report.run().period().name());
        data.put("sample", report.run().sample());
        data.put("even", report.holds());
        data.put("lines", report.lines().stream().map(Reconcile::data).toList());
        data.put(
                "ordered_again",
                report.again().stream()
                        .map(again -> Map.of(
                                "period", again.period(),
                                "state", again.state().name(),
                                "orders", again.count(),
                                "amount", Output.plainTenge(again.amount())))
                        .toList());
        return data;
    }

    private static Map<String, @Nullable Object> data(Line line) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("benefit", line.benefit().name());
        data.put("month", line.month().toString());
        data.put("ordered", data(line.ordered()));
        data.put("paid", data(line.paid()));
        data.put("rejected", data(line.rejected()));
        data.put("returned", data(line.returned()));
        data.put("open", data(line.open()));
        data.put("even", line.holds());
        return data;
    }

    private static Map<String, Object> data(Total sum) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("orders", sum.count());
        data.put("amount", Output.plainTenge(sum.amount()));
        return data;
    }
}
