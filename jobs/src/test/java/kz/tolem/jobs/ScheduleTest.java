package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.run.Period;
import kz.tolem.jobs.run.PublishService;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.schedule.RunMetrics;
import kz.tolem.jobs.schedule.Timetable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What happens at the times of the timetable. */
@Execution(ExecutionMode.CONCURRENT)
final class ScheduleTest {

    private static final int RANGE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The sample has incomes and TSA for one quarter only. */
    private static final String[] SETTINGS = {"--tolem.limits.feed-percent=0", "--tolem.limits.variance-floor=1000000"};

    /** Stands until it is set. */
    private static final class SetClock extends Clock {

        private volatile Instant now;

        SetClock(String almaty) {
            now = at(almaty);
        }

        void set(String almaty) {
            now = at(almaty);
        }

        private static Instant at(String almaty) {
            return LocalDateTime.parse(almaty).atZone(Application.ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return Application.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void afterDowntimeTheQuarterAndThenOneNightAreComputedOnceWhoeverStarts() throws Exception {
        SetClock clock = new SetClock("2026-03-31T10:00");
        Database registry = SampleRegistry.shared();
        try (InProcess one = InProcess.over(registry, RANGE, clock, SETTINGS);
                InProcess two = one.beside(registry, RANGE, SETTINGS)) {
            one.publish(one.run("2026Q1", "2026-03-31", "2026-01"));
            Scheduler before = one.part(Timetable.class).scheduler();
            before.start();
            before.stop();

            // the evenings of 31 March, 1 April, when the quarter begins, and 2 April go by without a server
            clock.set("2026-04-03T08:00");
            Scheduler first = one.part(Timetable.class).scheduler();
            Scheduler second = two.part(Timetable.class).scheduler();
            try {
                first.start();
                second.start();
                awaitRun(one, first, second, "2026Q2|SEALED|1");
                publish(one, "2026Q2");
                clock.set("2026-04-03T08:11");
                awaitRun(one, first, second, "2026-04-02|SEALED|1");
                publish(one, "2026-04-02");
                clock.set("2026-04-03T08:22");
                awaitTask(one, first, second, "night|2026-04-03 22:00");
                awaitTask(one, first, second, "quarter|2026-07-01 21:00");
            } finally {
                first.stop();
                second.stop();
            }

            assertThat(runs(one)).containsExactly("2026Q1|PUBLISHED|1", "2026Q2|PUBLISHED|1", "2026-04-02|PUBLISHED|1");
            assertThat(net(one)).isNotEmpty().isEqualTo(netOfUndisturbed(registry));
            assertObserved(one.part(RunMetrics.class).text()
                    + two.part(RunMetrics.class).text());
        }
    }

    /** Who computed knows how long Spring Batch's job and steps took; nobody has a timer for each range. */
    private static void assertObserved(String metrics) {
        assertThat(metrics)
                .containsPattern("spring_batch_job_seconds_count\\{[^}]*job_name=\"quarterly\"[^}]*} [1-9]")
                .doesNotContain("range:");
        for (String step : List.of("preflight", "freeze", "limits", "law", "compare", "calculate", "range", "seal")) {
            assertThat(metrics)
                    .containsPattern("spring_batch_step_seconds_count\\{[^}]*step_name=\"" + step + "\"[^}]*} [1-9]");
        }
    }

    @Test
    void withoutARunThereIsAnAlertOnce() throws Exception {
        Path directory = Places.directory();
        Path heard = directory.resolve("heard");
        Path program = directory.resolve("alert");
        Files.writeString(program, "#!/bin/sh\necho \"$1 $2\" >>" + heard + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        SetClock clock = new SetClock("2026-03-31T08:00");
        try (InProcess server =
                InProcess.over(SampleRegistry.shared(), RANGE, clock, "--tolem.schedule.alert=" + program)) {
            Scheduler scheduler = server.part(Timetable.class).scheduler();
            try {
                scheduler.start();
                clock.set("2026-03-31T09:00");
                awaitTask(server, scheduler, scheduler, "watch|2026-04-01 09:00");
                clock.set("2026-04-01T09:00");
                awaitTask(server, scheduler, scheduler, "watch|2026-04-02 09:00");
            } finally {
                scheduler.stop();
            }
        }
        assertThat(heard).content().containsOnlyOnce("20 no run has begun for 36 hours");
    }

    @Test
    void theCommandServesMetricsAndEndsInOrderAtASignal() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        Path left = installation.home().resolve("tolem.prom");
        installation
                .with("TOLEM_SCHEDULE_METRICSFILE", left.toString())
                .tolem("run", "2026Q1", "--as-of", "2026-03-31")
                .ok();
        assertObserved(Files.readString(left));
        int port = freePort();
        try (Program schedule = installation
                .with("TOLEM_SCHEDULE_METRICSPORT", Integer.toString(port))
                .start("schedule")) {
            URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
            Optional<String> answer = await().atMost(PATIENCE).until(() -> get(metrics), Optional::isPresent);
            assertThat(answer.orElseThrow())
                    .contains("tolem_run_info{attempt=\"1\",kind=\"quarter\",period=\"2026Q1\",state=\"SEALED\"} 1")
                    .contains("tolem_run_step_seconds{kind=\"quarter\",step=\"freeze\"}")
                    .containsPattern("tolem_run_orders\\{kind=\"quarter\"} [1-9]");
            schedule.terminate();
            Program.Ended ended = schedule.await().with(5);
            assertThat(ended.out()).contains("Next night: ").contains("Metrics: " + metrics);
        }
        assertThat(installation.tolem("status").ok().out())
                .as("it takes no part in a run that waits for a person")
                .contains("tolem approve 2026Q1");
    }

    @Test
    void aMomentThatIsNoneIsRefused() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        Program.Ended ended = installation
                .with("TOLEM_SCHEDULE_NIGHTLY", "at ten")
                .tolem("schedule")
                .with(2);
        assertThat(ended.err()).contains("tolem.schedule.nightly is 'at ten'").contains("0 0 22 * * *");
    }

    /** As one who is never down and publishes in the morning. */
    private static List<String> netOfUndisturbed(Database registry) throws IOException, SQLException {
        SetClock clock = new SetClock("2026-04-03T08:00");
        try (InProcess server = InProcess.over(registry, RANGE, clock, SETTINGS)) {
            server.publish(server.run("2026Q1", "2026-03-31", "2026-01"));
            for (String day : List.of("2026-03-31", "2026-04-01", "2026-04-02")) {
                Optional<Run> run = server.part(RunService.class).due(LocalDate.parse(day));
                while (run.isPresent()) {
                    server.publish(run.get());
                    run = server.part(RunService.class).due(LocalDate.parse(day));
                }
            }
            return net(server);
        }
    }

    private static void publish(InProcess server, String period) {
        PublishService service = server.part(PublishService.class);
        service.approve(Period.parse(period), Installation.APPROVER, null);
        await().atMost(PATIENCE).until(() -> isPublished(service, period));
    }

    /** Not while a server that computed it, or asks what is due next, still holds the lock. */
    private static boolean isPublished(PublishService service, String period) {
        try {
            service.publish(Period.parse(period));
            return true;
        } catch (Refusal e) {
            if (e.code() == ExitCode.ALIVE) {
                return false;
            }
            throw e;
        }
    }

    private static void awaitRun(InProcess server, Scheduler one, Scheduler two, String run) {
        await().atMost(PATIENCE).until(() -> {
            one.triggerCheckForDueExecutions();
            two.triggerCheckForDueExecutions();
            return runs(server).contains(run);
        });
    }

    private static void awaitTask(InProcess server, Scheduler one, Scheduler two, String task) {
        await().atMost(PATIENCE).until(() -> {
            one.triggerCheckForDueExecutions();
            two.triggerCheckForDueExecutions();
            return server.ledger()
                    .rows("SELECT task_name, to_char(execution_time AT TIME ZONE 'Asia/Almaty', 'YYYY-MM-DD HH24:MI')"
                            + " FROM batch.scheduled_task WHERE NOT picked")
                    .contains(task);
        });
    }

    private static List<String> runs(InProcess server) throws SQLException {
        return server.ledger().rows("SELECT period, state, epoch FROM runs.run ORDER BY run_id");
    }

    private static List<String> net(InProcess server) throws SQLException {
        return server.ledger()
                .rows("SELECT subject, month, benefit, net FROM runs.net_order ORDER BY subject, month, benefit");
    }

    private static Optional<String> get(URI address) throws InterruptedException {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(response.body());
        } catch (IOException e) {
            return Optional.empty(); // does not listen yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
