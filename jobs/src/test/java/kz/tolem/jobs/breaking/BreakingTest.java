package kz.tolem.jobs.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever breaks, every order comes exactly once: the run ends in the bytes and rows of one that was left alone.
 *
 * <p>{@code -Dtolem.faults=1000} breaks it so often, with another {@code -Dtolem.faults.seed} elsewhere; {@code
 * -Dtolem.faults.episode=17} plays one episode again. A violation says by which command it comes back.
 */
final class BreakingTest {

    private static final int FAULTS = Integer.getInteger("tolem.faults", 12);
    private static final long SEED = Long.getLong("tolem.faults.seed", 20260101L);
    private static final int EPISODE = Integer.getInteger("tolem.faults.episode", 0);
    private static final int LANES = Integer.getInteger("tolem.faults.lanes", 2);

    @Test
    void everyOrderComesExactlyOnceWhateverBreaks() throws Exception {
        try (Breaking breaking = new Breaking(LANES, EnumSet.allOf(Task.class))) {
            Report report = breaking.play(null, EnumSet.allOf(FaultKind.class), FAULTS, SEED, EPISODE, false);
            System.out.println(report.table());
            Files.writeString(Path.of("target", "faults.txt"), report.toString(), StandardCharsets.UTF_8);
            assertThat(report.violations()).isEmpty();
            assertThat(report.faults()).isPositive();
        }
    }
}
