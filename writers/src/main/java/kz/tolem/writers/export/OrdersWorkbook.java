package kz.tolem.writers.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import kz.tolem.writers.orders.OrderCells;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Orders as an Excel workbook. Texts are texts, so none is ever calculated; a sheet that is full is followed by another. */
public final class OrdersWorkbook {

    /** Rows of a sheet without the names, ECMA-376: 1,048,576 in all. */
    static final int SHEET_ROWS = 1_048_575;

    private static final int FLUSH_ROWS = 1_000;

    private final Workbook workbook;
    private final int sheetRows;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;
    private long written;

    private OrdersWorkbook(Workbook workbook, int sheetRows) {
        this.workbook = workbook;
        this.sheetRows = sheetRows;
    }

    /** Writes all orders; how many. */
    public static long write(PublishedOrders orders, OutputStream target) throws IOException {
        return write(orders, target, SHEET_ROWS);
    }

    static long write(PublishedOrders orders, OutputStream target, int sheetRows) throws IOException {
        try (Workbook workbook = new Workbook(target, "Tolem", "1.0")) {
            OrdersWorkbook made = new OrdersWorkbook(workbook, sheetRows);
            made.beginSheet();
            orders.forEach(made::add);
            return made.written;
        }
    }

    private Worksheet beginSheet() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        Worksheet begun = workbook.newWorksheet("orders" + (sheets == 0 ? "" : "-" + (sheets + 1)));
        sheet = begun;
        sheets++;
        row = 0;
        for (int column = 0; column < OrderCells.COLUMNS.size(); column++) {
            begun.value(0, column, OrderCells.COLUMNS.get(column));
            begun.style(0, column).bold().set();
        }
        begun.freezePane(0, 1);
        return begun;
    }

    private void add(OrderCells cells, int order) throws IOException {
        Worksheet target = sheet == null || row == sheetRows ? beginSheet() : sheet;
        row++;
        for (int column = 0; column < OrderCells.COLUMNS.size(); column++) {
            Object cell = cells.cell(order, column);
            if (cell instanceof LocalDate day) {
                target.value(row, column, day);
                target.style(row, column).format("yyyy-mm-dd").set();
            } else if (cell instanceof BigDecimal number) {
                target.value(row, column, number);
                target.style(row, column)
                        .format(number.scale() == 2 ? "#,##0.00" : "0.0000")
                        .set();
            } else if (cell instanceof Long number) {
                target.value(row, column, number);
            } else if (cell != null) {
                target.value(row, column, cell.toString());
            }
        }
        written++;
        if (row % FLUSH_ROWS == 0) {
            target.flush();
        }
    }
}
