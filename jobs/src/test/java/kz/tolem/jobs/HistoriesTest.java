package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.Run;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A quarter and its nights, whatever becomes known when, order what one run orders that knows all of it from the beginning,
 * net of what is found to be too much. {@code -Dtolem.histories=200} plays so many.
 */
final class HistoriesTest {

    private static final List<String> NIGHTS =
            List.of("2026-01-09", "2026-01-31", "2026-02-01", "2026-02-14", "2026-03-02", "2026-03-30");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("tolem.histories", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nightsOrderWhatOneRunOrdersThatKnowsAll(long seed) throws Exception {
        Database registry = SampleRegistry.of(new SampleSpec(60, seed, List.of("15", "71"), "2025Q4", 10));
        RandomHistory history = new RandomHistory(registry, seed);
        InProcess nights = InProcess.over(registry, 25);
        try {
            nights.publish(nights.run("2025Q4", "2025-12-30", "2025-10"));
            history.go(20);
            nights.publish(nights.run("2026Q1", "2026-01-02", "2025-10"));
            for (String night : NIGHTS) {
                history.go(25);
                if (night.equals(NIGHTS.get(NIGHTS.size() - 1))) {
                    history.mend();
                }
                nights.publish(nights.nightly(night));
                if (night.equals(NIGHTS.get(2))) {
                    nights = nights.restarted(registry, 40);
                }
            }
            Run quiet = nights.nightly("2026-03-31");
            assertThat(nights.ledger().value("SELECT count(*) FROM ledger.payment_order WHERE run_id = " + quiet.id()))
                    .as("orders of a night without a change")
                    .isEqualTo("0");
            assertThat(nights.ledger().value("SELECT count(*) FROM ledger.overpayment WHERE run_id = " + quiet.id()))
                    .isEqualTo("0");
            try (InProcess once = InProcess.over(registry, 25)) {
                Run run = once.run("2026Q1", "2026-03-30", "2025-10");
                Set<String> held = held(once, run);
                assertThat(net(nights.ledger(), held)).isEqualTo(net(once.ledger(), held));
            }
            assertThat(nights.ledger().rows("SELECT * FROM runs.net_order WHERE net < 0"))
                    .isEmpty();
            for (String kind : List.of("ARREARS", "OVERPAID")) {
                assertThat(nights.ledger()
                                .rows("SELECT DISTINCT cause FROM runs.difference_total WHERE kind = '" + kind + "'"))
                        .as("causes of %s, where only facts change", kind)
                        .containsExactly("FACTS");
            }
        } finally {
            nights.close();
        }
    }

    /** Net amounts by benefit, month and subject; of what is paid once by subject. */
    private static List<String> net(Database ledger, Set<String> held) throws SQLException {
        TreeMap<String, Long> net = new TreeMap<>();
        for (String row : ledger.rows("SELECT benefit, month, subject, net FROM runs.net_order WHERE net > 0")) {
            String[] part = row.split("\\|");
            Benefit benefit = Benefit.values()[Integer.parseInt(part[0]) - 1];
            String month = benefit.isOneOff() ? "once" : part[1];
            String key = benefit + " " + month + " " + part[2];
            if (!held.contains(key)) {
                net.merge(key, Long.parseLong(part[3]), Long::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        net.forEach((key, amount) -> lines.add(key + " " + amount));
        return lines;
    }

    /** What is held keeps what was ordered before it was. */
    private static Set<String> held(InProcess place, Run run) throws SQLException {
        Path files = place.home().resolve("staging").resolve(run.directory()).resolve("casework");
        Set<String> keys = new HashSet<>();
        for (String row : Duck.rows("select benefit, month, coalesce(person_id, family_id) from '"
                + files.resolve("held-*.parquet") + "'")) {
            String[] part = row.split("\\|");
            String month = Benefit.valueOf(part[0]).isOneOff() ? "once" : part[1];
            keys.add(part[0] + " " + month + " " + part[2]);
        }
        return keys;
    }
}
