package kz.tolem.sample.small;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.SampleRefused;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class SmallRegistryTest {

    @Test
    void loadsOnceAndMarksTheRegistryAsASample() throws Exception {
        try (Connection connection = database("small_once")) {
            SmallRegistry.load(connection);
            SmallRegistry.load(connection);
            assertThat(number(connection, "SELECT count(*) FROM registry.family"))
                    .isGreaterThan(60);
            assertThat(number(
                            connection, "SELECT count(*) FROM registry.about WHERE (key, value) = ('kind', 'sample')"))
                    .isEqualTo(1);
            assertThat(number(connection, "SELECT count(*) FROM registry.income WHERE amount IS NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aRegistryThatMayBeRealIsRefused() throws Exception {
        try (Connection connection = database("small_refused")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO registry.family (family_id, region) VALUES (1, '71')");
            }
            assertThatThrownBy(() -> SmallRegistry.load(connection)).isInstanceOf(SampleRefused.class);
        }
    }

    @Test
    void everySubjectThatIsExpectedExistsAndHasOneOrderAMonthAtMost() throws Exception {
        List<ExpectedOutcome> expected = SmallRegistry.expected();
        assertThat(expected).hasSizeGreaterThan(500);
        Set<List<Object>> decided = new HashSet<>();
        try (Connection connection = database("small_subjects")) {
            SmallRegistry.load(connection);
            for (ExpectedOutcome outcome : expected) {
                String table = Benefit.valueOf(outcome.benefit()).isOfFamily()
                        ? "family WHERE family_id = "
                        : "member WHERE person_id = ";
                assertThat(number(connection, "SELECT count(*) FROM registry." + table + outcome.subject()))
                        .as(outcome.toString())
                        .isPositive();
                assertThat(decided.add(
                                List.of(outcome.month(), outcome.benefit(), outcome.subject(), outcome.outcome())))
                        .as(outcome.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void everyBenefitIsWorkedOut() {
        assertThat(SmallRegistry.expected())
                .extracting(outcome -> Benefit.valueOf(outcome.benefit()))
                .contains(Benefit.values());
    }

    @Test
    void reasonsStandWithHoldsAndRefusalsAloneAndAmountsWithWhatIsDue() {
        for (ExpectedOutcome outcome : SmallRegistry.expected()) {
            boolean reasoned =
                    outcome.outcome().equals("HELD") || outcome.outcome().equals("REFUSED");
            assertThat(outcome.reason() != null).as(outcome.toString()).isEqualTo(reasoned);
            if (outcome.outcome().equals("ORDERED")) {
                assertThat(outcome.tenge()).as(outcome.toString()).isPositive();
            }
            if (outcome.outcome().equals("NOTHING") || outcome.outcome().equals("REFUSED")) {
                assertThat(outcome.tenge()).as(outcome.toString()).isNull();
            }
        }
    }

    private static Connection database(String name) throws SQLException {
        Connection connection =
                DriverManager.getConnection(EmbeddedPostgres.shared().createDatabase(name));
        RegistrySchema.create(connection);
        return connection;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
