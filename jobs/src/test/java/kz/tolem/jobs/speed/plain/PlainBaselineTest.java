package kz.tolem.jobs.speed.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kz.tolem.jobs.Database;
import kz.tolem.jobs.Duck;
import kz.tolem.jobs.Installation;
import kz.tolem.jobs.Program;
import kz.tolem.jobs.SampleRegistry;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No time of the baseline counts unless its orders are those of the program. */
@Execution(ExecutionMode.CONCURRENT)
final class PlainBaselineTest {

    @Test
    void thePlainWayOrdersWhatTheProgramOrders() throws Exception {
        Database registry = SampleRegistry.of(new SampleSpec(300, 1, List.of(), SampleRegistry.PERIOD, 60));
        Installation installation = Installation.prepared(registry);
        try (Program run = installation.start("run", SampleRegistry.PERIOD, "--as-of", SampleRegistry.AS_OF)) {
            run.await().ok();
        }
        Installation plain = Installation.prepared(registry);

        Path orders = PlainBaseline.run(plain, registry, true).orders();

        assertThat(PlainBaseline.compare(registry, installation.stagedOrders(), orders))
                .as("orders compared")
                .isGreaterThan(200);
        assertThat(plain.ledger().value("SELECT count(*) || ' ' || sum(amount) FROM ledger.payment_order"))
                .as("its ledger")
                .isEqualTo(Duck.rows("SELECT count(*) || ' ' || (sum(amount) * 100)::BIGINT FROM '" + orders + "'")
                        .get(0));
    }
}
