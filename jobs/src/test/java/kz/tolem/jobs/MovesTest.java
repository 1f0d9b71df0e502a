package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.jobs.run.Run;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People move in February, and the registry carries their facts, applications and accounts over to the later family, as it
 * is agreed. What their families were ordered for the months before is neither too much nor too little all the same.
 */
final class MovesTest {

    private static final String FIRST_MONTH_AFTER = "2026-02-01";

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void monthsBeforeAMoveComeOutAsTheyDid(long seed) throws Exception {
        Database registry = SampleRegistry.of(new SampleSpec(400, seed, List.of("15", "71"), "2025Q4", 40));
        try (InProcess place = InProcess.over(registry, 90)) {
            place.publish(place.run("2025Q4", "2025-12-30", "2025-10"));
            registry.execute(
                    "INSERT INTO registry.income SELECT family_id, person_id, month + interval '3 months', kind,"
                            + " amount, recorded_at FROM registry.income");
            place.publish(place.run("2026Q1", "2026-01-31", "2025-10"));
            move(registry);
            assertThat(orders(place, registry)).as("orders of who moves").hasSizeGreaterThan(20);

            Run night = place.nightly("2026-02-28");

            assertThat(place.ledger()
                            .rows("SELECT subject, benefit, month, ordered, due FROM ledger.overpayment WHERE run_id = "
                                    + night.id() + " AND month < '" + FIRST_MONTH_AFTER + "'"))
                    .isEmpty();
            assertThat(place.ledger()
                            .rows("SELECT subject, benefit, month, amount FROM ledger.payment_order WHERE run_id = "
                                    + night.id() + " AND month < '" + FIRST_MONTH_AFTER + "'"))
                    .isEmpty();
            assertThat(Long.parseLong(place.ledger()
                            .value("SELECT count(*) FROM ledger.payment_order WHERE run_id = " + night.id())))
                    .as("orders for February")
                    .isPositive();
            assertThat(Duck.rows("select benefit, month, coalesce(person_id, family_id) from '"
                            + place.home().resolve("staging").resolve(night.directory())
                            + "/casework/*d-*.parquet' where reason <> 'DUPLICATE_APPLICATION' and person_id is not null"
                            + " group by all having count(distinct family_id) > 1"))
                    .as("answered in two families")
                    .isEmpty();
        }
    }

    /** Every fourth of those who are in one family moves on to the next one, some after a gap. */
    private static void move(Database registry) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE mover AS SELECT * FROM (SELECT m.family_id, m.person_id, n.later,"
                + " row_number() OVER (ORDER BY m.person_id) AS place"
                + " FROM registry.member m JOIN (SELECT family_id, coalesce(lead(family_id) OVER (ORDER BY family_id),"
                + " min(family_id) OVER ()) AS later FROM registry.family) n USING (family_id)"
                + " WHERE m.to_date IS NULL AND m.from_date < '2025-10-01' AND (SELECT count(*) FROM registry.member o"
                + " WHERE o.person_id = m.person_id) = 1) x WHERE place % 4 = 0");
        statements.add(
                "UPDATE registry.member t SET to_date = date '2026-02-10' - 10 * (m.place / 4 % 3)::int FROM mover m"
                        + " WHERE t.family_id = m.family_id AND t.person_id = m.person_id");
        statements.add(
                "INSERT INTO registry.member SELECT m.later, t.person_id, iin, birth_date, death_date, sex, role,"
                        + " residence, birth_order, '2026-02-10', NULL, now() - interval '1 hour' FROM registry.member t"
                        + " JOIN mover m ON t.family_id = m.family_id AND t.person_id = m.person_id");
        for (String table : List.of(
                "income",
                "disability",
                "study",
                "incapacity",
                "care",
                "award",
                "breadwinner_loss",
                "application",
                "account")) {
            statements.add("UPDATE registry." + table + " t SET family_id = m.later FROM mover m"
                    + " WHERE t.family_id = m.family_id AND t.person_id = m.person_id");
        }
        registry.execute(statements.toArray(String[]::new));
    }

    private static List<String> orders(InProcess place, Database registry) throws SQLException {
        return place.ledger()
                .rows("SELECT subject FROM ledger.payment_order WHERE subject IN ("
                        + String.join(", ", registry.rows("SELECT person_id FROM mover")) + ")");
    }
}
