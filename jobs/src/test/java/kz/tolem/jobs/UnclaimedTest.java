package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what nobody applied for says what the files for caseworkers say, read by another program. */
@Execution(ExecutionMode.CONCURRENT)
final class UnclaimedTest {

    private static final String PERIOD = SampleRegistry.PERIOD;

    @Test
    void theListHasEveryUnclaimedMonthOfTheBenefitsAndRegionsAskedFor() throws Exception {
        Installation installation = UndisturbedQuarter.installation();

        List<String> all = list(installation, "--csv");
        List<String> some =
                list(installation, "--csv", "--benefit", "LARGE_FAMILY", "--benefit", "disability", "--region", "15");

        assertThat(all).hasSizeGreaterThan(1_000).isEqualTo(expected(installation, "true"));
        assertThat(some)
                .hasSizeGreaterThan(20)
                .isEqualTo(expected(installation, "benefit IN ('LARGE_FAMILY', 'DISABILITY') AND region = '15'"));
        assertThat(installation.tolem("unclaimed", PERIOD).ok().out())
                .contains(
                        "SAMPLE, NOT FOR PAYMENT", "more; all of them: tolem unclaimed " + PERIOD + " --csv", "total");
        String line = installation
                .tolem("unclaimed", PERIOD, "--json")
                .ok()
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        JsonNode first = new JsonMapper().readTree(line);
        assertThat(first.get("benefit").asString()).isEqualTo(all.get(0).split(",")[0]);
        assertThat(first.get("months").asInt())
                .isEqualTo(Integer.parseInt(all.get(0).split(",")[7]));
    }

    @Test
    void beforePublicationTheListComesFromTheSealedRun() throws Exception {
        Installation sealed = UndisturbedQuarter.sealed();

        assertThat(list(sealed, "--csv", "--region", "15"))
                .isEqualTo(list(UndisturbedQuarter.installation(), "--csv", "--region", "15"));
    }

    @Test
    void aListThatWasChangedIsNotReadAndIsNamed() throws Exception {
        Installation sealed = UndisturbedQuarter.sealed();
        Path casework = sealed.home().resolve("staging").resolve(PERIOD + "-1").resolve("casework");
        Path file;
        try (Stream<Path> files = Files.list(casework)) {
            file = files.filter(one -> one.getFileName().toString().startsWith("unclaimed-"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(sealed.tolem("unclaimed", PERIOD).with(14).err())
                .contains(file.getFileName().toString(), "SHA-256");
    }

    @Test
    void whatCannotBeListedIsRefusedWithWhatToTypeInstead() throws Exception {
        Installation installation = UndisturbedQuarter.installation();

        assertThat(installation.tolem("unclaimed", "2031Q1").with(2).err()).contains("tolem run 2031Q1");
        assertThat(installation
                        .tolem("unclaimed", PERIOD, "--region", "99")
                        .with(2)
                        .err())
                .contains("99", "71");
        assertThat(installation
                        .tolem("unclaimed", PERIOD, "--csv", "--json")
                        .with(2)
                        .err())
                .contains("--csv", "--json");
    }

    private static List<String> list(Installation installation, String... options) throws Exception {
        String[] arguments = Stream.concat(Stream.of("unclaimed", PERIOD), Stream.of(options))
                .toArray(String[]::new);
        return installation.tolem(arguments).ok().out().lines().skip(1).toList();
    }

    private static List<String> expected(Installation installation, String where) throws Exception {
        Path files = installation.home().resolve("casework").resolve(PERIOD).resolve("unclaimed-*.parquet");
        return Duck.rows("SELECT concat_ws(',', benefit, family_id, coalesce(person_id::varchar, ''), region,"
                + " coalesce(district, ''), strftime(min(month), '%Y-%m'), strftime(max(month), '%Y-%m'), count(*),"
                + " CASE WHEN count(amount) < count(*) THEN '' ELSE sum(amount)::varchar END)"
                + " FROM '" + files + "' WHERE " + where
                + " GROUP BY benefit, family_id, person_id, region, district ORDER BY family_id, CASE benefit "
                + order() + " END, person_id");
    }

    private static String order() {
        StringBuilder order = new StringBuilder();
        for (kz.tolem.calc.Benefit benefit : kz.tolem.calc.Benefit.values()) {
            order.append(" WHEN '").append(benefit).append("' THEN ").append(benefit.number());
        }
        return order.toString();
    }
}
