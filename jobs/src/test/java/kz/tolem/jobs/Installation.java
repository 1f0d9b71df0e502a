package kz.tolem.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tolem.sample.SamplePovertyLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator has: a home directory, a database for the ledger, a registry, the program. */
public final class Installation {

    /** Many ranges, so that much can go wrong between them. */
    static final int RANGE_FAMILIES = 1_000;

    static final String OPERATOR = "aigul";
    static final String APPROVER = "bolat";

    private final Path place;
    private final Database ledger;
    private final Map<String, String> environment;
    private final List<String> flags;

    private Installation(Path place, Database ledger, Map<String, String> environment, List<String> flags) {
        this.place = place;
        this.ledger = ledger;
        this.environment = environment;
        this.flags = flags;
    }

    /** From nothing: a database without a table, a home with nothing but the sample's poverty lines. */
    static Installation of(Database registry) throws IOException, SQLException {
        return of(registry, Database.empty()).withPovertyLines();
    }

    /** With the tables of the ledger, so that the first command is sooner done. */
    public static Installation prepared(Database registry) throws IOException, SQLException {
        return preparedWithoutPovertyLines(registry).withPovertyLines();
    }

    static Installation preparedWithoutPovertyLines(Database registry) throws IOException, SQLException {
        return of(registry, Prepared.LEDGER.copy());
    }

    /** Tables of a ledger without a row, as the program itself makes them. */
    private static final class Prepared {

        private static final Database LEDGER = made();

        private static Database made() {
            try {
                Installation installation = of(SampleRegistry.shared());
                installation.tolem("status").ok();
                return installation.ledger();
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("an empty ledger", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Installation withPovertyLines() throws IOException {
        SamplePovertyLines.write(home().resolve("law"), SampleRegistry.PERIOD);
        return this;
    }

    private static Installation of(Database registry, Database ledger) throws IOException {
        Path place = Places.directory();
        Files.createDirectory(place.resolve("home"));
        Map<String, String> environment = new TreeMap<>();
        environment.put("TOLEM_HOME", place.resolve("home").toString());
        environment.put("TOLEM_OPERATOR", OPERATOR);
        environment.put("TOLEM_WORKERS", "2");
        environment.put("TOLEM_RANGE_FAMILIES", Integer.toString(RANGE_FAMILIES));
        put(environment, "TOLEM_DATABASE", ledger);
        put(environment, "TOLEM_REGISTRY", registry);
        return new Installation(place, ledger, environment, List.of());
    }

    private static void put(Map<String, String> environment, String prefix, Database database) {
        environment.put(prefix + "_URL", database.url());
        environment.put(prefix + "_USER", Database.user());
        environment.put(prefix + "_PASSWORD", Database.password());
    }

    /** The same with a copy of its home and its ledger, to which nobody may be connected. */
    Installation copy() throws IOException, SQLException {
        Path other = Places.directory();
        Trees.copy(home(), other.resolve("home"));
        Database copied = ledger.copy();
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put("TOLEM_HOME", other.resolve("home").toString());
        put(changed, "TOLEM_DATABASE", copied);
        return new Installation(other, copied, changed, flags);
    }

    /** The same with another environment. */
    public Installation with(String variable, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(variable, value);
        return new Installation(place, ledger, changed, flags);
    }

    /** The same with another registry. */
    Installation with(Database registry) {
        return with("TOLEM_REGISTRY_URL", registry.url());
    }

    /** The same with one more flag of the JVM. */
    public Installation withFlag(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new Installation(place, ledger, environment, more);
    }

    /** The same whose process ends when it first passes a named place, as a power cut would. */
    Installation haltedAt(String place) {
        return haltedAt(place, 1);
    }

    /** The same at the n-th pass of the place. */
    public Installation haltedAt(String place, long pass) {
        return withFlag("-Dtolem.fault=HALT," + place + "," + pass + ",-");
    }

    /** The frozen registry of a period's only run. */
    Path frozen(String period) throws IOException {
        try (Stream<Path> directories = Files.list(home().resolve("frozen"))) {
            return directories
                    .filter(directory -> directory.getFileName().toString().startsWith(period + "-"))
                    .reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    /** Starts a command. */
    public Program start(String... arguments) throws IOException {
        return Program.start(flags, environment, place, List.of(arguments));
    }

    /** Starts a command by the script, as an operator does: with the JDK and the flags that the script chooses, and its own. */
    public Program type(String... command) throws IOException {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("TOLEM_JAVA_OPTS", String.join(" ", flags));
        return Unpacked.type(all, place, "exec ./tolem " + String.join(" ", command));
    }

    /** Runs a command to its end. */
    Program.Ended tolem(String... arguments) throws IOException, InterruptedException {
        try (Program program = start(arguments)) {
            return program.await();
        }
    }

    /** Computes the sample's quarter. */
    Program.Ended run() throws IOException, InterruptedException {
        return tolem("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF);
    }

    /** Approves and publishes what is sealed. */
    public Installation publish(String period) throws IOException, InterruptedException {
        tolem("approve", period, "--as", APPROVER).ok();
        tolem("publish", period).ok();
        return this;
    }

    /** What {@code status} says of the run at hand. */
    JsonNode status() throws IOException, InterruptedException {
        return new JsonMapper().readTree(tolem("status", "--json").ok().out()).get(0);
    }

    Map<String, String> environment() {
        return environment;
    }

    public Path home() {
        return place.resolve("home");
    }

    Path outbox() {
        return home().resolve("outbox");
    }

    Path published(String period) {
        return outbox().resolve(period);
    }

    public Database ledger() {
        return ledger;
    }

    /** Where the orders of the sample's quarter lie until they are published. */
    public Path stagedOrders() {
        return home().resolve("staging").resolve(SampleRegistry.PERIOD + "-1").resolve("orders");
    }

    /** Digests of the order files and the manifest that are sealed and not yet published. */
    SortedMap<String, String> staged() throws IOException {
        return Trees.digests(stagedOrders(), Installation::isPayment);
    }

    static boolean isPayment(String name) {
        return name.endsWith(".parquet") || name.equals("manifest.json");
    }
}
