package kz.tolem.readers.registry;

/** Identification numbers with a valid check digit, by the plain reading of the algorithm. */
final class TestIin {

    private TestIin() {}

    /** A number for a birth date (yymmdd), the digit for century and sex, and a serial at or near {@code serial}. */
    static String of(String birth, int centuryAndSex, long serial) {
        for (long candidate = serial % 10_000; ; candidate = (candidate + 1) % 10_000) {
            String eleven = birth + centuryAndSex + String.format(java.util.Locale.ROOT, "%04d", candidate);
            int check = sum(eleven, 1) % 11;
            if (check == 10) {
                check = sum(eleven, 3) % 11;
            }
            if (check < 10) {
                return eleven + check;
            }
        }
    }

    private static int sum(String eleven, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int weight = firstWeight + i > 11 ? firstWeight + i - 11 : firstWeight + i;
            sum += weight * Character.digit(eleven.charAt(i), 10);
        }
        return sum;
    }
}
