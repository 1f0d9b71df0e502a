package kz.tolem.jobs.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.settle.SettlementImport;
import kz.tolem.jobs.settle.SettlementService;
import kz.tolem.jobs.settle.SettlementService.Settled;
import kz.tolem.writers.settlement.SettlementLists.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem settle FILE}. */
@Command(
        name = "settle",
        description = {
            "Imports what the treasury says became of orders: a file with the columns order_id, status (PAID, REJECTED, RETURNED), "
                    + "reason, paid_on, amount, as Parquet or as text with commas or semicolons. The same file twice changes nothing.",
            "What was rejected or returned does not count as ordered any more. It is held until the payee has another account; the "
                    + "next nightly run then orders it again, with a new sequence and the old order in the column replaces.",
            "Lists of what matched and what did not lie in settlements/NUMBER of TOLEM_HOME. Ends with 13 when rows are of no "
                    + "published order, contradict what was said before, or have another amount: these are not imported, all others "
                    + "are. Ends with 2, and imports nothing, when a row cannot be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tolem settle treasury-2026-04-03.csv",
            "  tolem settle returns.parquet --json",
            "  tolem reconcile 2026Q1"
        },
        mixinStandardHelpOptions = true)
public final class Settle implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file that the treasury sent.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Settle(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Settled settled = session.part(SettlementService.class).settle(file);
        SettlementImport done = settled.done();
        Voice out = session.voice(spec.commandLine().getOut());
        if (json) {
            out.plain(Json.of(data(settled)));
        } else if (!settled.isNew()) {
            out.say(Message.of(
                    "This file was imported on {} by {} as number {}; nothing was changed. Its lists: {}",
                    Status.time(done.at()),
                    done.operator(),
                    done.number(),
                    settled.lists()));
        } else {
            print(settled, out);
        }
        out.flush();
        if (!settled.isNew() || done.inDispute() == 0) {
            return ExitCode.DONE.code();
        }
        Voice err = session.voice(spec.commandLine().getErr());
        err.say(Message.of(
                "tolem: {} of {} rows of {} were not imported: see unmatched.csv, duplicate.csv and "
                        + "amount-differs.csv in {}, and ask the treasury for a file with what is right of them",
                Output.count(done.inDispute()),
                Output.count(done.rows()),
                done.file(),
                settled.lists()));
        err.flush();
        return ExitCode.DISAGREE.code();
    }

    private static void print(Settled settled, Voice out) {
        SettlementImport done = settled.done();
        out.say(Message.of("Import {} of {}, {} rows", done.number(), done.file(), Output.count(done.rows())));
        Table table = new Table(Message.of("Rows | >Count | List"));
        table.row(Message.of("paid"), Output.count(done.paid()), Answer.MATCHED.file());
        table.row(Message.of("rejected"), Output.count(done.rejected()), Answer.MATCHED.file());
        table.row(Message.of("returned"), Output.count(done.returned()), Answer.MATCHED.file());
        table.row(Message.of("unmatched"), Output.count(done.unmatched()), Answer.UNMATCHED.file());
        table.row(Message.of("known already"), Output.count(done.duplicate()), Answer.DUPLICATE.file());
        table.row(Message.of("contradicting"), Output.count(done.contradicting()), Answer.DUPLICATE.file());
        table.row(Message.of("amount differs"), Output.count(done.amountDiffers()), Answer.AMOUNT_DIFFERS.file());
        table.print(out);
        out.say(Message.of("Lists: {}", settled.lists()));
        if (done.rejected() + done.returned() > 0) {
            out.say(Message.of(
                    "What was rejected or returned is ordered again by the next nightly run where the payee has another "
                            + "account by then, and is held elsewhere"));
        }
    }

    private static Map<String, @Nullable Object> data(Settled settled) {
        SettlementImport done = settled.done();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("number", done.number());
        data.put("imported_now", settled.isNew());
        data.put("file", done.file());
        data.put("sha256", done.sha256());
        data.put("operator", done.operator());
        data.put("imported_at", done.at().toString());
        data.put("rows", done.rows());
        data.put("paid", done.paid());
        data.put("rejected", done.rejected());
        data.put("returned", done.returned());
        data.put("unmatched", done.unmatched());
        data.put("duplicate", done.duplicate());
        data.put("contradicting", done.contradicting());
        data.put("amount_differs", done.amountDiffers());
        data.put("lists", settled.lists().toString());
        return data;
    }
}
