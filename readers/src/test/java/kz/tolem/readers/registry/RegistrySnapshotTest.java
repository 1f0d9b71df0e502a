package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySnapshotTest {

    @Test
    void everyConnectionSeesTheRowsOfTheMomentOfTheSnapshot() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1);
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                registry.family(2).execute("DELETE FROM registry.family WHERE family_id = 1");
                try (Connection connection = snapshot.connect()) {
                    assertThat(numbers(connection, "SELECT family_id FROM registry.family"))
                            .containsExactly(1L);
                }
                assertThat(snapshot.ranges(10)).containsExactly(new FamilyRange(0, Long.MIN_VALUE, Long.MAX_VALUE));
            }
        }
    }

    @Test
    void connectionsCannotWrite() throws SQLException {
        try (TestRegistry registry = new TestRegistry();
                RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO registry.about VALUES ('kind', 'sample')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void missingTablesAndColumnsAndForeignTypesAreAllNamed() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1);
            registry.execute("DROP TABLE registry.award");
            registry.execute("ALTER TABLE registry.member DROP COLUMN role");
            registry.execute("ALTER TABLE registry.income ALTER amount TYPE double precision");
            registry.execute("ALTER TABLE registry.care DROP COLUMN recorded_at");
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                assertThatThrownBy(snapshot::checkShape)
                        .isInstanceOf(RegistryUnusable.class)
                        .hasMessageEndingWith(String.join(
                                "; ",
                                "agreed: column registry.member.role is missing",
                                "column registry.income.amount has type float8, usable are numeric",
                                "column registry.care.recorded_at is missing",
                                "table registry.award is missing or may not be seen"));
            }
        }
    }

    @Test
    void aRegistryWithoutFamiliesIsUnusable() throws SQLException {
        try (TestRegistry registry = new TestRegistry();
                RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
            assertThatThrownBy(snapshot::checkShape)
                    .isInstanceOf(RegistryUnusable.class)
                    .hasMessageContaining("registry.family is empty");
            assertThatThrownBy(() -> snapshot.ranges(10)).isInstanceOf(RegistryUnusable.class);
        }
    }

    @Test
    void theTablesOfTheContractAreUsable() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1);
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                snapshot.checkShape();
                assertThat(snapshot.isSample()).isFalse();
            }
            registry.add("about", "kind", "sample");
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                assertThat(snapshot.isSample()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8})
    void rangesHoldTheSameNumberOfFamiliesAndCoverEveryId(int size) throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            long[] ids = {Long.MIN_VALUE, -5, 1, 2, 3, 1_000_000, Long.MAX_VALUE - 1};
            for (long id : ids) {
                registry.family(id);
            }
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                List<FamilyRange> ranges = snapshot.ranges(size);
                assertThat(ranges).hasSize((ids.length + size - 1) / size);
                assertThat(ranges.get(0).fromId()).isEqualTo(Long.MIN_VALUE);
                assertThat(ranges.get(ranges.size() - 1).toId()).isEqualTo(Long.MAX_VALUE);
                for (int i = 0; i < ids.length; i++) {
                    assertThat(ranges.get(i / size).number()).isEqualTo(i / size);
                    assertThat(ranges.get(i / size).contains(ids[i])).isTrue();
                }
                for (int i = 1; i < ranges.size(); i++) {
                    assertThat(ranges.get(i).fromId())
                            .isEqualTo(ranges.get(i - 1).toId());
                }
            }
        }
    }

    @Test
    void theHighestIdThereMayBeBeginsNoRangeOfItsOwn() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.family(1).family(Long.MAX_VALUE);
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source)) {
                assertThat(snapshot.ranges(1)).containsExactly(new FamilyRange(0, Long.MIN_VALUE, Long.MAX_VALUE));
            }
        }
    }

    @Test
    void rangesAreCutWithoutReadingTheTable() throws SQLException {
        try (TestRegistry registry = new TestRegistry()) {
            registry.execute("INSERT INTO registry.family SELECT i, '71' FROM generate_series(1, 5000) i");
            registry.execute("VACUUM ANALYZE registry.family");
            try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                    Connection connection = snapshot.connect()) {
                assertThat(Plans.of(
                                connection,
                                "SELECT family_id FROM registry.family WHERE family_id >= 7"
                                        + " ORDER BY family_id OFFSET 1000 LIMIT 1"))
                        .anyMatch(line -> line.contains("Index Only Scan"));
            }
        }
    }

    private static List<Long> numbers(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> numbers = new java.util.ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
