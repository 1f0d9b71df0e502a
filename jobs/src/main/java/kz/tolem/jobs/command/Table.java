package kz.tolem.jobs.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Voice;

/** A table of plain text: left-aligned words, right-aligned figures. */
final class Table {

    private final Message heads;
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<Integer, List<Message>> lines = new HashMap<>();

    /** Column heads between {@code |}; a head that begins with {@code >} is of a column of figures. */
    Table(Message heads) {
        this.heads = heads;
    }

    /** Appends a row; messages among the cells are said in the language, all else as it is. */
    Table row(Object... cells) {
        rows.add(cells);
        return this;
    }

    /** A line under the row before it. */
    void under(Message line) {
        lines.computeIfAbsent(rows.size(), any -> new ArrayList<>()).add(line);
    }

    /** Whether there is no row but the heads. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Voice out) {
        String[] first = out.words(heads).split(" \\| ");
        boolean[] figures = new boolean[first.length];
        for (int i = 0; i < first.length; i++) {
            figures[i] = first[i].startsWith(">");
            first[i] = first[i].substring(figures[i] ? 1 : 0);
        }
        List<String[]> texts = new ArrayList<>();
        texts.add(first);
        rows.forEach(row -> texts.add(Arrays.stream(row)
                .map(cell -> cell instanceof Message message ? out.words(message) : cell.toString())
                .toArray(String[]::new)));
        int[] widths = new int[first.length];
        for (String[] row : texts) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        for (int number = 0; number < texts.size(); number++) {
            String[] row = texts.get(number);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
                line.append(i == 0 ? "" : "  ").append(figures[i] ? blanks + row[i] : row[i] + blanks);
            }
            out.plain(line.toString().stripTrailing());
            lines.getOrDefault(number, List.of()).forEach(out::say);
        }
    }
}
