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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is killed goes on with the documented command and ends in the bytes of one that was left alone. */
@Execution(ExecutionMode.CONCURRENT)
final class KillAndRelaunchTest {

    /** How often a run is killed at a random time; another number with {@code -Dtolem.kills=300}. */
    private static final int KILLS = Integer.getInteger("tolem.kills", 30);

    private static final long SEED = Long.getLong("tolem.kills.seed", 20260101L);

    private static final String PUBLISH = "publish.";

    private static final Pattern FAULT_POINT = Pattern.compile("FaultPoint\\.pass\\(\"([^\"]+)\"\\)");

    @Test
    void killsAtRandomTimesChangeNeitherFilesNorLedger() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Installation installation = Installation.of(SampleRegistry.shared());
        for (double moment : moments(random)) {
            boolean killed = false;
            while (!killed) {
                killed = isKilledAt(moment, installation);
                if (isIn("SEALED", installation)) {
                    finish(installation);
                    assertCameOutAsUndisturbed(installation);
                    installation = Installation.of(SampleRegistry.shared());
                }
                moment *= random.nextDouble(); // it was done sooner: kill it sooner
            }
        }
        finish(installation);
        assertCameOutAsUndisturbed(installation);
    }

    /** One moment in each slice of the time that a run takes, as a share of it; in no order. */
    private static List<Double> moments(SplittableRandom random) {
        List<Double> moments = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            moments.add((i + random.nextDouble()) / KILLS);
        }
        Collections.shuffle(moments, new Random(SEED));
        return moments;
    }

    /** Goes on with the run and kills it, unless it is done before. */
    private static boolean isKilledAt(double moment, Installation installation) throws Exception {
        Duration time = Duration.ofNanos((long) (UndisturbedQuarter.took().toNanos() * moment));
        try (Program program = goOn(installation)) {
            if (!program.endsWithin(time)) {
                return program.kill().code() == Program.KILLED;
            }
            program.await().ok();
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("faultPointsOfRuns")
    void aRunThatDiesAtANamedPlaceIsFinishedByTheNextSafeCommand(String place) throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        installation.withFlag("-Dtolem.halt-at=" + place).run().with(Program.KILLED);
        assertThat(installation.outbox())
                .satisfiesAnyOf(outbox -> assertThat(outbox).doesNotExist(), outbox -> assertThat(outbox)
                        .isEmptyDirectory());
        if (isIn("SEALED", installation)) {
            finish(installation);
        }
        finish(installation, "SEALED");
        assertCameOutAsUndisturbed(installation);
    }

    @ParameterizedTest
    @MethodSource("faultPointsOfPublications")
    void aPublicationThatDiesAtANamedPlaceIsFinishedByTheNextSafeCommand(String place) throws Exception {
        Installation installation = UndisturbedQuarter.approved();
        Path visible = installation.published(SampleRegistry.PERIOD);
        installation
                .withFlag("-Dtolem.halt-at=" + place)
                .tolem("publish", SampleRegistry.PERIOD)
                .with(Program.KILLED);
        if (Files.exists(visible)) { // then it is complete
            installation.tolem("verify", visible.toString()).ok();
        }
        finish(installation, "PUBLISHED");
        installation.tolem("verify", visible.toString()).ok();
        assertThat(Outcome.published(installation)).isEqualTo(UndisturbedQuarter.outcome());
        assertCameOutAsUndisturbed(installation);
    }

    private static void finish(Installation installation) throws Exception {
        try (Program program = goOn(installation)) {
            program.await().ok();
        }
    }

    /** Gives the command that {@code status} names, once or twice. */
    private static void finish(Installation installation, String state) throws Exception {
        for (int i = 0; i < 2 && !isIn(state, installation); i++) {
            String next = installation.status().get("next").asString();
            installation.tolem(next.split(" ")).ok();
        }
        assertThat(isIn(state, installation)).as(state).isTrue();
    }

    static Stream<String> faultPointsOfRuns() {
        return faultPoints().filter(place -> !place.startsWith(PUBLISH));
    }

    static Stream<String> faultPointsOfPublications() {
        return faultPoints().filter(place -> place.startsWith(PUBLISH));
    }

    private static Stream<String> faultPoints() {
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

    private static boolean hasRun(Installation installation) throws SQLException {
        return installation.ledger().isTrue("SELECT to_regclass('runs.run') IS NOT NULL")
                && installation.ledger().isTrue("SELECT EXISTS (SELECT FROM runs.run)");
    }

    private static boolean isIn(String state, Installation installation) throws SQLException {
        return hasRun(installation) && installation.ledger().isTrue("SELECT state = '" + state + "' FROM runs.run");
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
}
