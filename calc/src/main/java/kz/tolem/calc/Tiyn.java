package kz.tolem.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as whole tiyn, 1/100 tenge, in a {@code long}; every step is checked against overflow. */
public final class Tiyn {

    /** Tiyn in a tenge. */
    public static final long PER_TENGE = 100;

    private Tiyn() {}

    /** Exact amount in tiyn of {@code tenge}; fails when it is not a whole number of tiyn or too large. */
    public static long of(BigDecimal tenge) {
        return tenge.movePointRight(2).longValueExact();
    }

    /** Amount in tenge with two decimals. */
    public static BigDecimal toTenge(long tiyn) {
        return BigDecimal.valueOf(tiyn, 2);
    }

    /** {@code coefficient} x {@code index}, rounded up to a whole tenge, once (rules, G2). */
    public static long roundedUp(BigDecimal coefficient, long indexTiyn) {
        BigDecimal exact = coefficient.multiply(toTenge(indexTiyn));
        return of(exact.setScale(0, RoundingMode.CEILING));
    }

    /**
     * {@code numerator} / {@code denominator} tiyn, rounded up to a whole tenge, once (rules, G2).
     *
     * @param numerator not negative
     * @param denominator above zero
     */
    public static long quotientRoundedUp(long numerator, long denominator) {
        long tengeParts = Math.multiplyExact(denominator, PER_TENGE);
        long tenge = Math.floorDiv(Math.addExact(numerator, tengeParts - 1), tengeParts);
        return Math.multiplyExact(tenge, PER_TENGE);
    }
}
