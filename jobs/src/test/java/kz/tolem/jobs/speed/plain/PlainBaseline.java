package kz.tolem.jobs.speed.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Installation;
import kz.tolem.jobs.Places;
import kz.tolem.jobs.SampleRegistry;
import kz.tolem.writers.ledger.LedgerWriter;
import org.postgresql.PGConnection;

/** The sample's quarter in the plain way, and whether its orders are those of the program. */
public final class PlainBaseline {

    private static final YearMonth FIRST_MONTH = YearMonth.of(2026, 1);

    /** Memory and collector of the script ./tolem; the compilers are those that the JVM chooses by itself. */
    private static final List<String> FLAGS =
            List.of("-Xmx2g", "-XX:+UseParallelGC", "-XX:+IgnoreUnrecognizedVMOptions");

    /** What only shows across families: people in several of them, and one IIN for several people. */
    private static final String SEEN_ACROSS_FAMILIES = """
            SELECT family_id FROM registry.member WHERE person_id IN (
                SELECT person_id FROM registry.member GROUP BY person_id HAVING count(DISTINCT family_id) > 1)
            UNION
            SELECT family_id FROM registry.member WHERE iin IN (
                SELECT iin FROM registry.member GROUP BY iin HAVING count(DISTINCT person_id) > 1)""";

    private static final long POLL_MILLIS = 50;

    private PlainBaseline() {}

    /**
     * What came of it.
     *
     * @param orders the file
     * @param processorSeconds of the process, its start included
     */
    public record Done(Path orders, double processorSeconds) {}

    /**
     * Computes the sample's quarter as a process of its own.
     *
     * @param installation whose law is applied and whose ledger, still empty, is written
     * @param allIncomes whether incomes are read that no rule asks for
     */
    public static Done run(Installation installation, Database registry, boolean allIncomes)
            throws IOException, SQLException, InterruptedException {
        Database ledger = installation.ledger();
        try (Connection connection = ledger.connect()) {
            LedgerWriter.ensurePartitions(connection, List.of(FIRST_MONTH));
        }
        Path directory = Places.directory();
        PlainJob.Settings settings = new PlainJob.Settings(
                registry.url(),
                ledger.url(),
                Database.user(),
                Database.password(),
                SampleRegistry.PERIOD,
                FIRST_MONTH,
                LocalDate.parse(SampleRegistry.AS_OF),
                allIncomes,
                installation.home().resolve("law"),
                directory.resolve("orders.parquet"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlainJob.class.getName()));
        command.addAll(settings.arguments());
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        double processor = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            processor = process.info()
                    .totalCpuDuration()
                    .map(duration -> duration.toMillis() / 1e3)
                    .orElse(0.0);
        }
        assertThat(process.exitValue()).as("exit code; %s", output).isZero();
        return new Done(settings.orders(), processor);
    }

    /**
     * Compares orders, all columns of them, but for families about which rows of other families say something: the plain
     * way does not look across families.
     *
     * @param ofProgram directory of the program's order files
     * @param ofPlainWay the other file
     * @return how many orders are the same
     */
    public static long compare(Database registry, Path ofProgram, Path ofPlainWay) throws SQLException, IOException {
        Path across = Places.directory().resolve("across-families.csv");
        try (Connection connection = registry.connect();
                OutputStream out = Files.newOutputStream(across)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + SEEN_ACROSS_FAMILIES + ") TO STDOUT (FORMAT csv)", out);
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE across_families (family_id BIGINT)");
            statement.execute("COPY across_families FROM '" + across + "' (FORMAT csv, HEADER false)");
            view(statement, "program", ofProgram.resolve("orders-*.parquet"));
            view(statement, "plain_way", ofPlainWay);
            assertThat(rows(statement, "FROM program EXCEPT ALL FROM plain_way LIMIT 20"))
                    .as("orders that the program alone gives")
                    .isEmpty();
            assertThat(rows(statement, "FROM plain_way EXCEPT ALL FROM program LIMIT 20"))
                    .as("orders that the plain way alone gives")
                    .isEmpty();
            return Long.parseLong(
                    rows(statement, "SELECT count(*) FROM plain_way").get(0));
        }
    }

    private static void view(Statement statement, String name, Path files) throws SQLException {
        statement.execute(
                "CREATE VIEW " + name + " AS FROM '" + files + "' WHERE family_id NOT IN (FROM across_families)");
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return Database.texts(rows);
        }
    }
}
