package kz.tolem.readers.registry;

import java.time.LocalDate;
import kz.tolem.calc.columns.TextColumn;

/**
 * Individual identification numbers: 12 digits, the last of them a check digit. Weights 1 to 11, sum modulo 11; where that is
 * 10, weights 3, 4, …, 11, 1, 2; where that is 10 again, the number was never issued.
 */
final class Iin {

    private static final int DIGITS = 12;
    private static final int WEIGHTS = 11;
    private static final int FIRST_DAY = -25_567; // 1900-01-01
    private static final int[] DAYS = new int[50_000];

    private Iin() {}

    /** Whether the number can have been issued. */
    static boolean isValid(TextColumn numbers, int row) {
        if (numbers.length(row) != DIGITS) {
            return false;
        }
        byte[] bytes = numbers.bytes();
        int start = numbers.start(row);
        int first = 0;
        int any = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = bytes[start + i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            any |= digit;
            if (i < WEIGHTS) {
                first += (i + 1) * digit;
            }
        }
        int check = first % WEIGHTS;
        if (check == 10) {
            check = secondSum(bytes, start) % WEIGHTS;
        }
        return any != 0 && check == bytes[start + WEIGHTS] - '0';
    }

    private static int secondSum(byte[] bytes, int start) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS; i++) {
            sum += ((i + 2) % WEIGHTS + 1) * (bytes[start + i] - '0');
        }
        return sum;
    }

    /** Whether the first seven digits of a valid number say the birth date; numbers since 2013 need not. */
    static boolean saysBirth(TextColumn numbers, int row, int birth) {
        byte[] bytes = numbers.bytes();
        int start = numbers.start(row);
        int seventh = bytes[start + 6] - '0';
        long digits = pair(bytes, start) * 10_000L + pair(bytes, start + 2) * 100L + pair(bytes, start + 4);
        long century = 18L + (seventh - 1) / 2;
        return seventh >= 1 && seventh <= 6 && century * 1_000_000 + digits == digits(birth);
    }

    /** A date as year, month and day in one number, 20260131; taken apart once, since that takes four times as long as to look. */
    private static long digits(int day) {
        int place = day - FIRST_DAY;
        if (place < 0 || place >= DAYS.length) {
            return digits(LocalDate.ofEpochDay(day));
        }
        int known = DAYS[place]; // whichever thread comes first writes the same
        if (known == 0) {
            known = (int) digits(LocalDate.ofEpochDay(day));
            DAYS[place] = known;
        }
        return known;
    }

    private static long digits(LocalDate date) {
        return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }

    /** Whether the seventh digit of a valid number that says the birth date is a man's. */
    static boolean saysMale(TextColumn numbers, int row) {
        return (numbers.bytes()[numbers.start(row) + 6] - '0') % 2 == 1;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
