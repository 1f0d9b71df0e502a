package kz.tolem.calc.law;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/** What the value of a parameter is measured in, and which texts are such a value. */
public enum Unit {
    /** Tenge, above zero, at most two decimals. */
    KZT("KZT"),
    /** Multiple of the monthly calculation index, above zero, at most four decimals. */
    MRP("mrp"),
    /** Multiple of the subsistence minimum, above zero, at most four decimals. */
    SUBSISTENCE_MINIMUM("subsistence-minimum"),
    /** Whole years. */
    YEARS("years"),
    /** Whole months. */
    MONTHS("months"),
    /** A number of children. */
    CHILDREN("children"),
    /** Level of wellbeing, 1 extreme need to 6 high welfare. */
    LEVEL("level"),
    /** {@code yes} or {@code no}. */
    YES_NO("yes-no"),
    /** How amounts are rounded: {@code up-to-tenge}. */
    ROUNDING("rounding");

    static final String YES = "yes";
    static final String NO = "no";

    /** The one way of rounding that is known (rules, G2). */
    static final String UP_TO_TENGE = "up-to-tenge";

    private static final int LARGEST_NUMBER = 999;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]+)?");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** As a law file writes it. */
    public String text() {
        return text;
    }

    /** Whether a value of this unit is a coefficient of the index of the same name. */
    public boolean isCoefficient() {
        return this == MRP || this == SUBSISTENCE_MINIMUM;
    }

    /** Whether an amount is made of the value, so that the amount is held when the value is not known well enough. */
    boolean isMoney() {
        return isCoefficient() || this == KZT;
    }

    static @Nullable Unit of(String text) {
        for (Unit unit : values()) {
            if (unit.text.equals(text)) {
                return unit;
            }
        }
        return null;
    }

    /** The value written in the one way that is compared and digested, or null when it is none of this unit. */
    @Nullable
    String canonical(String value) {
        return switch (this) {
            case KZT -> decimal(value, 2);
            case MRP, SUBSISTENCE_MINIMUM -> decimal(value, 4);
            case YEARS, MONTHS, CHILDREN, LEVEL -> number(value);
            case YES_NO -> value.equals(YES) || value.equals(NO) ? value : null;
            case ROUNDING -> value.equals(UP_TO_TENGE) ? value : null;
        };
    }

    /** What a value must look like, for messages. */
    Message expected() {
        return switch (this) {
            case KZT -> Message.of("an amount above zero with at most two decimals");
            case MRP, SUBSISTENCE_MINIMUM -> Message.of("a coefficient above zero with at most four decimals");
            case YEARS, MONTHS, CHILDREN, LEVEL -> Message.of("a whole number from 1 to {}", LARGEST_NUMBER);
            case YES_NO -> Message.of("yes or no");
            case ROUNDING -> Message.quoted(UP_TO_TENGE);
        };
    }

    private static @Nullable String decimal(String value, int decimals) {
        if (!DECIMAL.matcher(value).matches()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
        return exact.signum() <= 0 || exact.scale() > decimals ? null : exact.toPlainString();
    }

    private static @Nullable String number(String value) {
        return NUMBER.matcher(value).matches() ? value : null;
    }
}
