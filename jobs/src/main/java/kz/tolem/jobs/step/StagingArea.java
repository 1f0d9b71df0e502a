package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunState;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.report.HtmlReport;
import org.springframework.stereotype.Component;

/** Where the files of a run lie until it is published. */
@Component
public class StagingArea {

    /** Version of the form of orders, manifest and frozen files. Range size and columns belong to it. */
    public static final int SCHEMA_VERSION = 2;

    private static final String ORDERS = "orders";

    private final Home home;

    StagingArea(Home home) {
        this.home = home;
    }

    /** Orders, manifest and signature: what will be published. */
    public Path orders(Run run) throws IOException {
        return made(home.staging().resolve(run.directory()).resolve(ORDERS));
    }

    /** Files for caseworkers. */
    public Path casework(Run run) throws IOException {
        return made(home.staging().resolve(run.directory()).resolve("casework"));
    }

    /** Removes what killed processes have left half-written. */
    void removeAbandoned(Run run) {
        try {
            NewFile.removeAbandoned(orders(run));
            NewFile.removeAbandoned(casework(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Files for caseworkers of a run that is sealed: in the home's casework once it is published, in the staging area
     * before.
     *
     * @throws Refusal with {@link ExitCode#IN_THE_WAY} when it is not sealed
     */
    public Path sealedCasework(Run run) throws IOException {
        if (run.manifestHash() == null) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of(
                            "{} is {} and not sealed yet. Next: tolem {}",
                            run.period(),
                            run.state(),
                            run.nextCommand()));
        }
        return run.state() == RunState.PUBLISHED
                ? home.casework().resolve(run.period().name())
                : casework(run);
    }

    /** The report of a run that is sealed: in the outbox once it is published, in the staging area before. */
    public Path report(Run run) {
        Path directory = run.state() == RunState.PUBLISHED
                ? home.outbox().resolve(run.period().name())
                : home.staging().resolve(run.directory()).resolve(ORDERS);
        return directory.resolve(HtmlReport.FILE);
    }

    /** Name of the file of orders of a range. */
    public String orderFile(int range) {
        return "orders-%05d.parquet".formatted(range);
    }

    /** Whether the file of a range lies there with the size that its row says. */
    public boolean hasFile(Run run, String name, long bytes) throws IOException {
        Path file = orders(run).resolve(name);
        return Files.isRegularFile(file) && Files.size(file) == bytes;
    }

    /** What stands in the footer of each file. */
    public OrdersMetadata metadata(Run run) {
        return new OrdersMetadata(
                run.period().name(), Objects.requireNonNull(run.lawDigest(), "law"), SCHEMA_VERSION, run.sample());
    }

    private static Path made(Path directory) throws IOException {
        OwnerOnly.createDirectories(directory);
        return directory;
    }
}
