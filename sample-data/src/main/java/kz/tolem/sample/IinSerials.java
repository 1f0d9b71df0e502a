package kz.tolem.sample;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Identification numbers for made-up people: birth date, century and sex, serial, check digit. A block of families has
 * serials of its own, so that blocks need not know of each other; serials are given from 9999 downwards, far from those
 * that real registration gives first.
 */
final class IinSerials {

    static final int SERIALS_PER_BLOCK = 18;
    static final int LENGTH = 12;

    private static final int FIRST_DAY = (int) LocalDate.of(1890, 1, 1).toEpochDay();
    private static final int DAYS = (int) LocalDate.of(2100, 1, 1).toEpochDay() - FIRST_DAY;
    private static final int[] DATE_DIGITS = dateDigits();
    private static final int[] SECOND_WEIGHTS = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private final byte[] given = new byte[2 * DAYS];
    private int firstSerial;

    void startBlock(int block) {
        Arrays.fill(given, (byte) 0);
        firstSerial = 9999 - block * SERIALS_PER_BLOCK;
    }

    /**
     * Writes a number nobody else of the registry has.
     *
     * @return the epoch day of the birth, which is the one asked for, or a day before where a day's serials are used up
     */
    int give(int birth, boolean female, byte[] iin) {
        int day = birth;
        while (true) {
            int cell = 2 * (day - FIRST_DAY) + (female ? 1 : 0);
            if (given[cell] == SERIALS_PER_BLOCK) {
                day--;
            } else {
                int serial = firstSerial - given[cell]++;
                if (write(day, female, serial, iin)) {
                    return day;
                }
            }
        }
    }

    private static boolean write(int day, boolean female, int serial, byte[] iin) {
        int date = DATE_DIGITS[day - FIRST_DAY];
        int century = date / 1_000_000;
        digits(date % 1_000_000, 6, iin, 0);
        iin[6] = (byte) ('0' + 2 * century + (female ? 2 : 1));
        digits(serial, 4, iin, 7);
        int check = checkDigit(iin);
        iin[11] = (byte) ('0' + check);
        return check < 10;
    }

    /** Of the first eleven digits; 10 means that no such number is ever issued. */
    static int checkDigit(byte[] iin) {
        int first = 0;
        int second = 0;
        for (int i = 0; i < 11; i++) {
            int digit = iin[i] - '0';
            first += digit * (i + 1);
            second += digit * SECOND_WEIGHTS[i];
        }
        return first % 11 == 10 ? second % 11 : first % 11;
    }

    private static void digits(int value, int count, byte[] target, int offset) {
        int rest = value;
        for (int i = offset + count - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Century since the nineteenth, then yymmdd, for every day. */
    private static int[] dateDigits() {
        int[] digits = new int[DAYS];
        LocalDate date = LocalDate.ofEpochDay(FIRST_DAY);
        for (int i = 0; i < DAYS; i++) {
            digits[i] = (date.getYear() / 100 - 18) * 1_000_000
                    + date.getYear() % 100 * 10_000
                    + date.getMonthValue() * 100
                    + date.getDayOfMonth();
            date = date.plusDays(1);
        }
        return digits;
    }
}
