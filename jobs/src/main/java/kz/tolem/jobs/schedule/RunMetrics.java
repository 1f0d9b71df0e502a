package kz.tolem.jobs.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunFigures;
import kz.tolem.jobs.run.RunFigures.Figures;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.writers.files.NewFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last quarter and the last night as figures for Prometheus. They come from the run table whenever somebody asks, so that
 * they are right on every server and after every restart. Besides, what Spring Batch has observed in this process.
 */
@Component
public class RunMetrics {

    private static final double TIYN = 100;

    /** Seconds by step, over all launches of the run; ranges are counted with their step. */
    private static final String STEPS = """
            SELECT s.step_name, sum(extract(epoch FROM coalesce(s.end_time, s.start_time) - s.start_time))
            FROM batch.batch_step_execution s
            JOIN batch.batch_job_execution_params p
                ON p.job_execution_id = s.job_execution_id AND p.parameter_name = 'period' AND p.parameter_value = ?
            JOIN batch.batch_job_execution_params a
                ON a.job_execution_id = s.job_execution_id AND a.parameter_name = 'attempt' AND a.parameter_value = ?
            WHERE s.step_name NOT LIKE '%:%'
            GROUP BY s.step_name
            """;

    private static final String OUTCOMES =
            "SELECT lower(outcome), sum(count), sum(amount) FROM runs.range_total WHERE run_id = ? GROUP BY outcome";

    private final RunStore runs;
    private final RunFigures figures;
    private final JdbcClient jdbc;
    private final PrometheusMeterRegistry ofProcess;
    private final TolemProperties.Schedule settings;

    RunMetrics(
            RunStore runs,
            RunFigures figures,
            JdbcClient jdbc,
            PrometheusMeterRegistry ofProcess,
            TolemProperties properties) {
        this.runs = runs;
        this.figures = figures;
        this.jdbc = jdbc;
        this.ofProcess = ofProcess;
        this.settings = properties.schedule();
    }

    /** All of them in Prometheus' text form. */
    public String text() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List<Run> all = runs.all();
        Map<Integer, Figures> known = figures.all();
        for (boolean isQuarter : new boolean[] {true, false}) {
            last(all, isQuarter)
                    .ifPresent(run -> add(
                            registry,
                            run,
                            Objects.requireNonNull(known.get(run.id())),
                            Tags.of("kind", isQuarter ? "quarter" : "night")));
        }
        return registry.scrape() + ofProcess.scrape();
    }

    /** Leaves them in the configured file, whole or not at all. */
    public void writeFile() {
        Path file = settings.metricsFile();
        if (file != null && !file.toString().isBlank()) {
            try {
                NewFile.write(file, text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("metrics of " + file, e);
            }
        }
    }

    private static Optional<Run> last(List<Run> runs, boolean isQuarter) {
        return runs.stream()
                .filter(run -> run.period().isQuarter() == isQuarter)
                .max(Comparator.comparingInt(Run::id));
    }

    private void add(PrometheusMeterRegistry registry, Run run, Figures known, Tags tags) {
        gauge(
                registry,
                "tolem.run.info",
                "1 for the state of the last run",
                1,
                tags.and(
                        "period",
                        run.period().name(),
                        "attempt",
                        Integer.toString(run.attempt()),
                        "state",
                        run.state().name()));
        gauge(
                registry,
                "tolem.run.started.seconds",
                "when it began, since 1970",
                run.startedAt().getEpochSecond(),
                tags);
        if (run.endedAt() != null) {
            gauge(
                    registry,
                    "tolem.run.ended.seconds",
                    "when it ended, since 1970",
                    run.endedAt().getEpochSecond(),
                    tags);
        }
        if (run.exitCode() != null) {
            gauge(registry, "tolem.run.exit.code", "exit code of the contract", run.exitCode(), tags);
        }
        gauge(registry, "tolem.run.families", "families in the frozen registry", known.families(), tags);
        gauge(registry, "tolem.run.families.done", "families of the ranges that are done", known.familiesDone(), tags);
        gauge(registry, "tolem.run.ranges", "ranges planned", known.ranges(), tags);
        gauge(registry, "tolem.run.ranges.done", "ranges done", known.rangesDone(), tags);
        gauge(registry, "tolem.run.orders", "orders", known.orders(), tags);
        gauge(registry, "tolem.run.amount.tenge", "tenge ordered", known.amount() / TIYN, tags);
        gauge(registry, "tolem.run.quarantine.rows", "rows of the registry in doubt", known.quarantined(), tags);
        jdbc.sql(OUTCOMES)
                .param(run.id())
                .query((row, i) -> {
                    Tags outcome = tags.and("outcome", row.getString(1));
                    gauge(registry, "tolem.run.outcomes", "outcomes of the rules", row.getLong(2), outcome);
                    gauge(registry, "tolem.run.outcomes.tenge", "their tenge", row.getLong(3) / TIYN, outcome);
                    return row.getString(1);
                })
                .list();
        jdbc.sql(STEPS)
                .params(run.period().name(), Integer.toString(run.attempt()))
                .query((row, i) -> {
                    gauge(
                            registry,
                            "tolem.run.step.seconds",
                            "seconds in the step, all launches",
                            row.getDouble(2),
                            tags.and("step", row.getString(1).toLowerCase(Locale.ROOT)));
                    return row.getString(1);
                })
                .list();
    }

    private static void gauge(PrometheusMeterRegistry registry, String name, String about, Number value, Tags tags) {
        Gauge.builder(name, () -> value).description(about).tags(tags).register(registry);
    }
}
