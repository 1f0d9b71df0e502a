package kz.tolem.calc.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.TextColumn;
import org.jspecify.annotations.Nullable;

/** Appends what objects hold to columns; null where there is nothing. */
public final class Cells {

    private Cells() {}

    /** A number. */
    public static void number(LongColumn column, @Nullable Long number) {
        if (number == null) {
            column.appendNull();
        } else {
            column.append(number);
        }
    }

    /** A code as the registry writes it. */
    public static void code(CodeColumn<?> column, @Nullable String code) {
        if (code == null) {
            column.appendNull();
        } else {
            column.append(column.vocabulary().number(code));
        }
    }

    /** A text. */
    public static void text(TextColumn column, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        column.append(bytes, 0, bytes.length);
    }

    /** A day. */
    public static void date(DateColumn column, @Nullable LocalDate date) {
        if (date == null) {
            column.appendNull();
        } else {
            column.append(MonthFrame.day(date));
        }
    }

    /** A small number. */
    public static void small(SmallColumn column, @Nullable Integer value) {
        if (value == null) {
            column.appendNull();
        } else {
            column.append(value.shortValue());
        }
    }

    /** An amount of tenge. */
    public static void money(MoneyColumn column, @Nullable BigDecimal tenge) {
        if (tenge == null) {
            column.appendNull();
        } else {
            column.append(Tiyn.of(tenge));
        }
    }

    /** Yes or no. */
    public static void flag(FlagColumn column, boolean value) {
        column.append(value ? (byte) 1 : FlagColumn.NO);
    }
}
