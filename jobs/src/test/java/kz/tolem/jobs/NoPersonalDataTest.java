package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kz.tolem.sample.SampleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No IIN and no IBAN leaves the program but in the orders themselves. */
@Execution(ExecutionMode.CONCURRENT)
final class NoPersonalDataTest {

    /** Letters and digits that stand together, long enough for an IIN. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{12,}");

    private static final Pattern IIN = Pattern.compile("(?=(\\d{12}))");
    private static final Pattern IBAN = Pattern.compile("(?=(KZ[0-9A-Za-z]{18}))");

    private final Set<String> personal = new HashSet<>();

    @Test
    void logsBatchTablesMessagesAndCaseworkNameNobody() throws Exception {
        Database registry = registryWithEveryDefect();
        personal.addAll(
                registry.rows("SELECT iin FROM registry.member WHERE iin ~ '^\\d{12}$' AND iin <> '000000000000'"));
        personal.addAll(registry.rows("SELECT iban FROM registry.account WHERE length(iban) = 20"));

        Installation installation = Installation.prepared(registry);
        List<Program.Ended> commands = new ArrayList<>();
        commands.add(installation.haltedAt("range.written").run().with(Program.KILLED));
        commands.add(installation.tolem("relaunch", SampleRegistry.PERIOD).ok());
        commands.add(installation.tolem("status", SampleRegistry.PERIOD).ok());
        commands.add(installation.tolem("status", "--json").ok());
        commands.add(installation
                .tolem("approve", SampleRegistry.PERIOD, "--as", Installation.APPROVER)
                .ok());
        commands.add(installation.tolem("publish", SampleRegistry.PERIOD).ok());

        for (Program.Ended command : commands) {
            assertNamesNobody("standard output", command.out());
            assertNamesNobody("standard error", command.err());
        }
        for (String schema : new String[] {"batch", "runs"}) {
            assertTablesNameNobody(installation.ledger(), schema);
        }
        assertFilesNameNobody(installation.home());
        assertThat(found(String.join(
                        "\n",
                        Duck.rows("select * from '"
                                + installation.published(SampleRegistry.PERIOD).resolve("orders-*.parquet") + "'"))))
                .as("the search finds what is there to find")
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void aDatabaseThatFailsInTheMiddleOfARowNamesNobodyEither() throws Exception {
        Installation installation = Installation.prepared(SampleRegistry.shared());
        personal.addAll(SampleRegistry.shared().rows("SELECT iin FROM registry.member WHERE iin <> '000000000000'"));
        personal.addAll(SampleRegistry.shared().rows("SELECT iban FROM registry.account"));
        installation.ledger().execute("ALTER TABLE ledger.payment_order ADD CHECK (amount < 0)");
        Program.Ended ended = installation.run().with(20);
        assertNamesNobody("standard error", ended.err());
        assertTablesNameNobody(installation.ledger(), "batch");
        assertTablesNameNobody(installation.ledger(), "runs");
        assertFilesNameNobody(installation.home());
    }

    /** Each kind of defect on a family of its own; the sample has one of each in ten thousand families at best. */
    private static Database registryWithEveryDefect() throws SQLException {
        Database registry = SampleRegistry.of(new SampleSpec(
                6_000, 11, List.of(SampleRegistry.AKTOBE, SampleRegistry.ASTANA), SampleRegistry.PERIOD, 300));
        registry.execute(
                "CREATE TEMP TABLE who AS SELECT row_number() OVER (ORDER BY family_id) AS n, family_id, min(person_id) AS"
                        + " person_id FROM registry.member WHERE to_date IS NULL GROUP BY family_id ORDER BY family_id LIMIT 40",
                member(1, "iin = NULL"),
                member(2, "iin = '12345'"),
                member(3, "iin = '000000000000'"),
                member(4, "iin = left(iin, 11) || (right(iin, 1)::int + 1) % 10"),
                member(
                        5,
                        "iin = (SELECT m.iin FROM registry.member m JOIN who USING (person_id) WHERE n = 30 LIMIT 1)"),
                member(6, "birth_date = '2086-01-01'"),
                member(7, "death_date = birth_date - 1"),
                member(8, "birth_date = '1890-01-01'"),
                member(9, "role = 'COUSIN'"),
                member(10, "residence = 'MARTIAN'"),
                member(11, "to_date = from_date - 1"),
                "INSERT INTO registry.member SELECT (SELECT family_id FROM who WHERE n = 31), person_id, iin, birth_date,"
                        + " death_date, sex, role, residence, birth_order, from_date, to_date, recorded_at"
                        + " FROM registry.member WHERE person_id = (SELECT person_id FROM who WHERE n = 12)",
                "INSERT INTO registry.member SELECT 1, 1, '850101300007', birth_date, death_date, sex, role, residence,"
                        + " birth_order, from_date, to_date, recorded_at FROM registry.member"
                        + " WHERE person_id = (SELECT person_id FROM who WHERE n = 13)",
                fact(
                        "incapacity (family_id, person_id, from_date, to_date, recorded_at)",
                        14,
                        "'2026-01-10', '2026-01-01', now()"),
                fact(
                        "disability (family_id, person_id, disability_group, cause, from_date, recorded_at)",
                        15,
                        "2, 'BAD_LUCK', '2020-01-01', now()"),
                fact(
                        "disability (family_id, person_id, disability_group, cause, from_date, recorded_at)",
                        16,
                        "0, 'GENERAL', '2020-01-01', now()"),
                "INSERT INTO registry.study (family_id, person_id, from_date, recorded_at)"
                        + " SELECT family_id, 2, '2020-01-01', now() FROM who WHERE n = 17",
                fact(
                        "income (family_id, person_id, month, kind, amount, recorded_at)",
                        18,
                        "'2025-10-01', 'GIFT', NULL, now()"),
                fact(
                        "income (family_id, person_id, month, kind, amount, recorded_at)",
                        19,
                        "'2025-10-01', 'GIFT', -5, now()"),
                fact(
                        "income (family_id, person_id, month, kind, amount, recorded_at)",
                        20,
                        "'2025-10-01', 'LUCK', 5, now()"),
                application(21, "applicant_id = 3"),
                application(22, "benefit = 'HAPPINESS'"),
                "UPDATE registry.family SET region = '99' WHERE family_id = (SELECT family_id FROM who WHERE n = 23)",
                "INSERT INTO registry.family (family_id, region) VALUES (2, '71')",
                "UPDATE registry.account SET iban = left(iban, 19) || (right(iban, 1)::int + 1) % 10"
                        + " WHERE person_id IN (SELECT applicant_id FROM registry.application ORDER BY application_id LIMIT 20)");
        return registry;
    }

    private static String member(int number, String change) {
        return "UPDATE registry.member SET " + change + " WHERE person_id = (SELECT person_id FROM who WHERE n = "
                + number + ")";
    }

    private static String fact(String columns, int number, String values) {
        return "INSERT INTO registry." + columns + " SELECT family_id, person_id, " + values + " FROM who WHERE n = "
                + number;
    }

    private static String application(int number, String change) {
        return "UPDATE registry.application SET " + change + " WHERE application_id = (SELECT application_id FROM"
                + " registry.application WHERE benefit <> 'TSA' ORDER BY application_id OFFSET " + number + " LIMIT 1)";
    }

    private void assertTablesNameNobody(Database ledger, String schema) throws SQLException {
        List<String> tables =
                ledger.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "'");
        assertThat(tables).isNotEmpty();
        for (String table : tables) {
            String rows = String.join("\n", ledger.rows("SELECT t::text FROM " + schema + "." + table + " t"));
            assertNamesNobody(schema + "." + table, rows);
        }
    }

    /** Everything but the orders and the frozen identities, which are there to name people. */
    private void assertFilesNameNobody(Path home) throws Exception {
        int casework = 0;
        int logs = 0;
        for (Path file : Trees.files(home)) {
            String name = home.relativize(file).toString();
            boolean parquet = name.endsWith(".parquet");
            if (name.startsWith("frozen/")
                    || parquet && file.getFileName().toString().startsWith("orders-")) {
                continue;
            }
            casework += parquet ? 1 : 0;
            logs += name.startsWith("logs/") ? 1 : 0;
            assertNamesNobody(
                    name,
                    parquet
                            ? String.join("\n", Duck.rows("select * from '" + file + "'"))
                            : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        assertThat(logs).as("log files").isPositive();
        assertThat(casework).as("casework files").isPositive();
    }

    private void assertNamesNobody(String where, String text) {
        assertThat(found(text)).as("people named in %s", where).isEmpty();
    }

    /** What a text says of people: IINs and IBANs of the registry, within longer words too. */
    private Set<String> found(String text) {
        Set<String> found = new HashSet<>();
        for (MatchResult word : WORD.matcher(text).results().toList()) {
            for (Pattern pattern : new Pattern[] {IIN, IBAN}) {
                pattern.matcher(word.group())
                        .results()
                        .map(match -> match.group(1))
                        .filter(personal::contains)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
