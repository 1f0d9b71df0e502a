package kz.tolem.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.KeyUnusable;
import kz.tolem.writers.manifest.PublicSigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tolem keys}. */
@Command(
        name = "keys",
        description = "The key that signs here (made at first use) and the keys whose signatures count.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem keys", "  tolem keys --trust finance.pub"},
        mixinStandardHelpOptions = true)
public final class Keys implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--trust", paramLabel = "FILE", description = "Trust this public key (Ed25519, PEM) as well.")
    private @Nullable Path trust;

    Keys(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Voice out = session.voice(spec.commandLine().getOut());
        Path directory = session.home().keys();
        KeyDirectory keys = new KeyDirectory(directory);
        try {
            out.say(Message.of("Signs: {}  {}", keys.signingKey().id(), directory.resolve("signing.pub")));
            if (trust != null) {
                PublicSigningKey added = PublicSigningKey.read(trust);
                Path file = directory.resolve("trusted").resolve(added.id() + ".pub");
                if (Files.notExists(file)) {
                    NewFile.write(file, Files.readAllBytes(trust));
                }
            }
            for (String id : new TreeSet<>(keys.trusted().ids())) {
                out.say(Message.of(
                        "Trusted: {}  {}", id, directory.resolve("trusted").resolve(id + ".pub")));
            }
        } catch (KeyUnusable e) {
            throw new Refusal(ExitCode.DAMAGED, e.message(), e);
        }
        out.say(Message.of(
                "A key of your own: put signing.key (PKCS#8) and signing.pub into {} before the first run.",
                directory));
        return ExitCode.DONE.code();
    }
}
