package kz.tolem.jobs.step;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.frozen.FrozenIndex;
import org.springframework.stereotype.Component;

/** Where the frozen registries lie. */
@Component
class FrozenFiles {

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
}
