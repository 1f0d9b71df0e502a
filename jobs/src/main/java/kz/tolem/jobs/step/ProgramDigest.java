package kz.tolem.jobs.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The digest of the classes that calculate: where it is another one than that of the last run, the same facts and the same law
 * may come out otherwise.
 */
@Component
class ProgramDigest {

    private static final String CLASSES = "classpath*:kz/tolem/calc/**/*.class";
    private static final String PACKAGE = "/kz/tolem/calc/";

    /** Stands for a run of which some ranges were calculated by one program and some by another. */
    private static final String SEVERAL = "several";

    private final RunStore runs;
    private final RangeStore ranges;

    ProgramDigest(RunStore runs, RangeStore ranges) {
        this.runs = runs;
        this.ranges = ranges;
    }

    /** Notes with which program the run is calculated. */
    void note(Run run) {
        String digest = digest();
        String noted = runs.byId(run.id()).programDigest();
        if (!digest.equals(noted)) {
            runs.noteProgram(run, noted == null || ranges.done(run).isEmpty() ? digest : SEVERAL + ' ' + run.epoch());
        }
    }

    private static String digest() {
        try {
            Map<String, Resource> classes = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(CLASSES)) {
                String name = resource.getURL().toString();
                classes.put(name.substring(name.lastIndexOf(PACKAGE)), resource);
            }
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Resource resource : classes.values()) {
                try (InputStream in = resource.getInputStream()) {
                    sha256.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
