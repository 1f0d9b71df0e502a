package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IinTest {

    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "100000000001, the first digit has the weight 1",
        "000000000010, the eleventh digit has the weight 11 and so the remainder 0",
        "000000000101, the tenth digit has the weight 10 and then the weight 1",
        "850301300301, a birth date and the second weights"
    })
    void whatFollowsTheWeightsIsValid(String number, String reason) {
        assertThat(isValid(number)).as(reason).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aNumberForWhichBothWeightsGiveTenWasNeverIssued(int digit) {
        assertThat(isValid("85030130110" + digit)).isFalse();
    }

    @Test
    void theCheckDigitIsTheOneOfTheAlgorithmAndNoOther() {
        SplittableRandom random = new SplittableRandom(12);
        List<String> wrong = new ArrayList<>();
        int second = 0;
        int never = 0;
        for (int i = 0; i < 2_000; i++) {
            String eleven = String.format(Locale.ROOT, "%011d", random.nextLong(1, 100_000_000_000L));
            int check = sum(eleven, FIRST) % 11;
            if (check == 10) {
                second++;
                check = sum(eleven, SECOND) % 11;
            }
            if (check == 10) {
                never++;
            }
            for (int digit = 0; digit < 10; digit++) {
                if (isValid(eleven + digit) != (digit == check)) {
                    wrong.add(eleven + digit);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(second).isGreaterThan(100);
        assertThat(never).isGreaterThan(5);
    }

    private static int sum(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * weights[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "000000000000", "85030130000", "8503013000000", "85030130000x", "-50301300000", "٠٠٠٠٠٠"
            })
    void whatIsNotTwelveDigitsOrOnlyZerosIsInvalid(String number) {
        assertThat(isValid(number)).isFalse();
    }

    @Test
    void aNumberIsLookedAtWhereItLies() {
        TextColumn numbers = new FamilyColumns().members.iin;
        append(numbers, "100000000002");
        append(numbers, "");
        append(numbers, "100000000001");
        assertThat(Iin.isValid(numbers, 0)).isFalse();
        assertThat(Iin.isValid(numbers, 1)).isFalse();
        assertThat(Iin.isValid(numbers, 2)).isTrue();
    }

    @ParameterizedTest(name = "{0} says {1}, a man: {2}")
    @CsvSource({
        "991231100000, 1899-12-31, true",
        "991231200000, 1899-12-31, false",
        "000101300000, 1900-01-01, true",
        "991231400000, 1999-12-31, false",
        "000229500000, 2000-02-29, true",
        "250301600000, 2025-03-01, false",
        "400101500000, 2040-01-01, true"
    })
    void theFirstSevenDigitsSayBirthAndSex(String number, LocalDate birth, boolean male) {
        assertThat(saysBirth(number, birth)).isTrue();
        assertThat(Iin.saysMale(column(number), 0)).isEqualTo(male);
        assertThat(saysBirth(number, birth.plusDays(1))).isFalse();
        assertThat(saysBirth(number, birth.plusMonths(1))).isFalse();
        assertThat(saysBirth(number, birth.plusYears(100))).isFalse();
    }

    @Test
    void everyDayOfThreeCenturiesIsSaidByItsOwnDigitsAlone() {
        LocalDate end = LocalDate.of(2100, 1, 1);
        for (LocalDate day = LocalDate.of(1800, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            int seventh = (day.getYear() / 100 - 18) * 2 + 1;
            String number = String.format(
                    Locale.ROOT,
                    "%02d%02d%02d%d00000",
                    day.getYear() % 100,
                    day.getMonthValue(),
                    day.getDayOfMonth(),
                    seventh);
            for (int away : new int[] {-36_525, -365, -31, -1, 0, 1, 31, 365, 36_524}) {
                assertThat(saysBirth(number, day.plusDays(away))).isEqualTo(away == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DateColumn.OPEN, Integer.MIN_VALUE + 1, Integer.MIN_VALUE})
    void noNumberSaysADayThatIsNone(int day) {
        assertThat(Iin.saysBirth(column("850301300000"), 0, day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"850301000000", "850301700000", "850301900000"})
    void aSeventhDigitThatStandsForNoCenturySaysNoBirth(String number) {
        assertThat(saysBirth(number, LocalDate.of(1985, 3, 1))).isFalse();
        assertThat(saysBirth(number, LocalDate.of(1785, 3, 1))).isFalse();
        assertThat(saysBirth(number, LocalDate.of(2185, 3, 1))).isFalse();
    }

    private static boolean isValid(String number) {
        return Iin.isValid(column(number), 0);
    }

    private static boolean saysBirth(String number, LocalDate birth) {
        return Iin.saysBirth(column(number), 0, MonthFrame.day(birth));
    }

    private static TextColumn column(String number) {
        TextColumn numbers = new FamilyColumns().members.iin;
        append(numbers, number);
        return numbers;
    }

    private static void append(TextColumn numbers, String number) {
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        numbers.append(bytes, 0, bytes.length);
    }
}
