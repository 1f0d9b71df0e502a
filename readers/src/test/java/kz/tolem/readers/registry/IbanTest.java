package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(strings = {"KZ86125KZT5004100100", "KZ079010000000001617", "KZ79901ABCDEFGHIJKLZ"})
    void twentyCharactersOfThisCountryWithTheRightCheckNumberAreValid(String number) {
        assertThat(isValid(number)).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', nothing",
        "KZ, the country alone",
        "KZ07901000000000161, a character too few",
        "KZ0790100000000016170, a character too many",
        "KZ089010000000001617, another check number",
        "KZ079010000000001671, two digits in the wrong order",
        "KG079010000000001617, another country",
        "GE00NB00000001019049, a number of another country and length",
        "kz079010000000001617, the country in lower case",
        "KZ86125kzt5004100100, letters in lower case",
        "KZ86125КZT500410010, a Cyrillic letter that takes two bytes",
        "KZ07901000000000161 , a blank",
        "KZ07-010000000001617, a dash",
        "KZA79010000000001617, a letter for a check digit"
    })
    void anythingElseIsNot(String number, String reason) {
        assertThat(isValid(number)).as(reason).isFalse();
    }

    @Test
    void theCheckNumberIsTheOneOfTheStandard() {
        SplittableRandom random = new SplittableRandom(97);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder account = new StringBuilder();
            for (int c = 0; c < 16; c++) {
                account.append(Character.toUpperCase(Character.forDigit(random.nextInt(36), 36)));
            }
            int right = 98 - remainder(account + "KZ00");
            for (int check = 2; check <= 98; check++) {
                String number = "KZ" + check / 10 + check % 10 + account;
                if (isValid(number) != (check == right)) {
                    wrong.add(number);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int remainder(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact();
    }

    @Test
    void aNumberIsLookedAtWhereItLies() {
        TextColumn numbers = new FamilyColumns().accounts.iban;
        append(numbers, "KZ079010000000001617");
        append(numbers, "");
        append(numbers, "KZ86125KZT5004100100");
        assertThat(Iban.isValid(numbers, 0)).isTrue();
        assertThat(Iban.isValid(numbers, 1)).isFalse();
        assertThat(Iban.isValid(numbers, 2)).isTrue();
    }

    private static boolean isValid(String number) {
        TextColumn numbers = new FamilyColumns().accounts.iban;
        append(numbers, number);
        return Iban.isValid(numbers, 0);
    }

    private static void append(TextColumn numbers, String number) {
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        numbers.append(bytes, 0, bytes.length);
    }
}
