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

    private Iin() {}

    /** Whether the number can have been issued. */
    static boolean isValid(TextColumn numbers, int row) {
        if (numbers.length(row) != DIGITS) {
            return false;
        }
        byte[] bytes = numbers.bytes();
        int start = numbers.start(row);
        int first = 0;
        int second = 0;
        int any = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = bytes[start + i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            any |= digit;
            if (i < WEIGHTS) {
                first += (i + 1) * digit;
                second += ((i + 2) % WEIGHTS + 1) * digit;
            }
        }
        int check = first % WEIGHTS;
        if (check == 10) {
            check = second % WEIGHTS;
        }
        return any != 0 && check == bytes[start + WEIGHTS] - '0';
    }

    /** Whether the first seven digits of a valid number say the birth date; numbers since 2013 need not. */
    static boolean saysBirth(TextColumn numbers, int row, int birth) {
        byte[] bytes = numbers.bytes();
        int start = numbers.start(row);
        int seventh = bytes[start + 6] - '0';
        int century = 18 + (seventh - 1) / 2;
        LocalDate date = LocalDate.ofEpochDay(birth);
        return seventh >= 1
                && seventh <= 6
                && date.getYear() == century * 100 + pair(bytes, start)
                && date.getMonthValue() == pair(bytes, start + 2)
                && date.getDayOfMonth() == pair(bytes, start + 4);
    }

    /** Whether the seventh digit of a valid number that says the birth date is a man's. */
    static boolean saysMale(TextColumn numbers, int row) {
        return (numbers.bytes()[numbers.start(row) + 6] - '0') % 2 == 1;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
