package kz.tolem.writers.frozen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tolem.calc.columns.Cares;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Fingerprints;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import org.junit.jupiter.api.Test;

class FamilyHashesTest {

    private static final int FAMILIES = 5;
    private static final int CHANGED_FAMILY = 3;

    @Test
    void oneChangedValueAnywhereChangesItsFamilyAlone() {
        FamilyHashes hashes = new FamilyHashes();
        Fingerprints before = fingerprints(hashes, rows("", "", ""));
        int changes = 0;
        for (Table table : new FamilyColumns().tables()) {
            for (Column column : table.columns()) {
                if (column == table.family) {
                    continue;
                }
                for (String value : List.of("7", "10", "null")) {
                    Fingerprints after = fingerprints(hashes, rows(table.name(), column.name(), value));
                    for (int family = 0; family < FAMILIES; family++) {
                        assertThat(after.isSame(family, before, family))
                                .as("%s.%s, %s, family %d", table.name(), column.name(), value, family)
                                .isEqualTo(family != CHANGED_FAMILY);
                    }
                    changes++;
                }
            }
        }
        assertThat(changes).isGreaterThan(200);
    }

    @Test
    void theSameRowsGiveTheSameNumbersWhateverWasHashedBefore() {
        FamilyHashes hashes = new FamilyHashes();
        Fingerprints first = fingerprints(hashes, rows("", "", ""));
        fingerprints(hashes, rows("member", "iin", "10"));
        Fingerprints again = fingerprints(hashes, rows("", "", ""));
        Fingerprints another = fingerprints(new FamilyHashes(), rows("", "", ""));
        for (int family = 0; family < FAMILIES; family++) {
            assertThat(again.isSame(family, first, family)).isTrue();
            assertThat(another.isSame(family, first, family)).isTrue();
        }
    }

    @Test
    void aRowMoreAndAnotherOrderAreSeen() {
        assertThat(ofCares(1, 2)).isEqualTo(ofCares(1, 2));
        assertThat(ofCares(1, 2))
                .isNotEqualTo(ofCares(2, 1))
                .isNotEqualTo(ofCares(1))
                .isNotEqualTo(ofCares(1, 2, 2));
    }

    private static String ofCares(long... people) {
        Cares cares = new FamilyColumns().cares;
        for (long person : people) {
            for (Column column : cares.columns()) {
                append(column, column == cares.person ? Long.toString(person) : "1");
            }
        }
        Fingerprints into = new Fingerprints();
        new FamilyHashes().of(cares, into);
        assertThat(into.rows()).isOne();
        return into.high.at(0) + " " + into.low.at(0);
    }

    private static Fingerprints fingerprints(FamilyHashes hashes, FamilyColumns columns) {
        Fingerprints into = new Fingerprints();
        hashes.of(columns, into);
        assertThat(into.rows()).isEqualTo(FAMILIES);
        return into;
    }

    /** Some rows of each table for each family; in one column of one table the last one of one family is otherwise. */
    private static FamilyColumns rows(String table, String column, String value) {
        FamilyColumns columns = new FamilyColumns();
        for (Table each : columns.tables()) {
            int rowsOfFamily = each == columns.families ? 1 : 2;
            for (int row = 0; row < FAMILIES * rowsOfFamily; row++) {
                boolean isChanged = row == (CHANGED_FAMILY + 1) * rowsOfFamily - 1
                        && each.name().equals(table);
                for (Column cell : each.columns()) {
                    if (cell == each.family) {
                        each.family.append(row / rowsOfFamily);
                    } else {
                        append(cell, isChanged && cell.name().equals(column) ? value : Integer.toString(1 + row % 3));
                    }
                }
            }
        }
        columns.index();
        return columns;
    }

    private static void append(Column column, String value) {
        if (value.equals("null")) {
            column.appendNull();
        } else if (column instanceof LongColumn longs) {
            longs.append(Long.parseLong(value));
        } else if (column instanceof MoneyColumn amounts) {
            amounts.append(Long.parseLong(value));
        } else if (column instanceof DateColumn dates) {
            dates.append(Integer.parseInt(value));
        } else if (column instanceof SmallColumn smalls) {
            smalls.append(Short.parseShort(value));
        } else if (column instanceof CodeColumn<?> codes) {
            codes.append(Byte.parseByte(value));
        } else if (column instanceof FlagColumn flags) {
            flags.append(Byte.parseByte(value));
        } else if (column instanceof TextColumn texts) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            texts.append(bytes, 0, bytes.length);
        }
    }
}
