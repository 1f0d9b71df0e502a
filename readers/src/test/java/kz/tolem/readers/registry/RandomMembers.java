package kz.tolem.readers.registry;

import java.sql.SQLException;
import java.util.SplittableRandom;

/** Members of whom many move, come back, are in two families or share an IIN, some rows of no family or without sense. */
final class RandomMembers {

    private static final int FAMILIES = 40;
    private static final int ROWS = 160;
    private static final String[] DAYS = {
        "-infinity", "2019-06-01", "2020-01-01", "2020-01-02", "2021-05-01", "2024-12-31", "2026-02-01", "infinity"
    };
    private static final String[] NO_NUMBERS = {"", " ", "000000000000", "0", "A", "a", "ұлы", "00000000000"};

    private RandomMembers() {}

    /** Replaces all families and members. */
    static void fill(TestRegistry registry, SplittableRandom random) throws SQLException {
        registry.execute("DELETE FROM registry.member; DELETE FROM registry.family");
        for (int family = 0; family < FAMILIES; family++) {
            if (random.nextInt(10) > 0) {
                registry.family(family * 1_000_003L - 7_000_000);
            }
        }
        for (int row = 0; row < ROWS; row++) {
            long family = random.nextLong(FAMILIES) * 1_000_003 - 7_000_000;
            long person = random.nextLong(-20, 100);
            String from = DAYS[random.nextInt(DAYS.length)];
            String to = random.nextInt(3) == 0 ? "NULL" : "'" + DAYS[random.nextInt(DAYS.length)] + "'";
            registry.execute(
                    "INSERT INTO registry.member VALUES (" + family + ", " + person + ", " + iin(random, person)
                            + ", '1985-03-01', NULL, 'M', 'ADULT', 'CITIZEN', NULL, '" + from + "', " + to + ", "
                            + (random.nextInt(12) == 0 ? "'infinity'" : "'2020-01-01'") + ") ON CONFLICT DO NOTHING");
        }
    }

    private static String iin(SplittableRandom random, long person) {
        return switch (random.nextInt(8)) {
            case 0 -> "NULL";
            case 1 -> "'" + NO_NUMBERS[random.nextInt(NO_NUMBERS.length)] + "'";
            case 2 -> "'" + TestIin.of("850301", 3, random.nextInt(60)) + "'";
            default -> "'" + TestIin.of("850301", 3, person + 500) + "'";
        };
    }
}
