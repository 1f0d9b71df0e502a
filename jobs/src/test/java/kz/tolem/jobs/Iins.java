package kz.tolem.jobs;

import java.util.Locale;

/** Identification numbers with a valid check digit that nobody else has. */
final class Iins {

    private Iins() {}

    /** A number as an SQL text; another one for each serial. */
    static String next(long serial) {
        for (long candidate = serial * 10; ; candidate++) {
            String eleven = String.format(Locale.ROOT, "2599%07d", candidate % 10_000_000);
            int check = sum(eleven, 1) % 11;
            if (check == 10) {
                check = sum(eleven, 3) % 11;
            }
            if (check < 10) {
                return "'" + eleven + check + "'";
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
