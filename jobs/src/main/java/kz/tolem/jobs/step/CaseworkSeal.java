package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.writers.casework.CaseworkManifest;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import org.springframework.stereotype.Component;

/** Puts the files for caseworkers together: what ranges wrote, what the freeze put into quarantine, and their manifest. */
@Component
class CaseworkSeal {

    private final StagingArea staging;
    private final FrozenFiles frozen;

    CaseworkSeal(StagingArea staging, FrozenFiles frozen) {
        this.staging = staging;
        this.frozen = frozen;
    }

    /** Digest of the manifest of the casework. */
    String seal(Run run, List<Done> done) throws IOException {
        Path directory = staging.casework(run);
        List<WrittenFile> files = new ArrayList<>();
        for (Done range : done) {
            files.addAll(files(range));
        }
        FrozenRegistry registry = frozen.open(run);
        for (FrozenIndex.Range range : registry.index().ranges()) {
            for (FrozenIndex.File file : range.files()) {
                if (file.name().startsWith("quarantine-")) {
                    NewFile.write(
                            directory.resolve(file.name()),
                            Files.readAllBytes(registry.directory().resolve(file.name())));
                    files.add(new WrittenFile(file.name(), file.bytes(), file.sha256(), file.rows(), 0));
                }
            }
        }
        for (WrittenFile file : files) {
            String digest = Sha256.of(directory.resolve(file.name()));
            if (!digest.equals(file.sha256())) {
                throw new DamagedFile(Message.of(
                        "casework file {} is not what was written: its SHA-256 is {}, written was {}",
                        file.name(),
                        digest,
                        file.sha256()));
            }
        }
        CaseworkManifest manifest = CaseworkManifest.of(staging.metadata(run), files);
        manifest.write(directory);
        return manifest.sha256();
    }

    /** The files of a range as its row in the run table names them. */
    static String text(List<WrittenFile> files) {
        StringBuilder text = new StringBuilder();
        for (WrittenFile file : files) {
            text.append(file.name())
                    .append(' ')
                    .append(file.bytes())
                    .append(' ')
                    .append(file.sha256())
                    .append(' ');
            text.append(file.rows()).append(' ').append(file.amount()).append('\n');
        }
        return text.toString();
    }

    private static List<WrittenFile> files(Done range) {
        return range.casework()
                .lines()
                .map(line -> line.split(" "))
                .map(part -> new WrittenFile(
                        part[0], Long.parseLong(part[1]), part[2], Long.parseLong(part[3]), Long.parseLong(part[4])))
                .toList();
    }
}
