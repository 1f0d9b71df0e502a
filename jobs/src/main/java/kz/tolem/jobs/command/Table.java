package kz.tolem.jobs.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of plain text: left-aligned words, right-aligned figures. */
final class Table {

    private final boolean[] figures;
    private final List<String[]> rows = new ArrayList<>();
    private final Map<Integer, List<String>> lines = new HashMap<>();

    /** Column heads; a head that begins with {@code >} is of a column of figures. */
    Table(String... heads) {
        figures = new boolean[heads.length];
        String[] first = new String[heads.length];
        for (int i = 0; i < heads.length; i++) {
            figures[i] = heads[i].startsWith(">");
            first[i] = figures[i] ? heads[i].substring(1) : heads[i];
        }
        rows.add(first);
    }

    /** Appends a row. */
    Table row(String... cells) {
        rows.add(cells.clone());
        return this;
    }

    /** A line under the row before it, as it is. */
    void under(String line) {
        lines.computeIfAbsent(rows.size() - 1, any -> new ArrayList<>()).add(line);
    }

    /** Whether there is no row but the heads. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        int[] widths = new int[figures.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        for (int number = 0; number < rows.size(); number++) {
            String[] row = rows.get(number);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
                line.append(i == 0 ? "" : "  ").append(figures[i] ? blanks + row[i] : row[i] + blanks);
            }
            out.println(line.toString().stripTrailing());
            lines.getOrDefault(number, List.of()).forEach(out::println);
        }
    }
}
