package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;

/** Whether the tables and columns that are read exist, with types whose binary form can be read. */
final class RegistryShape {

    /** The moment at which the registry learned a fact; every table but the families has it. */
    static final String RECORDED_AT = "recorded_at";

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, base.typname, base.typtype
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'registry'
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')""";

    private static final Set<String> TEXTS = Set.of("bpchar", "text", "varchar");

    private RegistryShape() {}

    static boolean hasRecordedAt(Table table) {
        return !(table instanceof Families);
    }

    static void check(Connection connection) throws SQLException {
        Map<String, Map<String, String>> found = found(connection);
        List<Message> problems = new ArrayList<>();
        checkTable("about", Map.of("key", TEXTS, "value", TEXTS), found, problems);
        for (Table table : new FamilyColumns().tables()) {
            Map<String, Set<String>> expected = new TreeMap<>();
            for (Column column : table.columns()) {
                if (!column.isDerived()) {
                    expected.put(column.name(), usableTypes(column));
                }
            }
            if (hasRecordedAt(table)) {
                expected.put(RECORDED_AT, Set.of("timestamptz"));
            }
            checkTable(table.name(), expected, found, problems);
        }
        if (!problems.isEmpty()) {
            throw new RegistryUnusable(Message.of("the registry is not as agreed: {}", Message.joined("; ", problems)));
        }
    }

    private static void checkTable(
            String table,
            Map<String, Set<String>> expected,
            Map<String, Map<String, String>> found,
            List<Message> problems) {
        Map<String, String> columns = found.get(table);
        if (columns == null) {
            problems.add(Message.of("table registry.{} is missing or may not be seen", table));
            return;
        }
        expected.forEach((column, types) -> {
            String type = columns.get(column);
            if (type == null) {
                problems.add(Message.of("column registry.{}.{} is missing", table, column));
            } else if (!types.contains(type)) {
                problems.add(Message.of(
                        "column registry.{}.{} has type {}, usable are {}",
                        table,
                        column,
                        type,
                        String.join(", ", types.stream().sorted().toList())));
            }
        });
    }

    private static Set<String> usableTypes(Column column) {
        if (column instanceof LongColumn) {
            return Set.of("int8", "int4", "int2");
        } else if (column instanceof SmallColumn) {
            return Set.of("int2");
        } else if (column instanceof DateColumn) {
            return Set.of("date");
        } else if (column instanceof MoneyColumn) {
            return Set.of("numeric");
        } else if (column instanceof FlagColumn) {
            return Set.of("bool");
        } else if (column instanceof CodeColumn) {
            return Set.of("bpchar", "text", "varchar", "enum");
        } else if (column instanceof TextColumn) {
            return TEXTS;
        }
        throw new IllegalArgumentException("column " + column.name() + " has a kind that cannot be read");
    }

    /** Type of each column of each table; enumerations are all called {@code enum}. */
    private static Map<String, Map<String, String>> found(Connection connection) throws SQLException {
        Map<String, Map<String, String>> tables = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new HashMap<>())
                        .put(rows.getString(2), rows.getString(4).equals("e") ? "enum" : rows.getString(3));
            }
        }
        return tables;
    }
}
