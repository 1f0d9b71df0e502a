package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.LawArchive;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Durable;
import kz.tolem.writers.files.NewFile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where the frozen registries lie, each with the law that its run was computed with. */
@Component
public class FrozenFiles {

    private static final String LAW = "law.yaml";
    private static final String PARTIAL = ".partial";

    private final Home home;

    FrozenFiles(Home home) {
        this.home = home;
    }

    /** Where the frozen registry of a run lies: its name says what is in it, so nobody ever has to replace it. */
    public Path directory(Run run) {
        return directory(run, Objects.requireNonNull(run.frozenDigest(), "not frozen yet"));
    }

    private Path directory(Run run, String digest) {
        return home.frozen().resolve(run.directory() + "-" + digest.substring(0, 12));
    }

    /** Where a process that owns the epoch freezes: one that was taken over is in nobody's way. */
    Path partial(Run run) {
        return home.frozen().resolve("." + run.directory() + "." + run.epoch() + PARTIAL);
    }

    /** Gives what was frozen its name, unless an earlier freeze has come to the same and was killed afterwards. */
    void keep(Run run, Path partial, String digest) throws IOException {
        Path goal = directory(run, digest);
        if (Files.exists(goal)) {
            FileSystemUtils.deleteRecursively(partial);
        } else {
            Durable.rename(partial, goal);
        }
        Durable.syncDirectory(home.frozen());
    }

    /** Removes what else was frozen for the run, once it has noted which is its own. */
    void removeOthers(Run run) throws IOException {
        Path own = directory(run);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(home.frozen())) {
            for (Path other : all) {
                String name = other.getFileName().toString();
                boolean isOfRun = name.startsWith(run.directory() + "-")
                        || name.startsWith("." + run.directory() + ".") && name.endsWith(PARTIAL);
                if (isOfRun && !other.equals(own)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
    }

    /** The frozen registry of a run, after its index was compared with the digest that the run noted. */
    FrozenRegistry open(Run run) throws IOException {
        Path directory = directory(run);
        String digest = Objects.requireNonNull(run.frozenDigest(), "not frozen yet");
        return new FrozenRegistry(directory, FrozenIndex.read(directory, digest));
    }

    /** Keeps the law that the run is computed with beside its facts. */
    void keepLaw(Run run, LawBook law) throws IOException {
        NewFile.write(directory(run).resolve(LAW), LawArchive.write(law).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The law that the run was computed with.
     *
     * @throws DamagedFile when it is missing or not the one that the run noted
     */
    LawBook law(Run run) throws IOException {
        Path file = directory(run).resolve(LAW);
        try {
            LawBook law = LawArchive.read(LAW, Files.readAllBytes(file));
            if (law.digest().equals(run.lawDigest())) {
                return law;
            }
        } catch (NoSuchFileException | InvalidLaw e) {
            throw new DamagedFile(notTheLaw(file, run), e);
        }
        throw new DamagedFile(notTheLaw(file, run));
    }

    /** The law that a former run was computed with; nothing when its registry was removed or is damaged. */
    Optional<LawBook> lawIfKept(Run run) {
        try {
            return Optional.of(law(run));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Message notTheLaw(Path file, Run run) {
        return Message.of(
                "{} is not the law that {} was computed with ({}): bring it back from a copy",
                file,
                run.period(),
                run.lawDigest());
    }
}
