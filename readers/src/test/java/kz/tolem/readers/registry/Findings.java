package kz.tolem.readers.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.calc.columns.Accounts;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Table;

/**
 * What the checks said of a registry, as text: {@code table key person DEFECT: columns} for each row that is listed, and
 * {@code table key in doubt: DEFECT} for each row that is in doubt afterwards.
 */
record Findings(List<QuarantinedRow> listed, List<Doubt> doubts) {

    /** A row in doubt, or an account whose IBAN is not valid. */
    record Doubt(long family, String text) {}

    /** Reads all families, {@code familiesPerRange} at a time, and checks them. */
    static Findings of(TestRegistry registry, LocalDate asOf, YearMonth first, YearMonth last, int familiesPerRange)
            throws SQLException {
        Findings found = new Findings(new ArrayList<>(), new ArrayList<>());
        FamilyColumns columns = new FamilyColumns();
        EdgeChecks checks = new EdgeChecks(asOf, first, last);
        try (RegistrySnapshot snapshot = RegistrySnapshot.take(registry.source);
                Connection connection = snapshot.connect()) {
            RangeReader reader = new RangeReader(connection, snapshot, new IncomeSelection(first, last, true));
            for (FamilyRange range : snapshot.ranges(familiesPerRange)) {
                reader.read(range, columns, found.listed::add);
                checks.check(columns, found.listed::add);
                columns.tables().forEach(found::addDoubts);
            }
        }
        return found;
    }

    private void addDoubts(Table table) {
        for (int row = 0; row < table.rows(); row++) {
            String name = table.name() + " " + RowNames.key(table, row);
            if (table.isInDoubt(row)) {
                Defect defect = Defect.values()[table.defect.at(row)];
                doubts.add(new Doubt(table.family.at(row), name + " in doubt: " + defect));
            }
            if (table instanceof Accounts accounts && !accounts.ibanValid.at(row)) {
                doubts.add(new Doubt(table.family.at(row), name + " has no valid IBAN"));
            }
        }
    }

    /** Everything about one family, the listed rows first. */
    List<String> about(long family) {
        return Stream.concat(
                        listed.stream().filter(row -> row.family() == family).map(Findings::text),
                        doubts.stream().filter(doubt -> doubt.family == family).map(Doubt::text))
                .toList();
    }

    static String text(QuarantinedRow row) {
        String person = row.person() == LongColumn.NONE ? "nobody" : Long.toString(row.person());
        return row.table() + " " + row.key() + " " + person + " " + row.defect() + ": " + row.detail();
    }
}
