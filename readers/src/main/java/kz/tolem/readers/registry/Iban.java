package kz.tolem.readers.registry;

import java.nio.charset.StandardCharsets;
import kz.tolem.calc.columns.TextColumn;

/** Account numbers of this country: KZ, two check digits, 16 letters or digits; ISO 13616, check by ISO 7064 MOD 97-10. */
public final class Iban {

    private static final int LENGTH = 20;

    /** From here on a remainder is taken: not for each character, which takes twice as long. */
    private static final long MANY = 1_000_000_000_000_000L;

    private Iban() {}

    /** Whether the number is one of this country with the right check number. */
    static boolean isValid(TextColumn numbers, int row) {
        return isValid(numbers.bytes(), numbers.start(row), numbers.length(row));
    }

    /** The same of a single number. */
    public static boolean isValid(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        return isValid(bytes, 0, bytes.length);
    }

    private static boolean isValid(byte[] bytes, int start, int length) {
        if (length != LENGTH
                || bytes[start] != 'K'
                || bytes[start + 1] != 'Z'
                || !isDigit(bytes[start + 2])
                || !isDigit(bytes[start + 3])) {
            return false;
        }
        long number = 0;
        for (int i = 4; i < LENGTH; i++) {
            number = append(number, bytes[start + i]);
        }
        for (int i = 0; i < 4; i++) {
            number = append(number, bytes[start + i]);
        }
        return number >= 0 && number % 97 == 1;
    }

    /** Appends a digit, or two for a letter, to a number known but for multiples of 97; negative when it is neither. */
    private static long append(long number, byte character) {
        if (number < 0) {
            return number;
        }
        long shorter = number < MANY ? number : number % 97;
        if (isDigit(character)) {
            return shorter * 10 + character - '0';
        }
        return character >= 'A' && character <= 'Z' ? shorter * 100 + character - 'A' + 10 : -1;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
