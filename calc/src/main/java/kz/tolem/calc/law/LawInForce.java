package kz.tolem.calc.law;

import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import org.jspecify.annotations.Nullable;

/** The law of one month. Rules read it once, when they are built. */
@SuppressWarnings("DoNotCallSuggester")
public final class LawInForce {

    /** The month. */
    public MonthFrame month() {
        throw new UnsupportedOperationException();
    }

    /** The rate of a benefit's parameter: coefficient x index, rounded as the benefit's file says. */
    public Rate rate(Benefit benefit, String parameter) {
        throw new UnsupportedOperationException();
    }

    /** A whole number, for example of children. */
    public int number(Benefit benefit, String parameter) {
        throw new UnsupportedOperationException();
    }

    /** An age in years or months, as its unit says. */
    public AgeLimit age(Benefit benefit, String parameter) {
        throw new UnsupportedOperationException();
    }

    /** The age from which somebody can be paid (rules, G8). */
    public AgeLimit payeeMinimumAge() {
        throw new UnsupportedOperationException();
    }

    /** The poverty line of a region for the quarter of the month, or null when nobody supplied it. */
    public @Nullable Rate povertyLine(byte region) {
        throw new UnsupportedOperationException();
    }

    /** Whether a kind of income counts for TSA (rules, T4), by its number in the vocabulary. */
    public boolean[] countedIncome() {
        throw new UnsupportedOperationException();
    }

    /** All rates of the month by their number. */
    public List<Rate> rates() {
        throw new UnsupportedOperationException();
    }
}
