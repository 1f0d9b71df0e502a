package kz.tolem.jobs.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.Period;
import kz.tolem.writers.export.CreditTransfers;
import kz.tolem.writers.export.OrdersCsv;
import kz.tolem.writers.export.OrdersWorkbook;
import kz.tolem.writers.export.PublishedOrders;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.outbox.PublishedDirectory;
import kz.tolem.writers.outbox.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tolem export 2026Q1 --csv|--xlsx|--pain001}. */
@Command(
        name = "export",
        description =
                "Published orders in another form: text, Excel workbook, or ISO 20022 credit transfers. They are verified first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tolem export 2026Q1 --csv",
            "  tolem export 2026Q1 --xlsx --region 71 --out astana.xlsx",
            "  tolem export 2026Q1 --pain001 --execute-on 2026-04-03"
        },
        mixinStandardHelpOptions = true)
public final class Export extends PeriodCommand {

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Form form;

    @Mixin
    private Regions regions = new Regions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to (default: PERIOD-orders in TOLEM_HOME/export); a file of that name is replaced.")
    private @Nullable Path out;

    @Option(
            names = "--execute-on",
            paramLabel = "DATE",
            description = "Day on which the bank is asked to pay, for --pain001 (default: today in Asia/Almaty).")
    private @Nullable LocalDate executeOn;

    Export(Session session) {
        super(session);
    }

    /** One of them must be given. */
    static final class Form {

        @Option(names = "--csv", description = "Text with commas, UTF-8; no cell of it is ever calculated.")
        private boolean csv;

        @Option(names = "--xlsx", description = "A workbook for Excel.")
        private boolean xlsx;

        /** That it is neither of the others says the same. */
        @SuppressWarnings("UnusedVariable")
        @Option(
                names = "--pain001",
                description =
                        "Customer credit transfer initiation pain.001.001.09; wants the settings tolem.payment.*.")
        private boolean pain001;

        private Kind kind() {
            return csv ? Kind.CSV : xlsx ? Kind.XLSX : Kind.XML;
        }
    }

    private enum Kind {
        CSV,
        XLSX,
        XML;

        private String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        Set<String> only = regions.known();
        Home home = session().home();
        PublishedOrders orders = verified(home, period(), only);
        Path file = out != null
                ? out
                : home.export().resolve(period() + "-orders" + form.kind().suffix());
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new Refusal(
                    ExitCode.USAGE, Message.of("there is no directory for {}: make it, or name another --out", file));
        }
        long count;
        try (NewFile target = new NewFile(file)) {
            count = write(orders, target, home);
            target.commit();
        }
        out().say(Message.of(
                "{}{} orders of {}{}: {}",
                orders.manifest().sample() ? Message.of("SAMPLE, NOT FOR PAYMENT. ") : "",
                Output.count(count),
                period(),
                only.isEmpty() ? "" : Message.of(", regions {}", only),
                file));
        return ExitCode.DONE.code();
    }

    private long write(PublishedOrders orders, OutputStream target, Home home) throws IOException {
        return switch (form.kind()) {
            case CSV -> OrdersCsv.write(orders, target);
            case XLSX -> OrdersWorkbook.write(orders, target);
            case XML -> transfers(orders, target, home);
        };
    }

    private long transfers(PublishedOrders orders, OutputStream target, Home home) throws IOException {
        if (orders.manifest().sample()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of("{} is a sample, not for payment: no bank gets a payment file of it", period()));
        }
        OffsetDateTime now = OffsetDateTime.now(Application.ZONE);
        return CreditTransfers.write(
                orders,
                session()
                        .part(TolemProperties.class)
                        .payment()
                        .debtor(now, executeOn == null ? now.toLocalDate() : executeOn),
                target,
                home.export().resolve("." + period() + ".partial"));
    }

    /** The directory as finance would get it, if nothing is wrong with it. */
    private PublishedOrders verified(Home home, Period period, Set<String> only) throws IOException {
        Path directory = home.outbox().resolve(period.name());
        if (!Files.isDirectory(directory)) {
            throw new Refusal(
                    ExitCode.NOT_APPROVED,
                    Message.of(
                            "{} is not published: there is no {}; tolem status {} says what comes next",
                            period,
                            directory,
                            period));
        }
        Verification verification =
                PublishedDirectory.verify(directory, session().trusted());
        Manifest manifest = verification.manifest();
        if (!verification.isSound() || manifest == null) {
            throw new Refusal(
                    ExitCode.DAMAGED,
                    Message.of("{} is not as it was published: tolem verify {} says why", directory, period));
        }
        return new PublishedOrders(directory, manifest, only);
    }
}
