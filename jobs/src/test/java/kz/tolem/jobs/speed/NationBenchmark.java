package kz.tolem.jobs.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Installation;
import kz.tolem.jobs.Places;
import kz.tolem.jobs.Program;
import kz.tolem.jobs.SampleRegistry;
import kz.tolem.jobs.SecondEngine;
import kz.tolem.jobs.Trees;
import kz.tolem.jobs.speed.plain.PlainBaseline;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;

/**
 * A whole quarter of a made-up nation beside the floors: what PostgreSQL needs to give out and to take the rows, and what
 * Parquet needs for the orders. Floors and runs take turns, so that a machine that has a slow hour has it for both.
 *
 * <p>{@code -Dtolem.families=6200000 -Dtolem.rounds=3} for the nation; {@code -Dtolem.plain=true} does the same in the plain
 * way after each run, {@code -Dtolem.full=true} computes one more quarter when a full one stands in the ledger, {@code
 * -Dtolem.incomes=true} freezes a nation in which everybody's incomes are needed, {@code -Dtolem.duckdb=true} has the second
 * engine do the same law. Not one of the tests that run by themselves: it asserts no time.
 */
final class NationBenchmark {

    private static final long FAMILIES = Long.getLong("tolem.families", 1_000_000L);
    private static final int ROUNDS = Integer.getInteger("tolem.rounds", 5);
    private static final boolean DUCKDB = Boolean.getBoolean("tolem.duckdb");
    private static final boolean PLAIN = Boolean.getBoolean("tolem.plain");
    private static final boolean FULL = Boolean.getBoolean("tolem.full");
    private static final boolean INCOMES = Boolean.getBoolean("tolem.incomes");
    private static final String END_OF_NEXT_PERIOD = "2026-06-30";
    private static final int RANGE_FAMILIES = 100_000;
    private static final int WORKERS = 2;

    /** The second engine does not know what the frozen registry hands back to a family that somebody left. */
    private static final String COMPARED =
            "FROM orders_of_%s WHERE family_id NOT IN (SELECT family_id FROM registry.member"
                    + " WHERE person_id IN (SELECT person_id FROM registry.member GROUP BY person_id"
                    + " HAVING count(DISTINCT family_id) > 1))";

    private final StringBuilder report = new StringBuilder();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        environment();
        print("the program runs on %s", tuned());
        long begin = System.nanoTime();
        Database registry = SampleRegistry.of(SampleSpec.nation(FAMILIES, 1, SampleRegistry.PERIOD));
        print("sample of %,d families, with its tables: %.1f s", FAMILIES, Floors.since(begin));
        registry.execute("VACUUM ANALYZE");
        Floors.read(registry); // what can be in memory is, from now on
        for (int round = 1; round < ROUNDS; round++) {
            Trees.delete(round(registry).home());
        }
        Installation last = round(registry);
        printFigures();
        oneWorker(registry);
        relaunch(registry);
        printFigures();
        if (DUCKDB) {
            print("%-62s %10.2f", "DuckDB, the same law as SQL, s", secondEngine(registry, last));
        }
        if (FULL) {
            for (int round = 0; round < ROUNDS; round++) {
                nextQuarter(registry);
            }
            printFigures();
        }
        if (INCOMES) { // the last one: it changes the registry
            registry.execute("UPDATE registry.family SET wellbeing_level = 2", "VACUUM ANALYZE registry.family");
            for (int round = 0; round < ROUNDS; round++) {
                everybodysIncomes(registry);
            }
            printFigures();
        }
        Files.writeString(Path.of("target", "benchmark.txt"), report, StandardCharsets.UTF_8);
    }

    private Installation round(Database registry) throws Exception {
        double pages = pagesRead(registry);
        double read = note("read floor, s", Floors.read(registry));
        note("  pages read from disk or the system's cache", pagesRead(registry) - pages);
        Installation installation = installation(registry);
        MeasuredRun run = MeasuredRun.of(installation, registry);
        double ledger = Floors.ledger(installation.ledger());
        double alone = Floors.ledgerAlone(
                installation.ledger(), Installation.prepared(registry).ledger());
        double parquet = Floors.parquet(installation.stagedOrders());
        double seconds = note("run, command to exit, s", run.seconds());
        note("  freeze, s", run.step("freeze"));
        note("  calculate, s", run.step("calculate"));
        note("  of it in the ledger, s of each worker", run.inLedger(WORKERS));
        note("    of it writing orders", run.part("ledger written") / WORKERS);
        note("    of it writing totals of ranges", run.part("totals written") / WORKERS);
        note("  of it order and casework files", run.part("files") / WORKERS);
        note("  seal, s", run.step("seal"));
        note("ledger floor, s", ledger);
        note("the same rows into the ledger itself, alone, s", alone);
        note("Parquet floor, s", parquet);
        note("peak memory, MiB", run.peakMebibytes());
        note("processor, program, s", run.ourSeconds());
        note("processor, PostgreSQL, s", run.theirSeconds());
        note("freeze / read floor", run.step("freeze") / read);
        note("ledger alone / its floor", alone / ledger);
        note(
                "writing orders into the ledger, within the run / its floor",
                run.part("ledger written") / WORKERS / ledger);
        note("all in the ledger, within the run / its floor", run.inLedger(WORKERS) / ledger);
        note("run / sum of floors", seconds / (read + ledger + parquet));
        note("seal, % of the run", 100 * run.step("seal") / seconds);
        note("ledger, % of the run", 100 * run.inLedger(WORKERS) / seconds);
        note("epoch checks, % of the run", 100 * run.part("epoch") / WORKERS / seconds);
        note("Spring Batch between the steps, % of the run", 100 * run.betweenSteps() / seconds);
        if (PLAIN) {
            double steps = note("steps of run, s", run.step("job"));
            note("plain way / run, steps alone", plainWay("plain way", false, registry, installation) / steps);
            String more = "plain way with everybody's incomes";
            note(more + " / run", plainWay(more, true, registry, installation) / steps);
        }
        return installation;
    }

    /**
     * Seconds of the job in the plain way; no time counts before the orders are the same.
     *
     * @param allIncomes whether it reads incomes as well that no rule asks for and that the program leaves in the registry
     */
    private double plainWay(String name, boolean allIncomes, Database registry, Installation installation)
            throws Exception {
        Installation plain = installation(registry);
        registry.execute("CHECKPOINT");
        double theirs = MeasuredRun.ofServer(registry);
        PlainBaseline.Done done = PlainBaseline.run(plain, registry, allIncomes);
        note(name + ": processor, program, s", done.processorSeconds());
        note(name + ": processor, PostgreSQL, s", MeasuredRun.ofServer(registry) - theirs);
        double same = (double) PlainBaseline.compare(registry, installation.stagedOrders(), done.orders());
        note(name + ": orders that are the same", same);
        double seconds = MeasuredRun.steps(plain.ledger()).getOrDefault("job", 0.0);
        Files.delete(done.orders());
        Trees.delete(plain.home());
        return note(name + ": steps, s", seconds);
    }

    /** The quarter after one that is published and stands in the ledger. */
    private void nextQuarter(Database registry) throws Exception {
        Installation installation = installation(registry)
                .with("TOLEM_LIMITS_FEED_PERCENT", "0") // the sample's incomes end with its own quarter
                .with("TOLEM_LIMITS_NATION_PERCENT", "100")
                .with("TOLEM_LIMITS_REGION_PERCENT", "1000");
        MeasuredRun.of(installation, registry);
        installation.publish(SampleRegistry.PERIOD);
        double before = note("full ledger: orders in it", orders(installation));
        MeasuredRun run = MeasuredRun.of(
                installation, registry, "run", SampleRegistry.NEXT_PERIOD, "--as-of", END_OF_NEXT_PERIOD);
        double floor = Floors.ledger(installation.ledger());
        note("full ledger: orders of the next quarter", orders(installation) - before);
        note("full ledger: in the ledger, s of each worker", run.inLedger(WORKERS));
        note("full ledger: of it reading, s of each worker", run.part("ledger read") / WORKERS);
        note("full ledger: ledger floor, s", floor);
        double alone = Floors.ledgerAlone(
                installation.ledger(), Installation.prepared(registry).ledger());
        note("full ledger: ledger alone / its floor", alone / floor);
        note("full ledger: all in the ledger, within the run / its floor", run.inLedger(WORKERS) / floor);
        Trees.delete(installation.home());
    }

    private static double orders(Installation installation) throws SQLException {
        return Double.parseDouble(installation.ledger().value("SELECT count(*) FROM ledger.payment_order"));
    }

    /** Every family at a level of wellbeing at which its incomes are needed: there is no setting that freezes them all. */
    private void everybodysIncomes(Database registry) throws Exception {
        Installation installation = installation(registry);
        double read = note("everybody's incomes: read floor, s", Floors.read(registry));
        MeasuredRun run = MeasuredRun.of(installation, registry);
        note("everybody's incomes: freeze, s", run.step("freeze"));
        note("everybody's incomes: freeze / read floor", run.step("freeze") / read);
        Trees.delete(installation.home());
    }

    private void oneWorker(Database registry) throws Exception {
        Installation installation = installation(registry).with("TOLEM_WORKERS", "1");
        MeasuredRun run = MeasuredRun.of(installation, registry);
        note("one worker: run, s", run.seconds());
        note("one worker: freeze, s", run.step("freeze"));
        note("one worker: calculate, s", run.step("calculate"));
        note("one worker: of it in the ledger, s", run.inLedger(1));
        Trees.delete(installation.home());
    }

    /** A power cut in the last tenth of the ranges, before the commit of one; with all that had to be done anew. */
    private void relaunch(Database registry) throws Exception {
        Installation installation = installation(registry);
        long ranges = (FAMILIES + RANGE_FAMILIES - 1) / RANGE_FAMILIES;
        long hit = Math.max(1, ranges - ranges / 20);
        try (Program run = installation
                .haltedAt("range.before-commit", hit)
                .start("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF)) {
            run.await().with(Program.KILLED);
        }
        String done = installation.ledger().value("SELECT count(*) FROM runs.done_range");
        MeasuredRun relaunch = MeasuredRun.of(installation, registry, "relaunch", SampleRegistry.PERIOD);
        note("relaunch after a kill with " + done + " of " + ranges + " ranges done, s", relaunch.seconds());
        Trees.delete(installation.home());
    }

    /** The same law as SQL, by DuckDB; no time counts before the orders are the same. */
    private double secondEngine(Database registry, Installation installation) throws Exception {
        Path staged = installation.stagedOrders().resolveSibling("casework");
        LawBook law = LawBook.builtIn().with(installation.home().resolve("law"));
        try (SecondEngine engine = SecondEngine.over(registry, law)) {
            engine.execute("SET threads = " + WORKERS);
            engine.read(installation.stagedOrders(), staged);
            Path file = Places.directory().resolve("orders.parquet");
            long begin = System.nanoTime();
            engine.calculate("2026-01-01", SampleRegistry.AS_OF, registry.value("SELECT now()"));
            engine.execute("COPY (FROM orders_of_rules) TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
            double seconds = Floors.since(begin);
            for (String one : List.of("program", "rules")) {
                String other = one.equals("program") ? "rules" : "program";
                assertThat(engine.rows(
                                COMPARED.formatted(one) + " EXCEPT ALL " + COMPARED.formatted(other) + " LIMIT 20"))
                        .as("orders that the %s alone give", one)
                        .isEmpty();
            }
            return seconds;
        }
    }

    private static Installation installation(Database registry) throws IOException, SQLException {
        return Installation.prepared(registry).with("TOLEM_RANGE_FAMILIES", Integer.toString(RANGE_FAMILIES));
    }

    private static double pagesRead(Database registry) throws SQLException {
        return Double.parseDouble(
                registry.value("SELECT blks_read FROM pg_stat_database WHERE datname = current_database()"));
    }

    private double note(String name, double value) {
        figures.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        return value;
    }

    private void printFigures() {
        figures.forEach((name, values) -> print("%-62s %s", name, spread(values)));
        figures.clear();
    }

    private static String spread(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = sorted[sorted.length / 2];
        String text = String.format(Locale.ROOT, median < 1_000 ? "%,10.2f" : "%,10.0f", median);
        return sorted.length == 1
                ? text
                : text + String.format(Locale.ROOT, "  (%,.2f to %,.2f)", sorted[0], sorted[sorted.length - 1]);
    }

    private void environment() throws SQLException {
        Database server = new Database("postgres");
        print(
                "%s %s, %d processors, PostgreSQL %s, fsync %s, shared_buffers %s; %d rounds: median (least to most)",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                server.value("SHOW server_version"),
                server.value("SHOW fsync"),
                server.value("SHOW shared_buffers"),
                ROUNDS);
    }

    /** Which JVM the program has that was installed as the README says. */
    private static String tuned() throws Exception {
        String tuning;
        Installation installation =
                Installation.prepared(SampleRegistry.of(SampleSpec.nation(1_000, 1, SampleRegistry.PERIOD)));
        try (Program tune = installation.type("tune")) {
            // older ones cannot: the first run writes down the classes that later ones load
            tuning = tune.await().code() == 0 ? ", tuned" : ", not tuned";
        }
        try (Program run = installation
                .withFlag("--show-version")
                .type("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF)) {
            return run.await().ok().out().lines().findFirst().orElseThrow() + tuning;
        }
    }

    private void print(String text, Object... values) {
        String line = String.format(Locale.ROOT, text, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
