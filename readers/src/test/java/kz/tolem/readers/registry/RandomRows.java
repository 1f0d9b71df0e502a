package kz.tolem.readers.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import kz.tolem.sample.RegistrySchema;
import org.jspecify.annotations.Nullable;

/** Rows of every table with whatever the column types allow: nulls, extremes, foreign codes, blanks, any script. */
final class RandomRows {

    private static final String[] TEXTS = {
        "",
        " ",
        "A",
        "ADULT",
        "CHILD",
        "CITIZEN ",
        "WAGE",
        "TSA",
        "TSA_CHILD",
        "GENERAL",
        "ALTYN_ALQA",
        "NEEDY",
        "M",
        "отбасы",
        "қаңтар",
        "\uD83D\uDC6A",
        "null",
        "KZ12 3456",
        "a\tb\\N",
        "x".repeat(70_000)
    };
    private static final String[] DATES = {
        "infinity",
        "-infinity",
        "4713-01-01 BC",
        "0001-01-01",
        "1899-12-31",
        "1970-01-01",
        "1999-12-31",
        "2000-01-01",
        "2000-02-29",
        "2026-01-01",
        "9999-12-31",
        "5874897-12-31"
    };
    private static final String[] AMOUNTS = {
        "0",
        "0.01",
        "-0.01",
        "1",
        "0.10",
        "99.99",
        "100",
        "10000",
        "10000.01",
        "99999999",
        "100000000.05",
        "999999999999.99",
        "-999999999999.99",
        "NaN",
        "120000.5"
    };
    private static final long[] IDS = {Long.MIN_VALUE + 1, -1, 0, 1, Integer.MAX_VALUE, Long.MAX_VALUE};
    private static final List<String> TABLES = RegistrySchema.TABLES.subList(1, RegistrySchema.TABLES.size());

    private record Attribute(String name, String type, boolean required, boolean isKey) {}

    private final TestRegistry registry;
    private final SplittableRandom random;
    private final List<Long> families = new ArrayList<>();
    private long serial;

    RandomRows(TestRegistry registry, SplittableRandom random) {
        this.registry = registry;
        this.random = random;
    }

    /** Adds some families, and some times as many rows to every other table. */
    void fill(int count) throws SQLException {
        for (long id : IDS) {
            families.add(id);
        }
        while (families.size() < count) {
            families.add(1_000 + families.size() * 3L);
        }
        for (long family : families) {
            insert("family", attributes("family"), family);
        }
        for (String table : TABLES) {
            List<Attribute> attributes = attributes(table);
            for (int i = 0; i < 2 * count; i++) {
                insert(table, attributes, families.get(random.nextInt(families.size())));
            }
        }
    }

    private void insert(String table, List<Attribute> attributes, long family) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[attributes.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(attributes.get(i), family);
        }
        registry.add(table, row);
    }

    private @Nullable Object value(Attribute attribute, long family) {
        if (attribute.name().equals("family_id")) {
            return family;
        }
        if (attribute.name().equals("recorded_at")) {
            return TestRegistry.LONG_AGO;
        }
        if (attribute.name().equals("month")) {
            return "2025-1" + random.nextInt(3) + "-01";
        }
        if (!attribute.required() && random.nextInt(4) == 0) {
            return null;
        }
        if (attribute.isKey() && attribute.type().equals("bigint")) {
            return ++serial; // no two rows with one key
        }
        return switch (attribute.type()) {
            case "bigint" -> random.nextBoolean() ? IDS[random.nextInt(IDS.length)] : random.nextLong(1, 1_000_000);
            case "smallint" -> random.nextInt(-32_767, 32_768);
            case "boolean" -> random.nextBoolean();
            case "date" -> DATES[random.nextInt(DATES.length)];
            case "numeric" ->
                random.nextBoolean()
                        ? AMOUNTS[random.nextInt(AMOUNTS.length)]
                        : java.math.BigDecimal.valueOf(random.nextLong(-100_000_000_000_000L, 100_000_000_000_000L), 2);
            default -> text(attribute);
        };
    }

    private String text(Attribute attribute) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        if (attribute.type().startsWith("character(")) {
            int length = Integer.parseInt(attribute.type().replaceAll("\\D", ""));
            int end = text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length())));
            return text.substring(0, end);
        }
        return attribute.isKey() ? text.substring(0, Math.min(9, text.length())) : text; // an index row is short
    }

    private List<Attribute> attributes(String table) throws SQLException {
        Set<String> keys = new HashSet<>();
        List<Attribute> attributes = new ArrayList<>();
        try (Statement statement = registry.connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT a.attname FROM pg_index i JOIN pg_attribute a"
                    + " ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indisprimary"
                    + " AND i.indrelid = 'registry." + table + "'::regclass")) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM"
                            + " pg_attribute WHERE attrelid = 'registry." + table
                            + "'::regclass AND attnum > 0 ORDER BY attnum")) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String type = rows.getString(2).startsWith("numeric") ? "numeric" : rows.getString(2);
                    attributes.add(new Attribute(name, type, rows.getBoolean(3), keys.contains(name)));
                }
            }
        }
        return attributes;
    }
}
