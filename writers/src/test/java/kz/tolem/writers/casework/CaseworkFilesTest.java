package kz.tolem.writers.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.OutcomeRows;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.writers.TestRange;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrderMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseworkFilesTest {

    private static final List<YearMonth> MONTHS =
            TestRange.MONTHS.stream().map(OrderMonth::month).toList();

    @TempDir
    Path directory;

    private final FamilyColumns families = new TestRange(1, 20, 60).families;

    @Test
    void each_case_stands_in_the_file_of_its_state_in_order() throws Exception {
        OutcomeColumns first = new OutcomeColumns();
        OutcomeColumns second = new OutcomeColumns();
        long person = families.members.person.at(0);
        add(second, 2, 1, Benefit.TSA, family(1), State.HELD, Reason.NO_ACCOUNT, 2_500_050);
        add(first, 1, 0, Benefit.DISABILITY, person, State.HELD, Reason.NO_RATE_FOR_CAUSE, MoneyColumn.UNKNOWN);
        add(first, 0, 0, Benefit.DISABILITY, person, State.HELD, Reason.PAYEE_DEAD, 100);
        add(first, 2, 0, Benefit.DISABILITY, person, State.HELD, Reason.PAYEE_DEAD, 200);
        add(first, 0, 0, Benefit.LARGE_FAMILY, family(0), State.UNCLAIMED, Reason.NONE, 6_303_000);
        add(first, 0, 0, Benefit.TSA, family(0), State.REFUSED, Reason.INCOME, MoneyColumn.UNKNOWN);
        add(first, 0, 0, Benefit.TSA, family(0), State.NOTHING, Reason.NONE, 0);
        List<WrittenFile> files =
                CaseworkFiles.write(directory, 7, families, MONTHS, List.of(first, second), TestRange.METADATA);
        assertThat(files)
                .extracting(WrittenFile::name, WrittenFile::rows, WrittenFile::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("held-00007.parquet", 4L, 2_500_350L),
                        org.assertj.core.groups.Tuple.tuple("refused-00007.parquet", 1L, 0L),
                        org.assertj.core.groups.Tuple.tuple("unclaimed-00007.parquet", 1L, 6_303_000L));
        String place0 = place(0);
        assertThat(rows("held-00007.parquet"))
                .containsExactly(
                        family(0) + "|" + person + "|DISABILITY|2025-12-01|" + place0 + "|2.00|PAYEE_DEAD",
                        family(0) + "|" + person + "|DISABILITY|2026-01-01|" + place0 + "|1.00|PAYEE_DEAD",
                        family(0) + "|" + person + "|DISABILITY|2026-02-01|" + place0 + "|null|NO_RATE_FOR_CAUSE",
                        family(1) + "|null|TSA|2025-12-01|" + place(1) + "|25000.50|NO_ACCOUNT");
        assertThat(rows("refused-00007.parquet"))
                .containsExactly(family(0) + "|null|TSA|2026-01-01|" + place0 + "|null|INCOME");
        assertThat(rows("unclaimed-00007.parquet"))
                .containsExactly(family(0) + "|null|LARGE_FAMILY|2026-01-01|" + place0 + "|63030.00|null");
    }

    @Test
    void columns_have_the_types_of_the_contract() throws Exception {
        CaseworkFiles.write(directory, 0, families, MONTHS, List.of(), TestRange.METADATA);
        QuarantineFile.write(directory, 0, new QuarantineRows(), TestRange.METADATA);
        assertThat(types("held-00000.parquet"))
                .containsExactly(
                        "family_id BIGINT",
                        "person_id BIGINT",
                        "benefit VARCHAR",
                        "month DATE",
                        "region VARCHAR",
                        "district VARCHAR",
                        "amount DECIMAL(15,2)",
                        "reason VARCHAR");
        assertThat(types("quarantine-00000.parquet"))
                .containsExactly(
                        "table VARCHAR",
                        "key VARCHAR",
                        "family_id BIGINT",
                        "person_id BIGINT",
                        "defect VARCHAR",
                        "detail VARCHAR");
        assertThat(rows("unclaimed-00000.parquet")).isEmpty();
    }

    @Test
    void rows_in_doubt_are_listed_in_order_and_counted_by_defect() throws Exception {
        QuarantineRows rows = new QuarantineRows();
        rows.add("member", "12/31/2020-01-01", 12, 31, Defect.IIN_INVALID, "check digit");
        rows.add("family", "12", 12, LongColumn.NONE, Defect.NO_MEMBERS, "no member");
        rows.add("member", "7/40/2020-01-01", 7, 40, Defect.IIN_INVALID, "empty");
        WrittenFile file = QuarantineFile.write(directory, 3, rows, TestRange.METADATA);
        assertThat(file.name()).isEqualTo("quarantine-00003.parquet");
        assertThat(rows(file.name()))
                .containsExactly(
                        "member|7/40/2020-01-01|7|40|IIN_INVALID|empty",
                        "family|12|12|null|NO_MEMBERS|no member",
                        "member|12/31/2020-01-01|12|31|IIN_INVALID|check digit");
        assertThat(rows.byDefect()).isEqualTo(Map.of(Defect.IIN_INVALID, 2L, Defect.NO_MEMBERS, 1L));
    }

    @Test
    void families_in_doubt_are_counted_once_and_warnings_put_none_in_doubt() {
        QuarantineRows rows = new QuarantineRows();
        rows.add("member", "12/31/2020-01-01", 12, 31, Defect.IIN_INVALID, "iin");
        rows.add("member", "12/32/2020-01-01", 12, 32, Defect.IIN_INVALID, "iin");
        rows.add("account", "12/31/2020-01-01", 12, 31, Defect.IBAN_INVALID, "iban");
        rows.add("account", "7/40/2020-01-01", 7, 40, Defect.IBAN_INVALID, "iban");
        rows.add("study", "9/44/2020-01-01", 9, 44, Defect.FACTS_OVERLAP, "from_date, to_date");
        assertThat(rows.familiesByDefect())
                .isEqualTo(Map.of(Defect.IIN_INVALID, 1L, Defect.IBAN_INVALID, 2L, Defect.FACTS_OVERLAP, 1L));
        assertThat(rows.familiesInDoubt()).isEqualTo(2);
    }

    @Test
    void the_manifest_names_every_file_with_its_digest() throws IOException {
        List<WrittenFile> files =
                new ArrayList<>(CaseworkFiles.write(directory, 1, families, MONTHS, List.of(), TestRange.METADATA));
        files.addAll(CaseworkFiles.write(directory, 0, families, MONTHS, List.of(), TestRange.METADATA));
        CaseworkManifest manifest = CaseworkManifest.of(TestRange.METADATA, files);
        manifest.write(directory);
        byte[] json = Files.readAllBytes(directory.resolve("manifest.json"));
        assertThat(CaseworkManifest.parse(json)).isEqualTo(manifest);
        assertThat(manifest.sha256()).isEqualTo(Sha256.of(json));
        assertThat(manifest.notice()).isEqualTo("SAMPLE, NOT FOR PAYMENT");
        assertThat(manifest.files()).hasSize(6).extracting(WrittenFile::name).isSorted();
        for (WrittenFile file : manifest.files()) {
            assertThat(Sha256.of(directory.resolve(file.name()))).isEqualTo(file.sha256());
        }
    }

    private static void add(
            OutcomeColumns into,
            int month,
            int family,
            Benefit benefit,
            long subject,
            State state,
            Reason reason,
            long amount) {
        OutcomeRows.other(into, month, benefit, family, subject, state, reason, amount);
    }

    private long family(int row) {
        return families.families.family.at(row);
    }

    private String place(int family) {
        byte region = families.families.region.at(family);
        String district = families.families.district.text(family);
        return (region < 0 ? "00" : families.families.region.vocabulary().code(region)) + "|"
                + (district.isEmpty() ? "null" : district);
    }

    private List<String> rows(String file) throws SQLException {
        return query("SELECT * FROM '" + directory.resolve(file) + "'");
    }

    private List<String> types(String file) throws SQLException {
        List<String> types = new ArrayList<>();
        for (String row : query("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '"
                + directory.resolve(file) + "')")) {
            types.add(row);
        }
        return types;
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", values));
            }
            return found;
        }
    }
}
