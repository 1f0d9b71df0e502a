package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kz.tolem.calc.explain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands speak the language that is asked for. */
@Execution(ExecutionMode.CONCURRENT)
final class LanguageTest {

    private static final int USAGE = 2;

    @ParameterizedTest
    @CsvSource({
        "run 2026Q1,                        kk_KZ.UTF-8, KK",
        "run 2026Q1,                        ru_RU.UTF-8, RU",
        "run 2026Q1,                        ru,          RU",
        "run 2026Q1,                        C.UTF-8,     EN",
        "run 2026Q1,                        tr_TR.UTF-8, EN",
        "run 2026Q1,                        '',          EN",
        "--lang ru run 2026Q1,              kk_KZ.UTF-8, RU",
        "run 2026Q1 --lang ru,              kk_KZ.UTF-8, RU",
        "run --lang=EN 2026Q1,              kk_KZ.UTF-8, EN",
        "run 2026Q1 --lang de,              kk_KZ.UTF-8, KK",
        "run 2026Q1 --lang,                 kk_KZ.UTF-8, KK"
    })
    void isTheOneOfTheOptionElseTheOneOfTheEnvironment(String command, String locale, Language language) {
        assertThat(Tolem.languages(command.split(" "), Map.of("LANG", locale))).containsExactly(language);
    }

    @Test
    void theMostSpecialVariableThatIsSetCounts() {
        Map<String, String> environment = Map.of("LC_ALL", "", "LC_MESSAGES", "ru_KZ.UTF-8", "LANG", "kk_KZ.UTF-8");
        assertThat(Tolem.languages(new String[0], environment)).containsExactly(Language.RU);
        assertThat(Tolem.languages(new String[] {"explain", "--lang", "kk,en"}, environment))
                .containsExactly(Language.KK, Language.EN);
    }

    @Test
    void tablesNextStepsRefusalsHelpAndWrongUsageAreInIt() throws Exception {
        Installation english = Installation.prepared(SampleRegistry.shared());
        Installation kazakh = english.with("LANG", "kk_KZ.UTF-8");

        assertThat(kazakh.tolem("status").ok().out()).contains("Есептеу әлі жоқ. Бастаңыз: tolem run 2026Q1");
        assertThat(kazakh.tolem("doctor", "--lang", "ru").out()).contains("верно реестр    читается");
        assertThat(kazakh.tolem("doctor", "--json").out())
                .contains("\"registry\"", "can be read")
                .doesNotContainPattern("\\p{IsCyrillic}");
        assertThat(kazakh.tolem("help", "run").ok().out())
                .contains("Тоқсанды есептейді", "Мысалдар:", "  tolem run 2026Q1 --check");
        assertThat(english.tolem("--lang", "ru", "publish", "2026Q1")
                        .with(USAGE)
                        .err())
                .isEqualTo("tolem: расчёта 2026Q1 нет. Начните: tolem run 2026Q1\n");
        assertThat(kazakh.tolem("approve", "2026Q1").with(USAGE).err())
                .isEqualTo("tolem: жетіспейді: --as. Әрі қарай: tolem help approve\n");
        assertThat(kazakh.tolem("status", "--lang", "de").with(USAGE).err())
                .isEqualTo("tolem: --lang de: мұндай тіл жоқ; kk, ru немесе en деп жазыңыз. Әрі қарай: tolem help "
                        + "status\n");
        assertThat(english.tolem("stauts").with(USAGE).err())
                .startsWith("tolem: not known: stauts; perhaps it means: status")
                .endsWith(". Next: tolem help\n");
    }

    @Test
    void whatIsStoredAndLoggedIsEnglish() throws Exception {
        Installation kazakh = Installation.preparedWithoutPovertyLines(SampleRegistry.shared())
                .with("LANG", "kk_KZ.UTF-8");

        assertThat(kazakh.run().with(15).err()).contains("кедейлік шегі жоқ", "содан кейін: tolem relaunch 2026Q1");
        List<String> causes = kazakh.ledger().rows("SELECT cause FROM runs.run");
        assertThat(causes).singleElement().asString().startsWith("no poverty line for the quarter 2026Q1 in region");
        assertThat(kazakh.home().resolve("logs").resolve("tolem.log"))
                .content()
                .contains("failed with code 15")
                .doesNotContainPattern("\\p{IsCyrillic}");
    }

    @Test
    void completionKnowsTheOption() throws Exception {
        String script = Installation.prepared(SampleRegistry.shared())
                .with("LANG", "kk_KZ.UTF-8")
                .tolem("generate-completion")
                .ok()
                .out();
        assertThat(script).contains("--lang", "(\"kk\" \"ru\" \"en\")");
    }
}
