package kz.tolem.jobs;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import kz.tolem.calc.Tiyn;

/** How figures are written for people: the same on every machine. */
public final class Output {

    private Output() {}

    /** An amount in tenge with two decimals and spaces between thousands. */
    public static String tenge(long tiyn) {
        return decimal("#,##0.00", Tiyn.toTenge(tiyn));
    }

    /** An amount in tenge with two decimals and nothing else, for programs. */
    public static String plainTenge(long tiyn) {
        return decimal("0.00", Tiyn.toTenge(tiyn));
    }

    /** A whole number with spaces between thousands. */
    public static String count(long number) {
        return decimal("#,##0", BigDecimal.valueOf(number));
    }

    /** A share in percent with one decimal and its sign. */
    public static String change(BigDecimal percent) {
        return decimal("+0.0;-0.0", percent) + "%";
    }

    private static String decimal(String pattern, BigDecimal value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(' ');
        return new DecimalFormat(pattern, symbols).format(value);
    }
}
