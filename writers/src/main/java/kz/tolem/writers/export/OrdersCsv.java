package kz.tolem.writers.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import kz.tolem.writers.orders.OrderCells;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Orders as text for spreadsheets and databases: RFC 4180, UTF-8 with its mark, a point in decimals, days as 2026-03-31. */
public final class OrdersCsv {

    /** Excel takes a file for UTF-8 by this alone. */
    private static final char MARK = '\uFEFF';

    private OrdersCsv() {}

    /** Writes all orders with a line of names before them; how many. */
    public static long write(PublishedOrders orders, OutputStream target) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 16);
        text.write(MARK);
        CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(OrderCells.COLUMNS);
        long[] count = new long[1];
        orders.forEach((cells, row) -> {
            for (int column = 0; column < OrderCells.COLUMNS.size(); column++) {
                printer.print(written(cells.cell(row, column)));
            }
            printer.println();
            count[0]++;
        });
        printer.flush();
        return count[0];
    }

    private static String written(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text ? harmless(text) : cell.toString();
    }

    /** A text with which a spreadsheet would begin to calculate is marked as text (OWASP, CSV injection). */
    public static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
