package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.LawArchive;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.NewFile;
import org.springframework.stereotype.Component;

/** Where the frozen registries lie, each with the law that its run was computed with. */
@Component
class FrozenFiles {

    private static final String LAW = "law.yaml";

    private final Home home;

    FrozenFiles(Home home) {
        this.home = home;
    }

    Path directory(Run run) {
        return home.frozen().resolve(run.directory());
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

    private static String notTheLaw(Path file, Run run) {
        return file + " is not the law that " + run.period() + " was computed with (" + run.lawDigest()
                + "): bring it back from a copy";
    }
}
