package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.jobs.UndisturbedQuarter.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A run that is killed goes on with the documented command and ends in the bytes of one that was left alone. */
final class KillAndRelaunchTest {

    /** How often a run is killed at a random time; another number with {@code -Dtolem.kills=300}. */
    private static final int KILLS = Integer.getInteger("tolem.kills", 30);

    private static final long SEED = Long.getLong("tolem.kills.seed", 20260101L);

    /** Nobody gets that far: so many commands finish what was killed at one place. */
    private static final int MOST_COMMANDS = 8;

    private static final Pattern FAULT_POINT = Pattern.compile("FaultPoint\\.pass\\(\"([^\"]+)\"\\)");

    @Test
    void killsAtRandomTimesChangeNeitherFilesNorLedger() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Installation installation = Installation.of(SampleRegistry.shared());
        for (long moment : moments(random)) {
            try (Program program = goOn(installation)) {
                if (program.endsWithin(Duration.ofNanos(moment))) {
                    program.await().ok();
                } else {
                    program.kill();
                }
            }
            if (hasRun(installation) && isSealed(installation)) {
                assertCameOutAsUndisturbed(installation);
                installation = Installation.of(SampleRegistry.shared());
            }
        }
        finish(installation);
        assertCameOutAsUndisturbed(installation);
    }

    /** One moment in each slice of the time that a run takes, in nanoseconds; in no order. */
    private static List<Long> moments(SplittableRandom random) {
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            double share = (i + random.nextDouble()) / KILLS;
            moments.add((long) (UndisturbedQuarter.took().toNanos() * share));
        }
        Collections.shuffle(moments, new Random(SEED));
        return moments;
    }

    @ParameterizedTest
    @MethodSource("faultPoints")
    void aProcessThatDiesAtAnyNamedPlaceIsFinishedByTheNextSafeCommands(String place) throws Exception {
        Installation installation = Installation.of(SampleRegistry.shared());
        Installation dying = installation.withFlag("-Dtolem.halt-at=" + place);
        String[] next = {"run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF};
        boolean died = false;
        for (int i = 0; i < MOST_COMMANDS && !next[0].equals("verify"); i++) {
            Program.Ended ended = (died ? installation : dying).tolem(next);
            if (!died && ended.code() == Program.KILLED) {
                died = true;
                assertNothingHalfVisible(installation);
            } else {
                ended.ok();
            }
            next = installation
                    .status()
                    .get("next")
                    .asString()
                    .replace("NAME", Installation.APPROVER)
                    .split(" ");
        }
        assertThat(died).as("some command passes %s", place).isTrue();
        assertCameOutAsUndisturbed(installation);
        assertThat(Outcome.published(installation)).isEqualTo(UndisturbedQuarter.outcome());
        installation
                .tolem("verify", installation.published(SampleRegistry.PERIOD).toString())
                .ok();
    }

    static Stream<String> faultPoints() {
        try {
            return Trees.files(Path.of("src", "main", "java")).stream().flatMap(KillAndRelaunchTest::faultPoints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> faultPoints(Path source) {
        try {
            return FAULT_POINT
                    .matcher(Files.readString(source, StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kill can come before the run is noted; then the command is still {@code run}, as {@code relaunch} would say. */
    private static Program goOn(Installation installation) throws IOException, SQLException {
        return hasRun(installation)
                ? installation.start("relaunch", SampleRegistry.PERIOD)
                : installation.start("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF);
    }

    private static void finish(Installation installation) throws Exception {
        try (Program program = goOn(installation)) {
            program.await().ok();
        }
    }

    private static boolean hasRun(Installation installation) throws SQLException {
        return installation.ledger().isTrue("SELECT to_regclass('runs.run') IS NOT NULL")
                && installation.ledger().isTrue("SELECT EXISTS (SELECT FROM runs.run)");
    }

    private static boolean isSealed(Installation installation) {
        return installation.ledger().isTrue("SELECT state = 'SEALED' FROM runs.run");
    }

    private static void assertNothingHalfVisible(Installation installation) throws Exception {
        try (Stream<Path> visible = Files.list(installation.outbox())) {
            for (Path directory : visible.filter(
                            path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                installation.tolem("verify", directory.toString()).ok();
            }
        }
    }

    private static void assertCameOutAsUndisturbed(Installation installation) throws Exception {
        Outcome undisturbed = UndisturbedQuarter.outcome();
        Outcome outcome = Outcome.of(installation);
        assertThat(outcome.files()).isNotEmpty().isEqualTo(undisturbed.files());
        assertThat(outcome.ledger()).isEqualTo(undisturbed.ledger());
        Database ledger = installation.ledger();
        assertThat(ledger.rows("SELECT range FROM runs.planned_range EXCEPT SELECT range FROM runs.done_range"))
                .as("ranges that are not done")
                .isEmpty();
        assertThat(ledger.rows("SELECT job_execution_id FROM batch.batch_job_execution"
                        + " WHERE status IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')"
                        + " UNION ALL SELECT step_execution_id FROM batch.batch_step_execution"
                        + " WHERE status IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')"))
                .as("executions that are said to run")
                .isEmpty();
    }

    @Test
    void relaunchOfWhatNeverBeganSaysHowToBegin() throws Exception {
        Installation installation = Installation.of(SampleRegistry.shared());
        Program.Ended ended =
                installation.tolem("relaunch", SampleRegistry.PERIOD).with(2);
        assertThat(ended.err()).contains("there is no run of 2026Q1").contains("tolem run 2026Q1");
        JsonNode none = installation.status();
        assertThat(none).isNull();
    }
}
