package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What finance reads in the outbox, read by a program that shares nothing with the one that wrote it. */
@Execution(ExecutionMode.CONCURRENT)
final class OrdersInDuckDbTest {

    private final Path directory = UndisturbedQuarter.installation().published(SampleRegistry.PERIOD);
    private final String files = "'" + directory.resolve("orders-*.parquet") + "'";

    @Test
    void totalsByBenefitAndMonthAreThoseOfTheLedger() throws Exception {
        List<String> read =
                Duck.rows("select benefit, month, count(*), sum(amount) from " + files + " group by all order by all");
        assertThat(read).isNotEmpty().containsExactlyInAnyOrderElementsOf(ledgerTotals());
    }

    @Test
    void totalsByBenefitRegionAndMonthAreThoseOfTheManifest() throws Exception {
        JsonNode manifest = manifest();
        List<String> written = new ArrayList<>();
        for (JsonNode total : manifest.get("totals")) {
            written.add(
                    total.get("benefit").asString() + "|" + total.get("region").asString() + "|"
                            + total.get("month").asString().substring(0, 7) + "|"
                            + total.get("count").asLong() + "|"
                            + amount(total.get(total.has("sum") ? "sum" : "amount")));
        }
        assertThat(Duck.rows("select benefit, region, strftime(month, '%Y-%m'), count(*), sum(amount) from " + files
                        + " group by all order by all"))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void theManifestCountsTheRowsAndSumsTheAmountsOfEveryFile() throws Exception {
        List<String> written = new ArrayList<>();
        for (JsonNode file : manifest().get("files")) {
            written.add(
                    file.get("name").asString() + "|" + file.get("rows").asLong() + "|" + amount(file.get("amount")));
        }
        assertThat(Duck.rows("select parse_filename(filename), count(*), sum(amount) from read_parquet(" + files
                        + ", filename = true) group by all order by all"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void columnsAreThoseOfTheContract() throws Exception {
        assertThat(Duck.rows("select column_name, column_type from (describe select * from " + files + ")"))
                .containsExactly(
                        "order_id|VARCHAR",
                        "run|VARCHAR",
                        "month|DATE",
                        "benefit|VARCHAR",
                        "form|VARCHAR",
                        "kind|VARCHAR",
                        "family_id|BIGINT",
                        "person_id|BIGINT",
                        "payee_id|BIGINT",
                        "payee_iin|VARCHAR",
                        "iban|VARCHAR",
                        "bic|VARCHAR",
                        "region|VARCHAR",
                        "district|VARCHAR",
                        "amount|DECIMAL(15,2)",
                        "base|DECIMAL(15,2)",
                        "coefficient|DECIMAL(9,4)",
                        "quantity|INTEGER",
                        "legal_basis|VARCHAR",
                        "replaces|VARCHAR");
        assertThat(Duck.rows(
                        "select distinct name from parquet_schema(" + files + ") where repetition_type = 'OPTIONAL'"))
                .containsExactlyInAnyOrder("form", "person_id", "district", "base", "coefficient", "replaces");
    }

    @Test
    void filesSayWhatTheyAre() throws Exception {
        assertThat(Duck.rows("select distinct decode(key), decode(value) from parquet_kv_metadata(" + files + ")"))
                .contains("period|2026Q1")
                .anyMatch(entry -> entry.matches("law[ _.-]digest\\|[0-9a-f]{64}"))
                .anyMatch(entry -> entry.matches("schema[ _.-]version\\|\\d+"))
                .anyMatch(entry -> entry.contains("SAMPLE, NOT FOR PAYMENT"));
        assertThat(Duck.rows("select distinct compression from parquet_metadata(" + files + ")"))
                .containsExactly("ZSTD");
    }

    @Test
    void ordersNameThemselvesAndLieInOrder() throws Exception {
        assertThat(Duck.rows("select order_id from " + files + " where order_id <> benefit || '/' ||"
                        + " strftime(month, '%Y-%m') || '/' || coalesce(person_id, family_id) || '/1'"
                        + " or run <> '2026Q1' or kind <> 'REGULAR' or amount <= 0"))
                .as("orders of a first run that are not the first, or not what they say they are")
                .isEmpty();
        assertThat(Duck.rows("select count(*) - count(distinct order_id) from " + files))
                .containsExactly("0");
        for (Path file : Trees.files(directory)) {
            if (file.toString().endsWith(".parquet")) {
                List<String> names = Duck.rows("select order_id from '" + file + "'");
                assertThat(names).isSorted();
            }
        }
    }

    @Test
    void everyRangeHasItsFile() throws Exception {
        long ranges = Long.parseLong(
                UndisturbedQuarter.installation().ledger().value("SELECT count(*) FROM runs.planned_range"));
        assertThat(ranges).as("the range size of the configuration is kept").isEqualTo(12);
        assertThat(Trees.files(directory))
                .filteredOn(file -> file.toString().endsWith(".parquet"))
                .hasSize((int) ranges);
    }

    private static List<String> ledgerTotals() throws Exception {
        List<String> totals = new ArrayList<>();
        for (String row : UndisturbedQuarter.installation()
                .ledger()
                .rows("SELECT benefit, month, count(*) || '|' || (sum(amount) / 100.0)::numeric(18, 2)"
                        + " FROM ledger.payment_order GROUP BY benefit, month")) {
            String[] parts = row.split("\\|", 2);
            totals.add(Benefit.values()[Integer.parseInt(parts[0]) - 1].name() + "|" + parts[1]);
        }
        return totals;
    }

    private JsonNode manifest() throws Exception {
        return new JsonMapper().readTree(Files.readString(directory.resolve("manifest.json")));
    }

    /** Amounts of the manifest are texts with two decimals. */
    private static String amount(JsonNode amount) {
        return new BigDecimal(amount.asString()).setScale(2).toPlainString();
    }
}
