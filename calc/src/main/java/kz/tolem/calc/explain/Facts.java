package kz.tolem.calc.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Cares;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Families;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.columns.TsaCases;
import kz.tolem.calc.columns.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Rows of the registry as facts that can be shown. */
final class Facts {

    /** Stands for a code that cannot be read. */
    static final String UNREADABLE = "UNREADABLE";

    private Facts() {}

    /**
     * A row as a fact.
     *
     * @param columns those to show; empty for the whole row. When a membership is shown its dates always are
     */
    static Fact of(Table table, int row, Set<Column> columns) {
        LongColumn number = number(table);
        List<Fact.Value> values = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean isNamed = column == table.family || column == table.defect || column == number;
            isNamed |= table instanceof Applications applications && column == applications.benefit;
            boolean isAsked = columns.isEmpty() || columns.contains(column) || isMembership(table, column);
            if (!isNamed && isAsked && !column.isIdentity()) {
                add(column, row, values);
            }
        }
        Defect defect = table.isInDoubt(row) ? Defect.values()[table.defect.at(row)] : null;
        return new Fact(table.name(), number == null ? null : (Long) number.at(row), values, defect);
    }

    private static boolean isMembership(Table table, Column column) {
        return table instanceof Members members
                && (column == members.from || column == members.to || column == members.death);
    }

    /** Dates and numbers that are not there are left out; of a code it is said that it is not given. */
    private static void add(Column column, int row, List<Fact.Value> into) {
        String name = column.name();
        if (column instanceof DateColumn dates) {
            if (dates.at(row) != DateColumn.OPEN) {
                into.add(new Fact.Value(name, Fact.Type.DATE, LocalDate.ofEpochDay(dates.at(row))));
            }
        } else if (column instanceof LongColumn numbers) {
            if (numbers.at(row) != LongColumn.NONE) {
                into.add(new Fact.Value(name, Fact.Type.NUMBER, numbers.at(row)));
            }
        } else if (column instanceof SmallColumn smalls) {
            short value = smalls.at(row);
            into.add(new Fact.Value(name, Fact.Type.NUMBER, value == SmallColumn.NONE ? null : (Long) (long) value));
        } else if (column instanceof MoneyColumn amounts) {
            long tiyn = amounts.at(row);
            into.add(new Fact.Value(name, Fact.Type.MONEY, tiyn == MoneyColumn.UNKNOWN ? null : Tiyn.toTenge(tiyn)));
        } else if (column instanceof FlagColumn flags) {
            into.add(new Fact.Value(name, Fact.Type.FLAG, flags.at(row)));
        } else if (column instanceof CodeColumn<?> codes) {
            into.add(new Fact.Value(name, Fact.Type.CODE, code(codes, row)));
        } else if (column instanceof TextColumn) {
            return; // the district decides nothing
        }
    }

    private static @Nullable String code(CodeColumn<?> codes, int row) {
        byte number = codes.at(row);
        if (number == Vocabulary.NONE) {
            return null;
        }
        return number < 0 ? UNREADABLE : codes.vocabulary().code(number);
    }

    /** The column that says whose row it is. */
    private static @Nullable LongColumn number(Table table) {
        if (table instanceof Applications applications) {
            return applications.application;
        }
        return table instanceof TsaCases cases ? cases.application : table.person();
    }

    /** Whether the row says something of the person: as whose it is, or as the one who is cared for. */
    static boolean isAbout(Table table, int row, long who) {
        LongColumn person = table.person();
        if (table instanceof Families || table instanceof TsaCases) {
            return true;
        }
        return person != null && person.at(row) == who || table instanceof Cares cares && cares.cared.at(row) == who;
    }
}
