package kz.tolem.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.writers.manifest.KeyUnusable;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.PublicSigningKey;
import kz.tolem.writers.manifest.TrustedKeys;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.outbox.Finding;
import kz.tolem.writers.outbox.PublishedDirectory;
import kz.tolem.writers.outbox.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tolem verify outbox/2026Q1}. Needs no database. */
@Command(
        name = "verify",
        description =
                "Checks a published directory without a database: signatures, hashes, pages, totals, nothing missing or extra.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem verify outbox/2026Q1", "  tolem verify outbox/2026Q1 --key finance.pub"},
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory, or its name in the outbox.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(names = "--key", paramLabel = "FILE", description = "A public key to trust besides those in keys/trusted.")
    private List<Path> keys = new ArrayList<>();

    Verify(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Voice out = session.voice(spec.commandLine().getOut());
        Voice err = session.voice(spec.commandLine().getErr());
        Path checked = found();
        Verification verification = PublishedDirectory.verify(checked, trusted());
        for (Finding finding : verification.findings()) {
            err.say(Message.of("{}: {}, {}", checked.resolve(finding.file()), finding.kind(), finding.detail()));
        }
        Manifest manifest = verification.manifest();
        if (!verification.isSound() || manifest == null) {
            err.say(Message.of(
                    "tolem: {} must not be imported: fetch it again from who published it, or ask there", checked));
            return ExitCode.DAMAGED.code();
        }
        Total total = manifest.total();
        out.say(Message.of(
                "{}Sound: {}, {} files, {} orders, {} KZT",
                manifest.sample() ? Message.of("SAMPLE, NOT FOR PAYMENT. ") : "",
                manifest.period(),
                manifest.files().size(),
                Output.count(total.count()),
                Output.tenge(total.amount())));
        out.say(Message.of("Manifest {}, signed by key {}", verification.manifestSha256(), verification.signedBy()));
        return ExitCode.DONE.code();
    }

    private Path found() {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Path published = session.home().root().resolve(directory);
        if (Files.isDirectory(published)) {
            return published;
        }
        Path named = session.home().outbox().resolve(directory);
        if (Files.isDirectory(named)) {
            return named;
        }
        throw new Refusal(
                ExitCode.DAMAGED,
                Message.of(
                        "there is no directory {}, here or in {}",
                        directory,
                        session.home().outbox()));
    }

    private TrustedKeys trusted() throws IOException {
        try {
            TrustedKeys trusted = session.trusted();
            for (Path file : keys) {
                trusted = trusted.and(PublicSigningKey.read(file));
            }
            return trusted;
        } catch (KeyUnusable e) {
            throw new Refusal(ExitCode.DAMAGED, e.message(), e);
        }
    }
}
