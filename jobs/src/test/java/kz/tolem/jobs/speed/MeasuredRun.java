package kz.tolem.jobs.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Installation;
import kz.tolem.jobs.Program;
import kz.tolem.jobs.SampleRegistry;

/**
 * A command as a process of its own, started by the script as an operator does, from its start to its end.
 *
 * @param seconds from command to exit
 * @param steps seconds of each step
 * @param parts seconds of each part of the ranges, all workers together, as the log has them
 * @param peakMebibytes the most memory it had, 0 where the system does not say
 * @param ourSeconds processor time of the program
 * @param theirSeconds processor time of PostgreSQL, 0 where the system does not say
 */
record MeasuredRun(
        double seconds,
        Map<String, Double> steps,
        Map<String, Double> parts,
        double peakMebibytes,
        double ourSeconds,
        double theirSeconds) {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Pattern PART = Pattern.compile("(?:orders|s), ([a-z ]+) (\\d+\\.\\d+)(?= s)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double TICKS = 100;
    private static final double KIBIBYTES = 1024;

    /** Computes the sample's quarter, or goes on with it. */
    static MeasuredRun of(Installation installation, Database registry, String... command)
            throws IOException, SQLException, InterruptedException {
        Path log = installation.home().resolve("logs").resolve("tolem.log");
        Files.deleteIfExists(log);
        registry.execute("CHECKPOINT");
        double theirs = ofServer(registry);
        long peak = 0;
        double ours = 0;
        long begin = System.nanoTime();
        try (Program program = installation.type(command)) {
            while (!program.endsWithin(POLL)) {
                peak = Math.max(peak, peak(program.pid()));
                ours = Math.max(ours, processorSeconds(program.pid()));
            }
            double seconds = Floors.since(begin);
            program.await().ok();
            return new MeasuredRun(
                    seconds,
                    steps(installation.ledger()),
                    parts(log),
                    peak / KIBIBYTES,
                    ours,
                    Math.max(0, ofServer(registry) - theirs));
        }
    }

    static MeasuredRun of(Installation installation, Database registry)
            throws IOException, SQLException, InterruptedException {
        return of(installation, registry, "run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF);
    }

    double step(String name) {
        return steps.getOrDefault(name, 0.0);
    }

    /** Seconds in the database of the ledger, reading and writing, for each of the workers. */
    double inLedger(int workers) {
        return (part("ledger read") + part("epoch") + part("ledger written") + part("totals written")) / workers;
    }

    double part(String name) {
        return parts.getOrDefault(name, 0.0);
    }

    /** Seconds that Spring Batch takes between the steps: the job without them. */
    double betweenSteps() {
        return step("job")
                - steps.entrySet().stream()
                        .filter(step -> !step.getKey().equals("job"))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
    }

    /** Seconds of each step of the last job, and of the job that they make up. */
    static Map<String, Double> steps(Database ledger) throws SQLException {
        Map<String, Double> steps = new TreeMap<>();
        for (String row : ledger.rows("""
                SELECT step_name, extract(epoch FROM end_time - start_time) FROM batch.batch_step_execution
                WHERE step_name NOT LIKE '%:%'
                  AND job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                UNION ALL
                SELECT 'job', extract(epoch FROM end_time - start_time) FROM batch.batch_job_execution
                WHERE job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)""")) {
            String[] fields = row.split("\\|");
            steps.put(fields[0], Double.valueOf(fields[1]));
        }
        return steps;
    }

    private static Map<String, Double> parts(Path log) throws IOException {
        Map<String, Double> parts = new TreeMap<>();
        for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
            if (line.contains("RangeCommit: range ")) {
                Matcher part = PART.matcher(line);
                while (part.find()) {
                    parts.merge(part.group(1), Double.valueOf(part.group(2)), Double::sum);
                }
            }
        }
        assertThat(parts)
                .as("what the log says of ranges")
                .containsKeys("files", "epoch", "ledger written", "totals written");
        return parts;
    }

    private static long peak(long process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException e) {
            return 0; // it ended, or the system has no such files
        }
    }

    private static double processorSeconds(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(duration -> duration.toMillis() / 1e3)
                .orElse(0.0);
    }

    /** Processor time of the server and of all its processes, those that ended too. */
    static double ofServer(Database database) throws SQLException {
        try (Connection connection = database.connect(); // open until the server was found by it
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .map(server -> ticks(server.pid(), 15) // its own and those of processes that ended
                            + server.children()
                                    .mapToDouble(child -> ticks(child.pid(), 13))
                                    .sum())
                    .orElse(0.0);
        }
    }

    private static double ticks(long process, int lastField) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = 11; field < lastField; field++) {
                ticks += Double.parseDouble(fields[field]);
            }
            return ticks / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }
}
