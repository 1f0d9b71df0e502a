package kz.tolem.jobs;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.tolem.sample.RegistrySchema;

/** Things that become known about families of a registry, at random but the same for each seed. */
final class RandomHistory {

    private static final LocalDate EARLIEST = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 200;

    private final Database registry;
    private final Random random;
    private final List<String> mends = new ArrayList<>();
    private long number = 9_000_000_000L;

    RandomHistory(Database registry, long seed) {
        this.registry = registry;
        this.random = new Random(seed);
    }

    /** Some things happen, or become known that happened months ago. */
    void go(int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            registry.execute(event().toArray(String[]::new));
        }
    }

    /** All that was entered wrong is put right. */
    void mend() throws SQLException {
        registry.execute(mends.toArray(String[]::new));
        mends.clear();
    }

    private List<String> event() throws SQLException {
        String day = "'" + EARLIEST.plusDays(random.nextInt(DAYS)) + "'";
        String later = "'" + EARLIEST.plusDays(DAYS + random.nextInt(DAYS)) + "'";
        return switch (random.nextInt(24)) {
            case 0 ->
                List.of("UPDATE registry.disability SET disability_group = 1 + (disability_group % 3) WHERE "
                        + factOf("disability"));
            case 1 ->
                List.of("UPDATE registry.disability SET to_date = greatest(from_date + 1, DATE " + day + ") WHERE "
                        + factOf("disability"));
            case 2 -> List.of("DELETE FROM registry.disability WHERE " + factOf("disability"));
            case 3 -> {
                String[] who = member("true");
                yield List.of(
                        "INSERT INTO registry.disability SELECT " + who[0] + ", " + who[1]
                                + ", 2, 'GENERAL', DATE " + day
                                + ", NULL, now() - interval '1 hour' WHERE NOT EXISTS (SELECT FROM registry.disability WHERE"
                                + " family_id = " + who[0] + " AND person_id = " + who[1] + ")",
                        application(who, "DISABILITY", who[1], day));
            }
            case 4 ->
                List.of("UPDATE registry.member SET death_date = greatest(birth_date, DATE " + day + ") WHERE "
                        + memberIs("true"));
            case 5 ->
                List.of("UPDATE registry.member SET death_date = NULL WHERE " + memberIs("death_date IS NOT NULL"));
            case 6, 7 -> birth(day);
            case 8, 9 ->
                List.of("UPDATE registry.application SET ended_on = greatest(applied_on, DATE " + day + ") WHERE "
                        + anApplication());
            case 10 ->
                List.of(
                        "DELETE FROM registry.tsa_case WHERE application_id = (SELECT application_id FROM registry.application"
                                + " WHERE " + anApplication() + ")",
                        "DELETE FROM registry.application WHERE " + anApplication());
            case 11 -> List.of("UPDATE registry.application SET ended_on = NULL WHERE " + anApplication());
            case 12 ->
                List.of("UPDATE registry.application SET applied_on = DATE " + day + ", ended_on = NULL WHERE "
                        + anApplication());
            case 13 -> {
                String[] who = member("role = 'ADULT'");
                yield List.of(application(who, "LARGE_FAMILY", "NULL", day));
            }
            case 14 ->
                List.of("UPDATE registry.account SET to_date = greatest(from_date + 1, DATE " + day + ") WHERE "
                        + factOf("account"));
            case 15 -> List.of("UPDATE registry.account SET to_date = NULL WHERE " + factOf("account"));
            case 16 ->
                List.of("UPDATE registry.income SET amount = round(amount * " + (50 + random.nextInt(100))
                        + " / 100.0, 2) WHERE " + factOf("income"));
            case 17 ->
                List.of("UPDATE registry.family SET wellbeing_level = " + (1 + random.nextInt(6))
                        + ", region = CASE region WHEN '15' THEN '71' ELSE '15' END WHERE family_id = " + family());
            case 18 -> wrongNumber();
            case 19 -> {
                String[] who = member("role = 'CHILD'");
                yield List.of("DELETE FROM registry.member WHERE family_id = " + who[0] + " AND person_id = " + who[1]);
            }
            case 20 ->
                List.of("UPDATE registry.member SET to_date = greatest(from_date + 1, DATE " + day + ") WHERE "
                        + memberIs("role = 'CHILD'"));
            case 21 -> List.of("UPDATE registry.member SET to_date = NULL WHERE " + memberIs("to_date IS NOT NULL"));
            case 22 -> random.nextInt(6) == 0 ? goneFamily() : List.of();
            default ->
                List.of(
                        "UPDATE registry.care SET insured = NOT insured WHERE " + factOf("care"),
                        "UPDATE registry.study SET to_date = greatest(from_date + 1, DATE " + later + ") WHERE "
                                + factOf("study"));
        };
    }

    private List<String> birth(String day) throws SQLException {
        String[] mother = member("sex = 'F' AND role = 'ADULT'");
        long child = number++;
        List<String> statements = new ArrayList<>();
        statements.add("INSERT INTO registry.member (family_id, person_id, iin, birth_date, sex, role, residence,"
                + " birth_order, from_date, recorded_at) SELECT " + mother[0] + ", " + child + ", " + Iins.next(number)
                + ", DATE " + day + ", 'M', 'CHILD', 'CITIZEN', " + (1 + random.nextInt(5)) + ", DATE " + day
                + ", now() - interval '1 hour'");
        if (random.nextBoolean()) {
            statements.add(application(mother, "BIRTH_GRANT", Long.toString(child), day));
        }
        if (random.nextBoolean()) {
            statements.add(application(mother, "CHILD_CARE", Long.toString(child), day));
        }
        return statements;
    }

    private String application(String[] applicant, String benefit, String person, String day) {
        return "INSERT INTO registry.application (application_id, family_id, person_id, applicant_id, benefit, applied_on,"
                + " recorded_at) VALUES (" + number++ + ", " + applicant[0] + ", " + person + ", " + applicant[1]
                + ", '"
                + benefit + "', DATE " + day + ", now() - interval '1 hour')";
    }

    /** A number that cannot be right, until it is mended. */
    private List<String> wrongNumber() throws SQLException {
        String[] who = member("iin <> '123456789012'");
        String where = " WHERE family_id = " + who[0] + " AND person_id = " + who[1];
        String right = registry.value("SELECT iin FROM registry.member" + where + " LIMIT 1");
        mends.add("UPDATE registry.member SET iin = '" + right + "'" + where);
        return List.of("UPDATE registry.member SET iin = '123456789012'" + where);
    }

    private List<String> goneFamily() throws SQLException {
        long family = family();
        List<String> statements = new ArrayList<>();
        for (String table : RegistrySchema.TABLES) {
            statements.add("DELETE FROM registry." + table + " WHERE family_id = " + family);
        }
        return statements;
    }

    private long family() throws SQLException {
        return Long.parseLong(one("SELECT family_id FROM registry.family ORDER BY family_id"));
    }

    private String[] member(String condition) throws SQLException {
        return one("SELECT concat(family_id, ' ', person_id) FROM registry.member WHERE " + condition
                        + " ORDER BY family_id, person_id, from_date")
                .split(" ");
    }

    private String memberIs(String condition) throws SQLException {
        String found = one("SELECT concat('family_id = ', family_id, ' AND person_id = ', person_id)"
                + " FROM registry.member WHERE " + condition + " ORDER BY family_id, person_id, from_date");
        return found.isEmpty() ? "false" : found;
    }

    private String factOf(String table) throws SQLException {
        String found = one("SELECT concat('family_id = ', family_id, ' AND person_id = ', person_id) FROM registry."
                + table + " ORDER BY family_id, person_id");
        return found.isEmpty() ? "false" : found;
    }

    private String anApplication() throws SQLException {
        String found = one(
                "SELECT concat('application_id = ', application_id) FROM registry.application ORDER BY application_id");
        return found.isEmpty() ? "false" : found;
    }

    /** One of the rows that a query gives, or nothing. */
    private String one(String query) throws SQLException {
        List<String> all = registry.rows(query);
        return all.isEmpty() ? "" : all.get(random.nextInt(all.size()));
    }
}
