package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.jobs.Program;

/**
 * What comes out when nothing happens, and which places each command passes how often.
 *
 * @param beginning what was there before
 * @param sealed after the run
 * @param places passes of each named place by command
 * @param took time from start to end by command
 */
record Undisturbed(
        Beginning beginning,
        Evidence sealed,
        Map<Command, SortedMap<String, Integer>> places,
        Map<Command, Duration> took) {

    private static final String KINDS =
            "SELECT 'REGULAR' WHERE EXISTS (SELECT FROM ledger.payment_order WHERE {run} AND kind = 1)"
                    + " UNION ALL SELECT 'ARREARS' WHERE EXISTS (SELECT FROM ledger.payment_order WHERE {run} AND kind = 2)"
                    + " UNION ALL SELECT 'OVERPAID' WHERE EXISTS (SELECT FROM ledger.overpayment WHERE {run})";

    static Undisturbed make(Machine machine, Beginning beginning)
            throws IOException, SQLException, InterruptedException {
        Site site = Site.make(machine, null, beginning);
        Map<Command, SortedMap<String, Integer>> places = new EnumMap<>(Command.class);
        Map<Command, Duration> took = new EnumMap<>(Command.class);
        Evidence sealed = Evidence.of(site);
        for (Command command : List.of(Command.RUN, Command.APPROVE, Command.PUBLISH)) {
            Path counts = site.aside("counts");
            long begin = System.nanoTime();
            try (Program program =
                    site.start(2, List.of("-Dtolem.fault=COUNT,,0," + counts), command.arguments(site.task()))) {
                program.await().ok();
            }
            took.put(command, Duration.ofNanos(System.nanoTime() - begin));
            SortedMap<String, Integer> passes = new TreeMap<>();
            for (String line : Files.readAllLines(counts, StandardCharsets.UTF_8)) {
                passes.put(line.split(" ")[0], Integer.parseInt(line.split(" ")[1]));
            }
            places.put(command, passes);
            if (command == Command.RUN) {
                sealed = Evidence.of(site);
            }
        }
        List<String> violations = new Checks(beginning, sealed).atTheEnd(site);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("not even the undisturbed run is sound: " + violations);
        }
        if (site.task() == Task.NIGHT && !site.rowsOfRun(KINDS).equals(List.of("REGULAR", "ARREARS", "OVERPAID"))) {
            throw new IllegalStateException("the night finds too little to do: " + site.rowsOfRun(KINDS));
        }
        site.clear();
        return new Undisturbed(beginning, sealed, places, took);
    }
}
