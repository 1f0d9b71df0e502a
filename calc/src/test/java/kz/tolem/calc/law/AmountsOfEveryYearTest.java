package kz.tolem.calc.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.MoneyColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every coefficient times its index, for the indices from 2022 (births of that time) to 2026, against a table of whole
 * tenge that was worked out from coefficients and indices and not by this program.
 */
class AmountsOfEveryYearTest {

    private static final LawBook LAW = LawBook.builtIn();

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-07", "2023-12", "2024-01", "2024-12", "2025-01", "2025-10", "2025-12", "2026-01", "2026-12"
            })
    void everyAmountIsTheTablesToTheTenge(String month) throws IOException {
        String indexOfMonth = month.substring(0, 4) + "-01-01";
        Map<String, String> came = new TreeMap<>();
        Map<String, String> worked = new TreeMap<>();
        Map<String, Map<String, String>> table = table();
        for (Rate rate : LAW.inForce(YearMonth.parse(month)).rates()) {
            String[] name = rate.name().split("@", 2);
            if (!name[0].contains("/") || name[0].startsWith("poverty-line")) {
                continue;
            }
            came.put(rate.name(), tenge(rate));
            String index = name.length == 2 ? name[1] : indexOfMonth;
            worked.put(
                    rate.name(),
                    Objects.requireNonNull(table.get(name[0]), name[0]).get(index));
        }

        assertThat(came).as("amounts of %s", month).isEqualTo(worked);
        assertThat(came.keySet()).as("every parameter of the table").containsAll(table.keySet());
    }

    private static String tenge(Rate rate) {
        if (rate.amount() == MoneyColumn.UNKNOWN) {
            return "";
        }
        BigDecimal tenge = Tiyn.toTenge(rate.amount());
        return tenge.stripTrailingZeros().scale() > 0
                ? tenge.toString()
                : tenge.toBigInteger().toString();
    }

    /** By parameter and first day of the index. */
    private static Map<String, Map<String, String>> table() throws IOException {
        InputStream in = Objects.requireNonNull(
                AmountsOfEveryYearTest.class.getResourceAsStream("/law/amounts-of-every-year.csv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String[] indices = lines.readLine().split(",", -1);
            Map<String, Map<String, String>> table = new TreeMap<>();
            for (String line : lines.lines().toList()) {
                String[] amounts = line.split(",", -1);
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i < amounts.length; i++) {
                    row.put(indices[i], amounts[i]);
                }
                table.put(amounts[0], row);
            }
            return table;
        }
    }
}
