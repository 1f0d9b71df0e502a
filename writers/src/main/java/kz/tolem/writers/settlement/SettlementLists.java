package kz.tolem.writers.settlement;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import kz.tolem.calc.Tiyn;
import kz.tolem.writers.export.OrdersCsv;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.OwnerOnly;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What each row of a file of the treasury came to: one list for each answer, as text for spreadsheets. */
public final class SettlementLists implements Closeable {

    /** The answers. */
    public enum Answer {
        MATCHED,
        UNMATCHED,
        DUPLICATE,
        AMOUNT_DIFFERS;

        /** Name of the list. */
        public String file() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv";
        }
    }

    private final Map<Answer, NewFile> files = new EnumMap<>(Answer.class);
    private final Map<Answer, CSVPrinter> printers = new EnumMap<>(Answer.class);

    /** @param directory made if missing; lists that lie there are replaced at the end */
    public SettlementLists(Path directory) throws IOException {
        OwnerOnly.createDirectories(directory);
        NewFile.removeAbandoned(directory);
        for (Answer answer : Answer.values()) {
            NewFile file = new NewFile(directory.resolve(answer.file()));
            files.put(answer, file);
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), 1 << 16);
            CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
            printer.printRecord("row", "order_id", "status", "amount", "finding");
            printers.put(answer, printer);
        }
    }

    /** Adds a row to a list. */
    public void add(Answer answer, SettlementLine line, String finding) throws IOException {
        CSVPrinter printer = printers.get(answer);
        if (printer == null) {
            throw new IllegalStateException("no list of " + answer);
        }
        printer.printRecord(
                line.row(),
                OrdersCsv.harmless(line.orderId()),
                line.status(),
                Tiyn.toTenge(line.amount()).toPlainString(),
                finding);
    }

    /** All lists are on the disk under their names when this returns. */
    public void commit() throws IOException {
        for (Answer answer : Answer.values()) {
            CSVPrinter printer = printers.get(answer);
            NewFile file = files.get(answer);
            if (printer != null && file != null) {
                printer.flush();
                file.commit();
            }
        }
    }

    /** Throws the lists away unless they were committed. */
    @Override
    public void close() throws IOException {
        for (NewFile file : files.values()) {
            file.close();
        }
    }
}
