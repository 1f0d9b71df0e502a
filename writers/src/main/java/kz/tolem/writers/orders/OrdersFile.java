package kz.tolem.writers.orders;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.outcome.Form;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.parquet.Bytes;
import kz.tolem.writers.parquet.CodedValues;
import kz.tolem.writers.parquet.ColumnFile;
import kz.tolem.writers.parquet.TextCodes;

/** Writes the orders of a range as finance reads them: Parquet, in the order of order_id. */
public final class OrdersFile {

    private final FamilyColumns range;
    private final OrderColumns orders;
    private final int[] rows;

    private OrdersFile(FamilyColumns range, OrderColumns orders) {
        this.range = range;
        this.orders = orders;
        this.rows = orders.sort();
    }

    /**
     * Writes a file, also when there is no order; it is on the disk under its name when this returns. Equal input gives
     * equal bytes.
     *
     * @param file a file of that name is replaced
     * @param range the families that the orders refer to, with IIN and accounts
     * @throws IOException when it cannot be written; then there is no file
     */
    public static WrittenFile write(Path file, FamilyColumns range, OrderColumns orders, OrdersMetadata metadata)
            throws IOException {
        OrdersFile source = new OrdersFile(range, orders);
        try (ColumnFile target = new ColumnFile(file, OrderSchema.MESSAGE, orders.size())) {
            source.writeWhat(target, metadata.period());
            source.writeWho(target);
            source.writeHowMuch(target);
            return target.commit(metadata.entries(), orders.total());
        }
    }

    private void writeWhat(ColumnFile target, String period) throws IOException {
        byte[][] prefixes = prefixes();
        int months = orders.months().size();
        target.texts("order_id", (i, page) -> {
            int row = rows[i];
            page.append(prefixes[orders.benefit(row).ordinal() * months + orders.month(row)]);
            page.appendDecimal(orders.subject(row));
            page.append('/');
            page.appendDecimal(orders.sequence(row));
        });
        CodedValues.Texts run = new CodedValues.Texts();
        int runCode = run.code(period);
        target.coded("run", i -> runCode, run);
        CodedValues.Ints firstDays = new CodedValues.Ints();
        orders.months().forEach(month -> firstDays.code(month.firstDay()));
        target.coded("month", i -> orders.month(rows[i]), firstDays);
        target.coded(
                "benefit", i -> orders.benefit(rows[i]).ordinal(), CodedValues.Texts.of(Benefit.VOCABULARY.codes()));
        target.coded(
                "form",
                i -> orders.form(rows[i]).ordinal() - 1,
                CodedValues.Texts.of(List.of(Form.UNCONDITIONAL.name(), Form.CONDITIONAL.name())));
        target.coded(
                "kind",
                i -> orders.kind(rows[i]).ordinal(),
                CodedValues.Texts.of(List.of(OrderKind.REGULAR.name(), OrderKind.ARREARS.name())));
    }

    private void writeWho(ColumnFile target) throws IOException {
        target.longs("family_id", i -> range.families.family.at(orders.family(rows[i])));
        target.longs(
                "person_id", i -> orders.benefit(rows[i]).isOfFamily() ? LongColumn.NONE : orders.subject(rows[i]));
        target.longs("payee_id", i -> range.members.person.at(orders.payee(rows[i])));
        target.texts("payee_iin", (i, page) -> append(range.members.iin, orders.payee(rows[i]), page));
        target.texts("iban", (i, page) -> append(range.accounts.iban, orders.account(rows[i]), page));
        int[] bics = new int[orders.size()];
        TextCodes bicTexts = new TextCodes();
        int[] districts = new int[orders.size()];
        TextCodes districtTexts = new TextCodes();
        for (int i = 0; i < bics.length; i++) {
            bics[i] = code(bicTexts, range.accounts.bic, orders.account(rows[i]));
            districts[i] = districtTexts.codeOrNull(range.families.district, orders.family(rows[i]));
        }
        target.coded("bic", i -> bics[i], CodedValues.Texts.of(bicTexts));
        target.coded(
                "region",
                i -> RegionCodes.code(range.families.region.at(orders.family(rows[i]))),
                CodedValues.Texts.of(RegionCodes.TEXTS));
        target.coded("district", i -> districts[i], CodedValues.Texts.of(districtTexts));
    }

    private void writeHowMuch(ColumnFile target) throws IOException {
        target.longs("amount", i -> orders.amount(rows[i]));
        RateCodes rates = new RateCodes(orders.months());
        target.coded("base", i -> rates.base(orders, rows[i]), rates.bases);
        target.coded("coefficient", i -> rates.coefficient(orders, rows[i]), rates.coefficients);
        target.ints("quantity", i -> orders.quantity(rows[i]));
        target.coded("legal_basis", i -> rates.legalBasis(orders, rows[i]), rates.legalBases);
        target.textsOrNull("replaces", i -> {
            OrderId replaced = orders.replaces(rows[i]);
            return replaced == null ? null : replaced.toString();
        });
    }

    /** How the order_id begins, by benefit and month. */
    private byte[][] prefixes() {
        List<OrderMonth> months = orders.months();
        byte[][] prefixes = new byte[Benefit.values().length * months.size()][];
        for (Benefit benefit : Benefit.values()) {
            for (int month = 0; month < months.size(); month++) {
                prefixes[benefit.ordinal() * months.size() + month] =
                        (benefit.name() + "/" + months.get(month).month() + "/").getBytes(StandardCharsets.US_ASCII);
            }
        }
        return prefixes;
    }

    private static void append(TextColumn column, int row, Bytes page) {
        page.append(column.bytes(), column.start(row), column.length(row));
    }

    private static int code(TextCodes codes, TextColumn column, int row) {
        return codes.code(column.bytes(), column.start(row), column.length(row));
    }
}
