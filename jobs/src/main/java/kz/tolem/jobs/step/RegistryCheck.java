package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.run.RunState;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Whether the registry or the law has changed since a quarter was published: freezes anew and compares digests. */
@Component
public class RegistryCheck {

    private final RunService service;
    private final Freezer freezer;
    private final FrozenFiles files;
    private final LawBook law;

    RegistryCheck(RunService service, Freezer freezer, FrozenFiles files, LawBook law) {
        this.service = service;
        this.freezer = freezer;
        this.files = files;
        this.law = law;
    }

    /** {@link ExitCode#DONE} when nothing has changed, else {@link ExitCode#CHANGED}; writes which. */
    public ExitCode check(Period period, Voice out) {
        Run run = service.existing(period);
        if (run.state() != RunState.PUBLISHED) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of("{} is {} and not published. Next: tolem {}", period, run.state(), run.nextCommand()));
        }
        boolean sameLaw = law.digest().equals(run.lawDigest());
        boolean sameRegistry = freezeAgain(run).equals(run.frozenDigest());
        out.say(Message.of(
                "Registry: {}",
                sameRegistry ? Message.of("as it was") : Message.of("changed since {} was frozen", period)));
        out.say(Message.of(
                "Law: {}", sameLaw ? Message.of("as it was") : Message.of("changed since {} was calculated", period)));
        return sameLaw && sameRegistry ? ExitCode.DONE : ExitCode.CHANGED;
    }

    private String freezeAgain(Run run) {
        Path directory = files.directory(run)
                .resolveSibling("." + run.directory() + ".check-"
                        + ProcessHandle.current().pid());
        try {
            FileSystemUtils.deleteRecursively(directory);
            String digest =
                    freezer.freeze(Freezer.Order.of(run), directory, () -> {}).digest();
            FileSystemUtils.deleteRecursively(directory);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the registry", e);
        }
    }
}
