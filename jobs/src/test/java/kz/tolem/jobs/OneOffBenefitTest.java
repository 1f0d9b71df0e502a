package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;

/** A birth grant is paid once for ever, whatever month an application is said to be of later. */
final class OneOffBenefitTest {

    private static final int GRANT = Benefit.BIRTH_GRANT.number();

    @Test
    void grantThatWasOrderedIsNotOrderedAgainWhenItsApplicationMovesIntoTheNextQuarter() throws Exception {
        Database registry = SampleRegistry.of(new SampleSpec(3_000, 7, List.of("15"), SampleRegistry.PERIOD, 100));
        // assistance is applied for every quarter, and nobody does in the next one: no incomes, and much less is due
        Installation installation = Installation.prepared(registry).with("TOLEM_LIMITS_FEED_PERCENT", "0");
        installation.run().ok();
        installation.publish(SampleRegistry.PERIOD);
        Database ledger = installation.ledger();
        long granted =
                Long.parseLong(ledger.value("SELECT count(*) FROM ledger.payment_order WHERE benefit = " + GRANT));
        assertThat(granted).isPositive();

        registry.execute("UPDATE registry.application SET applied_on = applied_on + 91, ended_on = NULL"
                + " WHERE benefit = 'BIRTH_GRANT'");
        installation
                .tolem("run", SampleRegistry.NEXT_PERIOD, "--as-of", "2026-06-30")
                .with(11);

        assertThat(ledger.rows("SELECT subject FROM ledger.payment_order WHERE benefit = " + GRANT
                        + " GROUP BY subject HAVING count(*) > 1"))
                .isEmpty();
        assertThat(Long.parseLong(ledger.value("SELECT coalesce(sum(count), 0) FROM runs.range_total"
                        + " WHERE outcome = 'ORDERED_BEFORE' AND benefit = " + GRANT)))
                .isPositive();
        assertThat(ledger.value("SELECT count(*) FROM ledger.one_off_order"))
                .isEqualTo(ledger.value("SELECT count(*) FROM ledger.payment_order WHERE benefit = " + GRANT));
        assertThatThrownBy(() -> ledger.execute("INSERT INTO ledger.one_off_order"
                        + " SELECT benefit, subject, sequence, run_id + 1, month FROM ledger.one_off_order LIMIT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("one_off_order_pkey");
    }
}
