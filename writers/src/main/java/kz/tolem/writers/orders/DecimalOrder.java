package kz.tolem.writers.orders;

/** Whole numbers in the order of their decimal digits as text: 1, 10, 100, 11, 2. */
final class DecimalOrder {

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private DecimalOrder() {}

    /**
     * The number with zeros appended up to 19 digits. Of two numbers the one with the smaller result, unsigned, comes
     * first; among equals the one with fewer digits, which is the smaller one.
     *
     * @param number not negative
     */
    static long key(long number) {
        int digits = 1;
        while (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        return number * POWERS[POWERS.length - digits];
    }

    /** Compares as the digits do. */
    static int compare(long a, long b) {
        int byKey = Long.compareUnsigned(key(a), key(b));
        return byKey != 0 ? byKey : Long.compare(a, b);
    }
}
