package kz.tolem.writers.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import kz.tolem.writers.TestManifest;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private static final Manifest MANIFEST = manifest();

    @Test
    void the_one_form_has_sorted_keys_and_amounts_with_two_decimals() {
        assertThat(text(MANIFEST.toJson()))
                .isEqualTo("{\"as_of\":\"2026-02-14\","
                        + "\"balance\":{\"amount_entitled\":\"16.50\",\"amount_held\":\"4.00\","
                        + "\"amount_ordered\":\"5.50\",\"amount_ordered_before\":\"5.00\","
                        + "\"amount_overpaid\":\"1.00\",\"amount_unclaimed\":\"3.00\",\"considered\":17,\"held\":4,"
                        + "\"nothing\":1,\"ordered\":2,\"ordered_before\":5,\"refused\":2,\"unclaimed\":3},"
                        + "\"baseline_digest\":\"" + "3".repeat(64) + "\","
                        + "\"casework_digest\":\"" + "4".repeat(64) + "\","
                        + "\"differences\":[{\"amount\":\"-5.00\",\"benefit\":\"DISABILITY\",\"cause\":\"FACTS\","
                        + "\"count\":1,\"kind\":\"OVERPAID\"}],"
                        + "\"distribution\":[{\"amount\":\"5.50\",\"count\":2,\"from_tenge\":0}],"
                        + "\"files\":[{\"amount\":\"5.50\",\"bytes\":1000,\"name\":\"orders-00000.parquet\","
                        + "\"rows\":2,\"sha256\":\"" + "5".repeat(64) + "\"}],"
                        + "\"frozen_digest\":\"" + "2".repeat(64) + "\","
                        + "\"held\":[{\"amount\":\"4.00\",\"benefit\":\"TSA\",\"count\":4,\"reason\":\"NO_ACCOUNT\","
                        + "\"without_amount\":1}],\"incomes_not_read\":12,"
                        + "\"law_digest\":\"" + "1".repeat(64) + "\","
                        + "\"months\":[\"2025-12\",\"2026-01\",\"2026-02\"],\"notice\":\"SAMPLE, NOT FOR PAYMENT\","
                        + "\"parameters_not_confirmed\":[{\"name\":\"DISABLED_CHILD_CARE/per-child\","
                        + "\"status\":\"single-source\"}],\"period\":\"2026Q1\","
                        + "\"quarantine\":[{\"count\":9,\"defect\":\"IIN_INVALID\"}],\"range_size\":100000,"
                        + "\"refused\":[{\"benefit\":\"TSA\",\"count\":2,\"reason\":\"INCOME\"}],\"sample\":true,"
                        + "\"schema_version\":1,\"totals\":[{\"amount\":\"5.50\",\"benefit\":\"TSA\",\"count\":2,"
                        + "\"month\":\"2026-01\",\"region\":\"71\"}],"
                        + "\"unclaimed\":[{\"amount\":\"3.00\",\"benefit\":\"LARGE_FAMILY\",\"count\":3}]}\n");
        assertThat(MANIFEST.sha256()).isEqualTo(Sha256.of(MANIFEST.toJson()));
    }

    @Test
    void what_was_written_is_read_back() throws DamagedFile {
        assertThat(Manifest.parse(MANIFEST.toJson())).isEqualTo(MANIFEST);
        Approval approval = approval("Aigul", "Bolat");
        assertThat(Approval.parse(approval.toJson())).isEqualTo(approval);
        assertThat(text(approval.toJson())).contains("\"approved_at\":\"2026-04-01T10:15:30Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"range_size\":100000; \"range_size\":100001,\"range_size\":100000",
                "\"range_size\":100000; \"range_size\":\"100000\"",
                "\"range_size\":100000; \"range_size\":1e5",
                "\"range_size\":100000; \"range_size\":100000.0",
                "\"range_size\":100000; \"range_size\":null",
                "\"range_size\":100000,;''",
                "\"range_size\":100000; '\"range_size\":100000 '",
                "\"range_size\":100000; \"range_size\":100000,\"region\":1",
                "\"sample\":true; \"sample\":\"true\"",
                "\"amount\":\"5.50\"; \"amount\":\"5.5\"",
                "\"amount\":\"5.50\"; \"amount\":\"05.50\"",
                "\"amount\":\"5.50\"; \"amount\":5.50",
                "\"period\":\"2026Q1\"; \"period\":\"2026\\u00511\"",
                "\"as_of\":\"2026-02-14\"; \"as_of\":\"2026-02-30\"",
                "'[\"2025-12\",'; '[\"2025-12\", '",
                "'\"count\":3}]}'; '\"count\":3}]}}'",
            })
    void anything_but_the_one_form_is_refused(String part, String other) {
        String json = text(MANIFEST.toJson());
        assertThat(json).contains(part);
        assertThatThrownBy(() -> Manifest.parse(bytes(json.replace(part, other))))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void a_missing_newline_or_nothing_at_all_is_refused() {
        byte[] json = MANIFEST.toJson();
        assertThatThrownBy(() -> Manifest.parse(java.util.Arrays.copyOf(json, json.length - 1)))
                .isInstanceOf(DamagedFile.class);
        assertThatThrownBy(() -> Manifest.parse(new byte[0])).isInstanceOf(DamagedFile.class);
    }

    @Test
    void the_same_person_is_recognized_whatever_the_case() {
        assertThat(approval("Aigul", " aigul ").isByTheRunner()).isTrue();
        assertThat(approval("Aigul", "Bolat").isByTheRunner()).isFalse();
    }

    @Test
    void an_outcome_too_many_or_a_tiyn_too_much_does_not_add_up() {
        Balance even = MANIFEST.balance();
        assertThat(even.countsAddUp()).isTrue();
        assertThat(even.amountsAddUp()).isTrue();
        Balance odd = new Balance(18, 2, 5, 4, 3, 2, 1, 1651, 550, 500, 100, 400, 300);
        assertThat(odd.countsAddUp()).isFalse();
        assertThat(odd.amountsAddUp()).isFalse();
    }

    private static Approval approval(String runBy, String approvedBy) {
        return new Approval(
                MANIFEST.sha256(),
                "2026Q1",
                runBy,
                approvedBy,
                Instant.parse("2026-04-01T10:15:30Z"),
                Approval.NAME_ONLY,
                List.of(new Approval.Document("report.html", 12, "6".repeat(64))));
    }

    private static Manifest manifest() {
        TreeMap<TotalKey, Total> totals = new TreeMap<>();
        totals.put(new TotalKey("TSA", "71", YearMonth.of(2026, 1)), new Total(2, 550));
        return TestManifest.of(
                List.of(new WrittenFile("orders-00000.parquet", 1000, "5".repeat(64), 2, 550)),
                totals,
                List.of(new Manifest.Step(0, 2, 550)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
