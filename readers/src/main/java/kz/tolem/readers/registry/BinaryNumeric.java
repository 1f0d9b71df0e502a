package kz.tolem.readers.registry;

import kz.tolem.calc.columns.MoneyColumn;

/** PostgreSQL's numeric in binary form: digits to the base of 10,000, the first one times 10,000 to the power of the weight. */
final class BinaryNumeric {

    private static final int NEGATIVE = 0x4000;
    private static final int HEADER = 8;
    private static final int HIGHEST_WEIGHT = 3; // 10^16 tenge and more is no income

    private BinaryNumeric() {}

    /**
     * An amount of tenge in tiyn.
     *
     * @return {@link MoneyColumn#UNKNOWN} for what is no amount of tiyn: not a number, infinite, parts of a tiyn, 10^16
     *     tenge and more
     */
    static long tiyn(byte[] bytes, int at) {
        int digits = (short) BinaryRows.SHORT.get(bytes, at);
        int weight = (short) BinaryRows.SHORT.get(bytes, at + 2);
        int sign = (short) BinaryRows.SHORT.get(bytes, at + 4);
        if (sign != 0 && sign != NEGATIVE || weight > HIGHEST_WEIGHT) {
            return MoneyColumn.UNKNOWN;
        }
        long tenge = 0;
        long tiyn = 0;
        for (int i = 0; i < digits; i++) {
            int digit = (short) BinaryRows.SHORT.get(bytes, at + HEADER + 2 * i);
            int power = weight - i;
            if (power >= 0) {
                tenge = tenge * 10_000 + digit;
            } else if (power == -1 && digit % 100 == 0) {
                tiyn = digit / 100;
            } else if (digit != 0) {
                return MoneyColumn.UNKNOWN;
            }
        }
        for (int power = weight - digits; power >= 0; power--) {
            tenge *= 10_000; // zeros at the end are not sent
        }
        long amount = tenge * 100 + tiyn;
        return sign == NEGATIVE ? -amount : amount;
    }
}
