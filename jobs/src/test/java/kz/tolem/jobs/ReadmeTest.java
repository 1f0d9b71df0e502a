package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.jobs.Readme.Typed;
import kz.tolem.jobs.Treasury.Order;
import kz.tolem.jobs.command.Session;
import kz.tolem.sample.small.SmallRegistry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The README is true: what it tells its reader to type is typed into a shell, in its order, where the program lies unpacked and
 * its databases are real; and each command of the program is in it.
 */
@Execution(ExecutionMode.CONCURRENT)
final class ReadmeTest {

    private static final String QUARTER = "2026Q1";
    private static final String AS_OF = "2026-02-10";
    private static final String TODAY = "2026-02-14";
    private static final int STOPPED = 5;

    private static final Pattern COMMAND = Pattern.compile("\\./tolem ([a-z-]+)");

    /** Lines that are not typed here, and why. */
    private static final Map<String, String> NOT_HERE = notHere();

    private static Map<String, String> notHere() {
        Map<String, String> lines = new LinkedHashMap<>();
        String building = "builds the program once more, and runs these tests";
        lines.put("mvn -B verify       # all tests, on a real PostgreSQL that comes from Maven", building);
        lines.put(
                "mvn -B -pl jobs -am test -Dtest=BreakingTest -Dsurefire.failIfNoSpecifiedTests=false -Dtolem.faults=1000",
                building);
        lines.put("only='-pl jobs -am -Dsurefire.failIfNoSpecifiedTests=false'", building);
        lines.put(
                "mvn -B verify $only -Dtest=EveryDefectTest -Dtolem.healthy=100000 -Dtolem.rows=100    # every defect beside healthy families",
                building);
        lines.put(
                "mvn -B verify $only -Dtest=TamperedDirectoryTest -Dtolem.tamperings=500               # what verify must find; -Dtolem.seed=… for others",
                building);
        lines.put(
                "mvn -B test $only -Dtest=NationBenchmark -Dtolem.families=1000000 -Dtolem.rounds=5     # floors and runs in turns; more of it:",
                building);
        lines.put(
                "export TOLEM_DATABASE_URL='jdbc:postgresql://db.example:5432/tolem?sslmode=verify-full&sslrootcert=/etc/tolem/ca.pem'",
                "wants a server with a certificate: EncryptedConnectionTest has one");
        lines.put("./tolem sample --families 1000000", "takes long; the same is typed with fewer families");
        String python = "wants Python with pandas, Polars and Spark";
        lines.put("# pandas with pyarrow; Polars; Spark", python);
        lines.put("import glob, pandas, polars", python);
        lines.put(
                "orders = pandas.concat(pandas.read_parquet(file) for file in sorted(glob.glob(\".tolem/outbox/2026Q1/orders-*.parquet\")))",
                python);
        lines.put("orders = polars.read_parquet(\".tolem/outbox/2026Q1/orders-*.parquet\")", python);
        lines.put("orders = spark.read.parquet(\".tolem/outbox/2026Q1/orders-*.parquet\")", python);
        return lines;
    }

    /** What an installation has come to before a command. */
    private enum State {
        READY,
        KILLED,
        IN_QUARANTINE,
        HELD,
        SEALED,
        APPROVED,
        PUBLISHED
    }

    /** The commands that leave an installation as it is may share one. */
    private static final Set<String> LOOKING = Set.of(
            "status",
            "doctor",
            "verify",
            "audit",
            "explain",
            "unclaimed",
            "law",
            "roles",
            "export",
            "reconcile",
            "generate-completion");

    private static final Map<State, Installation> INSTALLATIONS = new EnumMap<>(State.class);

    /** One after the other: what one looks at, another one copies. */
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> whatIsToBeTypedDoesWhatItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> left = new TreeSet<>(NOT_HERE.keySet());
        for (Typed typed : Readme.typed()) {
            boolean isTyped = typed.language().equals("sh")
                    || typed.language().equals("sql")
                    || typed.language().equals("python")
                    || typed.text().contains("./tolem ");
            List<String> lines =
                    typed.text().lines().filter(line -> !left.remove(line)).toList();
            if (isTyped && !lines.isEmpty()) {
                Typed here = new Typed(typed.language(), String.join("\n", lines));
                tests.add(DynamicTest.dynamicTest(lines.get(0), () -> type(here)));
            }
        }
        tests.add(DynamicTest.dynamicTest(
                "nothing else is left out", () -> assertThat(left).isEmpty()));
        return tests.stream();
    }

    @Test
    void eachCommandIsInIt() throws IOException {
        Set<String> named = new TreeSet<>();
        Readme.typed().forEach(typed -> named.addAll(commands(typed.text())));
        try (Session session = new Session()) {
            Set<String> all = new TreeSet<>(Tolem.line(session).getSubcommands().keySet());
            all.remove("help");
            assertThat(named).isEqualTo(all);
        }
    }

    private static List<String> commands(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(command -> command.group(1))
                .distinct()
                .toList();
    }

    private static void type(Typed typed) throws Exception {
        String text = typed.text();
        if (typed.language().equals("sql")) {
            intoPostgres(text);
        } else if (text.startsWith("$ ")) {
            withItsAnswer(text);
        } else if (text.contains("db.example")) {
            overOwnDatabases(text);
        } else if (text.contains("$ADMIN_URL_OF_LEDGER")) {
            byAnAdministrator(text);
        } else if (text.startsWith("./tolem demo")) {
            fromNothing(text);
        } else if (text.contains("openssl")) {
            assumeThat(typed(in(State.PUBLISHED), "openssl version").out())
                    .as("older ones cannot, and not every machine has one")
                    .startsWith("OpenSSL 3");
            typed(in(State.PUBLISHED), text).ok();
        } else if (text.equals("./tolem schedule")) {
            untilASignal(text);
        } else if (text.equals("./tolem tune")) {
            tuned(text);
        } else if (text.equals("./tolem doctor")) {
            assertThat(typed(inState(text), text).out())
                    .contains("database", "registry", "clock", "disk", "keys", "law", "runs");
        } else {
            typed(inState(text), text).ok();
        }
    }

    private static Program.Ended typed(Installation installation, String text) throws Exception {
        return typed(place(installation), environment(installation), text);
    }

    private static Program.Ended typed(Path place, Map<String, String> environment, String text) throws Exception {
        try (Program program = Unpacked.type(environment, place, filledIn(text))) {
            return program.await();
        }
    }

    /** With what stands for something of the reader's. */
    private static String filledIn(String text) {
        return text.replace("FAMILY", "306")
                .replace("--families N", "--families 300")
                .replace("CODE", "TSA")
                .replace("settle FILE", "settle treasury-2026-02-13.csv")
                .replace("FILE", ".tolem/keys/signing.pub");
    }

    private static Path place(Installation installation) {
        return Objects.requireNonNull(installation.home().getParent());
    }

    private static Map<String, String> environment(Installation installation) {
        Map<String, String> environment = new TreeMap<>(installation.environment());
        environment.put("TOLEM_JAVA_OPTS", "-D" + ClockOfTheTest.TODAY + "=" + TODAY);
        return environment;
    }

    /** An installation that has come to where the text makes sense, with the files that it names. */
    private static Installation inState(String text) throws Exception {
        List<String> commands = commands(text);
        Installation installation = in(needed(text, commands));
        if (!LOOKING.containsAll(commands)) {
            installation = installation.copy();
        }
        if (text.contains("--families")) {
            return installation.with(Database.empty());
        }
        if (commands.contains("settle")) {
            treasuryFiles(installation);
        }
        return installation;
    }

    private static State needed(String text, List<String> commands) {
        if (text.contains("--accept-quarantine")) {
            return State.IN_QUARANTINE;
        }
        if (text.contains("--accept-variance")) {
            return State.HELD;
        }
        if (commands.isEmpty() || text.contains("--check")) {
            return State.PUBLISHED;
        }
        return switch (commands.get(0)) {
            case "run", "migrate", "sample" -> State.READY;
            case "relaunch", "stop" -> State.KILLED;
            case "approve", "discard" -> State.SEALED;
            case "publish" -> State.APPROVED;
            default -> State.PUBLISHED;
        };
    }

    private static Installation in(State state) throws Exception {
        Installation known = INSTALLATIONS.get(state);
        if (known == null) {
            known = made(state);
            INSTALLATIONS.put(state, known);
        }
        return known;
    }

    private static Installation made(State state) throws Exception {
        return switch (state) {
            case READY -> ready();
            case KILLED -> {
                Installation killed = ready();
                run(killed.haltedAt("range.written")).with(Program.KILLED);
                yield killed;
            }
            case IN_QUARANTINE -> {
                Installation refused = ready().with("TOLEM_LIMITS_QUARANTINE_FLOOR", "1");
                run(refused).with(ExitCode.QUARANTINE.code());
                yield refused;
            }
            case HELD -> {
                Installation held = ready();
                run(held.with("TOLEM_LIMITS_LARGEST_ORDER", "1")).with(ExitCode.VARIANCE.code());
                yield held;
            }
            case SEALED -> {
                Installation sealed = ready();
                run(sealed).ok();
                yield sealed;
            }
            case APPROVED -> {
                Installation approved = in(State.SEALED).copy();
                approved.tolem("approve", QUARTER, "--as", Installation.APPROVER)
                        .ok();
                yield approved;
            }
            case PUBLISHED -> {
                Installation published = in(State.APPROVED).copy();
                published.tolem("publish", QUARTER).ok();
                yield published;
            }
        };
    }

    private static Program.Ended run(Installation installation) throws Exception {
        return installation.tolem("run", QUARTER, "--as-of", AS_OF);
    }

    /** A registry of few families, with those that the README shows, as if they were real: no bank is asked to pay samples. */
    private static Installation ready() throws Exception {
        return Installation.prepared(SmallFamilies.REGISTRY)
                .with("TOLEM_LIMITS_QUARANTINE_FLOOR", "1000000") // a quarter of them is there to show a defect
                .with("TOLEM_PAYMENT_DEBTOR_NAME", "Treasury")
                .with("TOLEM_PAYMENT_DEBTOR_BIN", "123456789012")
                .with("TOLEM_PAYMENT_DEBTOR_IBAN", "KZ039030000016456351")
                .with("TOLEM_PAYMENT_DEBTOR_BIC", "ZZCYKZKX")
                .with("TOLEM_PAYMENT_PURPOSE_CODE", "046")
                .with("TOLEM_PAYMENT_BUDGET_CODE", "027001");
    }

    private static final class SmallFamilies {

        private static final Database REGISTRY = made();

        private static Database made() {
            try {
                Database registry = SampleRegistry.withoutRows();
                try (Connection connection = registry.connect()) {
                    SmallRegistry.load(connection);
                }
                registry.execute("TRUNCATE registry.about");
                return registry;
            } catch (SQLException e) {
                throw new IllegalStateException("the small registry", e);
            }
        }
    }

    /** The treasury rejects one order, pays the others in two parts, and one comes back. */
    private static void treasuryFiles(Installation installation) throws Exception {
        List<Order> orders = Treasury.orders(installation.ledger(), 1);
        int half = orders.size() / 2;
        List<String> first = new ArrayList<>(List.of(orders.get(0).rejected()));
        List<String> second = new ArrayList<>(List.of(orders.get(1).returned()));
        orders.subList(1, half).forEach(order -> first.add(order.paid()));
        orders.subList(half, orders.size()).forEach(order -> second.add(order.paid()));
        Path place = place(installation);
        Files.copy(Treasury.file("treasury.csv", first), place.resolve("treasury-2026-02-13.csv"));
        Files.copy(Treasury.file("treasury.csv", second), place.resolve("treasury-2026-02-20.csv"));
    }

    private static void withItsAnswer(String text) throws Exception {
        List<String> lines = text.lines().toList();
        String answer =
                typed(in(State.PUBLISHED), lines.get(0).substring(2)).ok().out();
        for (String line : lines.subList(1, lines.size())) {
            assertThat(answer).contains(line.replace("…", "").replace("[]", "").stripTrailing());
        }
    }

    /** An administrator made both databases and a reader of the registry; the tests' server belongs to a user tolem. */
    private static void overOwnDatabases(String text) throws Exception {
        Database ledger = Database.empty();
        assertThat(Database.user()).isEqualTo("tolem");
        SmallFamilies.REGISTRY.execute(
                "CREATE ROLE reader LOGIN PASSWORD '" + Database.password() + "'",
                "GRANT USAGE ON SCHEMA registry TO reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA registry TO reader");
        Installation installation = ready();
        Map<String, String> environment = environment(installation);
        environment.keySet().removeIf(name -> name.startsWith("TOLEM_DATABASE") || name.startsWith("TOLEM_REGISTRY"));
        typed(
                        place(installation),
                        environment,
                        text.replace("jdbc:postgresql://db.example:5432/tolem", ledger.url())
                                .replace(
                                        "jdbc:postgresql://registry.example:5432/registry",
                                        SmallFamilies.REGISTRY.url())
                                .replace("…", Database.password()))
                .ok();
        assertThat(ledger.rows("SELECT state FROM runs.run")).containsExactly("SEALED");
    }

    private static void byAnAdministrator(String text) throws Exception {
        Database ledger = Database.empty();
        Installation installation = ready().with("TOLEM_DATABASE_URL", ledger.url());
        Map<String, String> environment = environment(installation);
        environment.put("ADMIN_URL_OF_LEDGER", uri(ledger));
        environment.put("ADMIN_URL_OF_REGISTRY", uri(SmallFamilies.REGISTRY));
        String out = typed(place(installation), environment, text.replace("…", Database.password()))
                .ok()
                .out();
        assertThat(out).contains("have their rights");
        assertThat(ledger.rows("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'ledger'"))
                .containsExactly("tolem_migrator");
    }

    private static String uri(Database database) {
        return database.url()
                .replace("jdbc:postgresql://", "postgresql://" + Database.user() + ":" + Database.password() + "@");
    }

    /** Without any database: the program has its own. */
    private static void fromNothing(String text) throws Exception {
        // not below the checkout: where root's server runs as another user, that user may not get there
        Path directory = Files.createTempDirectory("tolem-readme-test");
        try {
            Program.Ended ended = typed(
                            directory,
                            Map.of("TOLEM_HOME", directory.resolve("home").toString()),
                            text)
                    .ok();
            assertThat(ended.out()).contains("Sound: 2025Q4", "What one would type next:");
        } finally {
            Trees.delete(directory);
        }
    }

    /** On a JVM that can; the databases and the home that are configured, in whatever way, are left alone. */
    private static void tuned(String text) throws Exception {
        Installation installation = ready();
        Map<String, String> environment = environment(installation);
        environment.merge(
                "TOLEM_JAVA_OPTS",
                " -Dtolem.home=" + installation.home() + " -Dtolem.database.url="
                        + installation.ledger().url()
                        + " -Dspring.application.json={\"tolem.database.url\":\""
                        + installation.ledger().url() + "\"}",
                String::concat);
        try (Program refused = installation.withFlag("-Xshare:off").type("tune")) {
            assertThat(refused.await().with(ExitCode.USAGE.code()).err()).contains("leave -Xshare");
        }
        Program.Ended ended = typed(place(installation), environment, text);
        if (javaOf(installation) < 25) {
            assertThat(ended.with(ExitCode.INFRASTRUCTURE.code()).err()).contains("tune needs Java 25 or newer");
            return;
        }
        ended.ok();
        assertThat(installation.ledger().value("SELECT count(*) FROM runs.run")).isEqualTo("0");
        assertThat(installation.home().resolve("frozen")).doesNotExist();
        try (Program run = installation
                .withFlag("-XX:AOTMode=on") // ends with an error when what was noted cannot be used
                .type("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF)) {
            run.await().ok();
        }
        assertThat(installation.ledger().value("SELECT count(*) FROM runs.run")).isEqualTo("1");
    }

    private static int javaOf(Installation installation) throws Exception {
        try (Program program = installation.withFlag("--show-version").type("law")) {
            Matcher version = Pattern.compile("(?:openjdk|java) (\\d+)")
                    .matcher(program.await().ok().out());
            assertThat(version.find()).isTrue();
            return Integer.parseInt(version.group(1));
        }
    }

    private static void untilASignal(String text) throws Exception {
        Installation installation = in(State.PUBLISHED).copy();
        // the shell gives way to the command, so that the signal reaches it
        try (Program program = Unpacked.type(environment(installation), place(installation), "exec " + text)) {
            program.awaitThat("it waits", () -> program.outSoFar().contains("Waits for the times of the timetable"));
            program.terminate();
            program.await().with(STOPPED);
        }
    }

    /** After the command that its first line names. */
    private static void intoPostgres(String text) throws Exception {
        Database finance = Database.empty();
        Installation installation = in(State.PUBLISHED);
        Map<String, String> environment = environment(installation);
        environment.put("FINANCE", uri(finance));
        String first = text.lines().findFirst().orElseThrow();
        String export = first.substring(first.indexOf("./tolem"));
        typed(place(installation), environment, export + "\npsql \"$FINANCE\" <<'END'\n" + text + "\nEND")
                .ok();
        assertThat(finance.rows("SELECT count(*), sum(amount) FROM orders"))
                .isEqualTo(installation
                        .ledger()
                        .rows("SELECT count(*), (sum(amount) / 100.0)::numeric(15, 2) FROM ledger.payment_order"));
    }
}
