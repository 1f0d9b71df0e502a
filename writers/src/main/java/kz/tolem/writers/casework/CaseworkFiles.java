package kz.tolem.writers.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.orders.RegionCodes;
import kz.tolem.writers.parquet.CodedValues;
import kz.tolem.writers.parquet.ColumnFile;
import kz.tolem.writers.parquet.TextCodes;
import org.apache.parquet.schema.MessageType;

/** Writes what people must look at of one range: what is held, unclaimed and refused, a file each. */
public final class CaseworkFiles {

    private static final MessageType SCHEMA = new CaseSchema()
            .text("region")
            .textOrNull("district")
            .amountOrNull("amount")
            .textOrNull("reason")
            .named("cases");

    private CaseworkFiles() {}

    /**
     * Writes {@code held-00000.parquet}, {@code unclaimed-00000.parquet} and {@code refused-00000.parquet} for range 0,
     * also when there is nothing in them; they are on the disk when this returns.
     *
     * @param directory where they go; files of these names are replaced
     * @param range number of the range
     * @param families the families of the range
     * @param months the months as outcomes number them
     * @param outcomes all outcomes of the range, in batches
     * @return the three files in the order of their names
     */
    public static List<WrittenFile> write(
            Path directory,
            int range,
            FamilyColumns families,
            List<YearMonth> months,
            List<? extends OutcomeColumns> outcomes,
            OrdersMetadata metadata)
            throws IOException {
        int[] firstDays = months.stream()
                .mapToInt(month -> Math.toIntExact(month.atDay(1).toEpochDay()))
                .toArray();
        List<WrittenFile> files = new ArrayList<>();
        for (State state : List.of(State.HELD, State.REFUSED, State.UNCLAIMED)) {
            CaseColumns cases = new CaseColumns(outcomes, firstDays, state);
            files.add(write(directory, range, families, cases, state, firstDays, metadata));
        }
        return files;
    }

    private static WrittenFile write(
            Path directory,
            int range,
            FamilyColumns families,
            CaseColumns cases,
            State state,
            int[] firstDays,
            OrdersMetadata metadata)
            throws IOException {
        String name = CaseworkNames.of(state, range);
        try (ColumnFile file = new ColumnFile(directory.resolve(name), SCHEMA, cases.size())) {
            file.longs("family_id", i -> families.families.family.at(cases.family(i)));
            file.longs("person_id", cases::person);
            file.coded("benefit", cases::benefit, CodedValues.Texts.of(Benefit.VOCABULARY.codes()));
            CodedValues.Ints days = new CodedValues.Ints();
            Arrays.stream(firstDays).forEach(days::code);
            file.coded("month", cases::month, days);
            file.coded(
                    "region",
                    i -> RegionCodes.code(families.families.region.at(cases.family(i))),
                    CodedValues.Texts.of(RegionCodes.TEXTS));
            writeDistricts(file, families, cases);
            file.longs("amount", cases::amount);
            file.coded(
                    "reason",
                    i -> state == State.UNCLAIMED ? CodedValues.NULL : cases.reason(i),
                    CodedValues.Texts.of(
                            Arrays.stream(Reason.values()).map(Reason::name).toList()));
            return file.commit(metadata.entries(), cases.total());
        }
    }

    private static void writeDistricts(ColumnFile file, FamilyColumns families, CaseColumns cases) throws IOException {
        TextCodes texts = new TextCodes();
        int[] codes = new int[cases.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = texts.codeOrNull(families.families.district, cases.family(i));
        }
        file.coded("district", i -> codes[i], CodedValues.Texts.of(texts));
    }
}
