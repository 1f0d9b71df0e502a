package kz.tolem.jobs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import kz.tolem.sample.RegistrySchema;
import org.postgresql.PGConnection;

/**
 * Families of mother, father and a child with a disability, all alike and without fault: one kind of fault after the
 * other can be done to them. Their ids come after those of any sample.
 */
final class Patients {

    /** Above every family_id of a sample. */
    static final long FIRST_FAMILY = 900_000_000L;

    /** More than families of one kind of fault, so that there are ids between the kinds that no family has. */
    static final int IDS_PER_KIND = 10_000;

    private static final String RECORDED = "2020-01-01 00:00:00+00";

    private Patients() {}

    static long firstOf(int kind) {
        return FIRST_FAMILY + (long) kind * IDS_PER_KIND;
    }

    static long mother(long family) {
        return family * 16 + 1;
    }

    /** Adds {@code families} families for each of {@code kinds} kinds of fault. */
    static void add(Database registry, int kinds, int families) throws SQLException {
        try (Connection connection = registry.connect()) {
            Rows rows = new Rows();
            for (int kind = 0; kind < kinds; kind++) {
                for (int i = 0; i < families; i++) {
                    rows.family(firstOf(kind) + i);
                }
            }
            rows.copyTo(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        }
    }

    /** Rows in the text form of COPY. */
    private static final class Rows {

        private final Numbers mothers = new Numbers("8503014");
        private final Numbers fathers = new Numbers("8405023");
        private final Numbers children = new Numbers("1506035");
        private final StringBuilder[] text = new StringBuilder[RegistrySchema.TABLES.size()];

        Rows() {
            for (int i = 0; i < text.length; i++) {
                text[i] = new StringBuilder();
            }
        }

        void family(long family) {
            long mother = mother(family);
            long father = mother + 1;
            long child = mother + 2;
            add(0, family, SampleRegistry.AKTOBE, "\\N", "\\N", 1);
            member(family, mother, mothers.next(), "1985-03-01", "F", "ADULT");
            member(family, father, fathers.next(), "1984-05-02", "M", "ADULT");
            member(family, child, children.next(), "2015-06-03", "M", "CHILD");
            for (String month : new String[] {"2025-10-01", "2025-11-01", "2025-12-01"}) {
                add(2, family, mother, month, "WAGE", "60000.00", RECORDED);
            }
            add(3, family, child, 1, "GENERAL", "2020-01-01", "\\N", RECORDED);
            add(4, family, father, "2025-09-01", "2026-07-01", RECORDED);
            add(5, family, father, "2025-11-01", "2026-07-01", RECORDED);
            add(6, family, mother, child, "f", "2020-01-01", "\\N", RECORDED);
            add(7, family, mother, "KUMIS_ALQA", "2020-01-01", "\\N", RECORDED);
            add(8, family, child, "f", "2020-01-01", "\\N", RECORDED);
            long application = family * 100;
            application(application, family, "\\N", mother, "TSA", "2026-01-05");
            application(application + 1, family, child, mother, "DISABILITY", "2020-02-01");
            application(application + 2, family, child, mother, "DISABLED_CHILD_CARE", "2020-02-01");
            application(application + 3, family, mother, mother, "AWARDED_MOTHER", "2020-02-01");
            application(application + 4, family, "\\N", mother, "SURVIVOR", "2020-02-01");
            add(10, application, family, "NEEDY", "2026-01-01", "2026-07-01", "\\N", "f", RECORDED);
            add(11, family, mother, iban(mother), "ZZAYKZKX", "2020-01-01", "\\N", RECORDED);
        }

        private void member(long family, long person, String iin, String birth, String sex, String role) {
            add(1, family, person, iin, birth, "\\N", sex, role, "CITIZEN", "\\N", "2016-01-01", "\\N", RECORDED);
        }

        private void application(long id, long family, Object person, long applicant, String benefit, String on) {
            add(9, id, family, person, applicant, benefit, on, "\\N", RECORDED);
        }

        private void add(int table, Object... values) {
            for (int i = 0; i < values.length; i++) {
                text[table].append(i == 0 ? "" : "\t").append(values[i]);
            }
            text[table].append('\n');
        }

        void copyTo(Connection connection) throws SQLException {
            for (int i = 0; i < RegistrySchema.TABLES.size(); i++) {
                try {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY registry." + RegistrySchema.TABLES.get(i) + " FROM STDIN",
                                    new StringReader(text[i].toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Valid numbers of people born on one day; samples give serials from 9999 downwards, these go upwards. */
    private static final class Numbers {

        private final String birthAndSex;
        private int serial;

        Numbers(String birthAndSex) {
            this.birthAndSex = birthAndSex;
        }

        String next() {
            while (true) {
                String eleven = birthAndSex + "%04d".formatted(serial++);
                int check = sum(eleven, 1) % 11;
                check = check == 10 ? sum(eleven, 3) % 11 : check;
                if (check < 10) {
                    return eleven + check;
                }
            }
        }
    }

    private static int sum(String digits, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int weight = firstWeight + i;
            sum += (weight > 11 ? weight - 11 : weight) * (digits.charAt(i) - '0');
        }
        return sum;
    }

    private static String iban(long person) {
        String account = String.format(Locale.ROOT, "901%013d", person);
        int rest =
                new BigInteger(account + "203500").mod(BigInteger.valueOf(97)).intValue();
        return "KZ%02d".formatted(98 - rest) + account;
    }
}
