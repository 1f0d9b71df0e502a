package kz.tolem.writers.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.OutcomeRows;
import kz.tolem.writers.TestRange;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersFileTest {

    @TempDir
    Path directory;

    @Test
    void finance_sees_the_columns_and_types_of_the_contract() throws Exception {
        Path file = write("orders-00000.parquet", new TestRange(1, 100, 300));
        try (Connection duckdb = duckdb();
                Statement statement = duckdb.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
                while (rows.next()) {
                    columns.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            assertThat(columns)
                    .containsExactly(
                            "order_id VARCHAR",
                            "run VARCHAR",
                            "month DATE",
                            "benefit VARCHAR",
                            "form VARCHAR",
                            "kind VARCHAR",
                            "family_id BIGINT",
                            "person_id BIGINT",
                            "payee_id BIGINT",
                            "payee_iin VARCHAR",
                            "iban VARCHAR",
                            "bic VARCHAR",
                            "region VARCHAR",
                            "district VARCHAR",
                            "amount DECIMAL(15,2)",
                            "base DECIMAL(15,2)",
                            "coefficient DECIMAL(9,4)",
                            "quantity INTEGER",
                            "legal_basis VARCHAR",
                            "replaces VARCHAR");
            assertThat(optionalColumns(statement, file))
                    .containsExactly("form", "person_id", "district", "base", "coefficient", "replaces");
        }
    }

    @Test
    void another_program_reads_every_value_of_every_order() throws Exception {
        TestRange range = new TestRange(2, 10_000, 45_000);
        Path file = write("orders-00000.parquet", range);
        Map<String, List<Object>> expected = new HashMap<>();
        for (int row = 0; row < range.orders.size(); row++) {
            expected.put(range.orders.orderId(row), expectedValues(range, row));
        }
        assertThat(expected).hasSize(range.orders.size());
        try (Connection duckdb = duckdb();
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            while (rows.next()) {
                List<Object> values = new ArrayList<>();
                for (int column = 2; column <= 20; column++) {
                    values.add(rows.getObject(column));
                }
                assertThat(values).isEqualTo(expected.remove(rows.getString(1)));
            }
        }
        assertThat(expected).isEmpty();
    }

    private static List<Object> expectedValues(TestRange range, int row) {
        OrderColumns orders = range.orders;
        int family = orders.family(row);
        List<Object> values = new ArrayList<>();
        values.add("2026Q1");
        values.add(LocalDate.ofEpochDay(orders.firstDay(row)));
        values.add(orders.benefit(row).name());
        values.add(orders.form(row) == Form.NONE ? null : orders.form(row).name());
        values.add(orders.kind(row).name());
        values.add(range.families.families.family.at(family));
        values.add(orders.benefit(row).isOfFamily() ? null : orders.subject(row));
        values.add(range.families.members.person.at(orders.payee(row)));
        values.add(range.families.members.iin.text(orders.payee(row)));
        values.add(range.families.accounts.iban.text(orders.account(row)));
        values.add(range.families.accounts.bic.text(orders.account(row)));
        byte region = range.families.families.region.at(family);
        values.add(
                region < 0 ? "00" : range.families.families.region.vocabulary().code(region));
        String district = range.families.families.district.text(family);
        values.add(district.isEmpty() ? null : district);
        values.add(Tiyn.toTenge(orders.amount(row)));
        values.add(Tiyn.toTenge(orders.rate(row).base()));
        BigDecimal coefficient = orders.rate(row).coefficient();
        values.add(coefficient == null ? null : coefficient.setScale(4));
        values.add(orders.quantity(row));
        values.add(orders.rate(row).legalBasis());
        OrderId replaced = orders.replaces(row);
        values.add(replaced == null ? null : replaced.toString());
        return values;
    }

    @Test
    void another_program_counts_and_adds_up_the_same() throws Exception {
        TestRange range = new TestRange(3, 5_000, 30_000);
        Path file = write("orders-00000.parquet", range);
        Map<TotalKey, Total> expected = new TreeMap<>();
        try (Connection duckdb = duckdb();
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT benefit, region, month, count(*), sum(amount) FROM '" + file + "' GROUP BY ALL")) {
            while (rows.next()) {
                LocalDate month = rows.getObject(3, LocalDate.class);
                expected.put(
                        new TotalKey(rows.getString(1), rows.getString(2), java.time.YearMonth.from(month)),
                        new Total(rows.getLong(4), Tiyn.of(rows.getBigDecimal(5))));
            }
        }
        OrdersFileReader.Orders read = OrdersFileReader.open(file).decode();
        assertThat(read.totals()).isEqualTo(expected);
        assertThat(read.total()).isEqualTo(new Total(30_000, range.orders.total()));
    }

    @Test
    void what_was_written_is_what_lies_on_the_disk() throws IOException {
        TestRange range = new TestRange(4, 100, 1_000);
        Path file = directory.resolve("orders-00000.parquet");
        WrittenFile written = OrdersFile.write(file, range.families, range.orders, TestRange.METADATA);
        assertThat(written)
                .isEqualTo(new WrittenFile(
                        "orders-00000.parquet", Files.size(file), Sha256.of(file), 1_000, range.orders.total()));
        assertThat(OrdersFileReader.open(file).decode().asWritten()).isEqualTo(written);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_range_without_orders_gives_a_file_without_rows() throws Exception {
        Path file = write("orders-00000.parquet", new TestRange(5, 10, 0));
        try (Connection duckdb = duckdb();
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
        OrdersFileReader.Orders read = OrdersFileReader.open(file).decode();
        assertThat(read.size()).isZero();
        assertThat(read.totals()).isEmpty();
        assertThat(read.isInOrder()).isTrue();
    }

    @Test
    void the_footer_names_the_run_and_that_a_sample_is_not_for_payment() throws IOException {
        TestRange range = new TestRange(6, 10, 20);
        Path sample = write("sample.parquet", range);
        assertThat(OrdersFileReader.open(sample).decode().metadata())
                .isEqualTo(Map.of(
                        "period", "2026Q1",
                        "law_digest", "1".repeat(64),
                        "schema_version", "1",
                        "notice", "SAMPLE, NOT FOR PAYMENT"));
        Path real = directory.resolve("real.parquet");
        OrdersFile.write(real, range.families, range.orders, new OrdersMetadata("2026Q1", "2".repeat(64), 1, false));
        assertThat(OrdersFileReader.open(real).decode().metadata())
                .containsOnlyKeys("period", "law_digest", "schema_version");
    }

    @Test
    void equal_input_gives_equal_bytes() throws IOException {
        Path one = write("one.parquet", new TestRange(7, 2_000, 25_000));
        Path other = write("other.parquet", new TestRange(7, 2_000, 25_000));
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10, 11})
    void orders_lie_in_the_order_of_their_order_id_as_text(long seed) throws IOException {
        TestRange range = new TestRange(seed, 1 + (int) seed * 13, 3_000);
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < range.orders.size(); row++) {
            expected.add(range.orders.orderId(row));
        }
        expected.sort(String::compareTo);
        OrdersFileReader.Orders read =
                OrdersFileReader.open(write("orders.parquet", range)).decode();
        List<String> ids = new ArrayList<>();
        for (int row = 0; row < read.size(); row++) {
            ids.add(read.orderIds().text(row));
        }
        assertThat(ids).isEqualTo(expected);
        assertThat(read.isInOrder()).isTrue();
    }

    @Test
    void subjects_of_any_length_are_ordered_as_text() {
        Random random = new Random(20);
        OutcomeColumns outcomes = new OutcomeColumns();
        OrderColumns orders = new OrderColumns(TestRange.MONTHS);
        for (int i = 0; i < 20_000; i++) {
            long subject = i < 200 ? i : random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            Benefit benefit = Benefit.values()[random.nextInt(2)];
            int row = OutcomeRows.due(outcomes, 0, benefit, 0, subject, 100, 0, 1, Form.NONE, 0, 0);
            orders.add(outcomes, row, 1 + i, 100);
        }
        List<String> ids = new ArrayList<>();
        int[] rows = orders.sort();
        for (int i = 0; i < orders.size(); i++) {
            ids.add(orders.orderId(rows[i]));
        }
        assertThat(ids).isSorted().hasSize(20_000);
    }

    @Test
    void the_same_order_twice_is_an_error() {
        TestRange range = new TestRange(12, 10, 100);
        range.orders.add(range.outcomes, 50, range.orders.sequence(50), 1);
        assertThatThrownBy(range.orders::sort)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(range.orders.orderId(50));
    }

    @Test
    void an_order_without_an_amount_is_an_error() {
        TestRange range = new TestRange(13, 10, 10);
        assertThatThrownBy(() -> range.orders.add(range.outcomes, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount 0");
    }

    @Test
    void a_file_that_cannot_be_finished_is_not_there() {
        TestRange range = new TestRange(14, 10, 10);
        Path nowhere = directory.resolve("missing").resolve("orders-00000.parquet");
        assertThatThrownBy(() -> OrdersFile.write(nowhere, range.families, range.orders, TestRange.METADATA))
                .isInstanceOf(NoSuchFileException.class);
        range.orders.add(range.outcomes, 0, range.orders.sequence(0), 1);
        Path file = directory.resolve("orders-00000.parquet");
        assertThatThrownBy(() -> OrdersFile.write(file, range.families, range.orders, TestRange.METADATA))
                .isInstanceOf(IllegalStateException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_a_killed_process_left_behind_is_in_nobodys_way_until_it_is_removed() throws IOException {
        TestRange range = new TestRange(15, 10, 30);
        Path clean = write("clean.parquet", range);
        Path left = directory.resolve(".orders-00000.parquet.123.partial");
        Files.writeString(left, "half a file");
        Files.writeString(directory.resolve("orders-00000.parquet"), "a file without a row in the ledger");
        Path file = write("orders-00000.parquet", range);
        assertThat(file).hasSameBinaryContentAs(clean);
        assertThat(left).content().isEqualTo("half a file");
        NewFile.removeAbandoned(directory);
        assertThat(directory).isDirectoryNotContaining(path -> path.equals(left));
        assertThat(file).hasSameBinaryContentAs(clean);
    }

    @Test
    void a_changed_byte_in_a_page_breaks_its_checksum() throws IOException {
        Path file = write("orders-00000.parquet", new TestRange(16, 100, 500));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Path damaged = directory.resolve("damaged.parquet");
        Files.write(damaged, bytes);
        OrdersFileReader reader = OrdersFileReader.open(damaged);
        assertThatThrownBy(reader::decode).isInstanceOf(DamagedFile.class).hasMessageContaining("damaged.parquet");
    }

    private Path write(String name, TestRange range) throws IOException {
        Path file = directory.resolve(name);
        OrdersFile.write(file, range.families, range.orders, TestRange.METADATA);
        return file;
    }

    private static List<String> optionalColumns(Statement statement, Path file) throws SQLException {
        List<String> optional = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT name FROM parquet_schema('" + file + "') WHERE repetition_type = 'OPTIONAL'")) {
            while (rows.next()) {
                optional.add(rows.getString(1));
            }
        }
        return optional;
    }

    private static Connection duckdb() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }
}
