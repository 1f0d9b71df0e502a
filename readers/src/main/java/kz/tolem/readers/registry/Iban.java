package kz.tolem.readers.registry;

import java.nio.charset.StandardCharsets;
import kz.tolem.calc.columns.TextColumn;

/** Account numbers of this country: KZ, two check digits, 16 letters or digits; ISO 13616, check by ISO 7064 MOD 97-10. */
public final class Iban {

    private static final int LENGTH = 20;

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
        int remainder = 0;
        for (int i = 0; i < LENGTH; i++) {
            byte character = bytes[start + (i + 4) % LENGTH];
            if (isDigit(character)) {
                remainder = (remainder * 10 + character - '0') % 97;
            } else if (character >= 'A' && character <= 'Z') {
                remainder = (remainder * 100 + character - 'A' + 10) % 97;
            } else {
                return false;
            }
        }
        return remainder == 1;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
