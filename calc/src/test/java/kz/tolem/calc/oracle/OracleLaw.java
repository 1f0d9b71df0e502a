package kz.tolem.calc.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures, read from the tables that stand beside the rules. What was once looked up is kept: belongs to one thread. */
final class OracleLaw {

    private final List<String[]> indices = lines("indices.csv");
    private final List<String[]> coefficients = lines("coefficients.csv");
    private final List<String[]> sampleLines = lines("poverty-lines-sample.csv");
    private final Map<String, Boolean> orderable = new HashMap<>();
    private final Map<String, Map<LocalDate, BigDecimal>> amounts = new HashMap<>();
    private final Map<String, Map<LocalDate, Optional<BigDecimal>>> povertyLines = new HashMap<>();

    static List<String[]> lines(String name) {
        InputStream in = Objects.requireNonNull(OracleLaw.class.getResourceAsStream("/oracle/" + name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", 8)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BigDecimal index(String name, LocalDate day) {
        return Objects.requireNonNull(find(indices, name, "", day), name);
    }

    @Nullable
    BigDecimal povertyLine(String region, LocalDate day) {
        return povertyLines
                .computeIfAbsent(region, unused -> new HashMap<>())
                .computeIfAbsent(day, unused -> Optional.ofNullable(lookUpPovertyLine(region, day)))
                .orElse(null);
    }

    private @Nullable BigDecimal lookUpPovertyLine(String region, LocalDate day) {
        BigDecimal published = find(indices, "poverty-line", region, day);
        return published == null ? find(sampleLines, "poverty-line", region, day) : published;
    }

    private static @Nullable BigDecimal find(List<String[]> rows, String name, String region, LocalDate day) {
        for (String[] row : rows) {
            if (row[0].equals(name)
                    && row[1].equals(region)
                    && !day.isBefore(LocalDate.parse(row[2]))
                    && day.isBefore(LocalDate.parse(row[3]))) {
                return new BigDecimal(row[4]);
            }
        }
        return null;
    }

    /** Whether an order may rest on the coefficient. */
    boolean isOrderable(String benefit, String parameter) {
        return orderable.computeIfAbsent(benefit + " " + parameter, unused -> isOrderableAsWritten(benefit, parameter));
    }

    private boolean isOrderableAsWritten(String benefit, String parameter) {
        for (String[] row : coefficients) {
            if (row[0].equals(benefit) && row[1].equals(parameter)) {
                return !row[5].equals("unconfirmed") && !row[5].equals("not-found");
            }
        }
        throw new IllegalStateException(benefit + " " + parameter);
    }

    /** Coefficient x index, up to a whole tenge (G2). */
    BigDecimal amount(String benefit, String parameter, LocalDate day) {
        return amounts.computeIfAbsent(benefit + "/" + parameter, unused -> new HashMap<>())
                .computeIfAbsent(day, unused -> lookUpAmount(benefit, parameter, day));
    }

    private BigDecimal lookUpAmount(String benefit, String parameter, LocalDate day) {
        for (String[] row : coefficients) {
            if (row[0].equals(benefit) && row[1].equals(parameter)) {
                return new BigDecimal(row[3]).multiply(index(row[4], day)).setScale(0, RoundingMode.CEILING);
            }
        }
        throw new IllegalStateException(benefit + " " + parameter);
    }
}
