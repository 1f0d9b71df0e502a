package kz.tolem.calc.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.family.World;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.Status;
import kz.tolem.calc.law.Unit;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever adds a reason, a parameter, a column or a step is told which text is missing in which language. */
class TextsTest {

    private static final Pattern BRACES = Pattern.compile("\\{[a-z]+}");

    /** Columns that are never shown: they decide nothing, or say whose row it is. */
    private static final List<String> HIDDEN =
            List.of("residence", "district", "benefit", "application_id", "family_id", "defect");

    @ParameterizedTest
    @EnumSource
    void everythingThatCanComeUpHasAText(Language language) {
        SortedMap<String, String> texts = Texts.of(language).all();
        List<String> missing =
                expected().stream().filter(name -> !texts.containsKey(name)).toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyLanguageHasTheSameTextsWithTheSameBraces() {
        SortedMap<String, SortedSet<String>> english = braces(Language.EN);
        assertThat(english).isNotEmpty();
        assertThat(braces(Language.RU)).isEqualTo(english);
        assertThat(braces(Language.KK)).isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterOfTheLawIsCalledSomethingElseThanItsKey(Language language) {
        LawBook law = LawBook.builtIn();
        Wording wording = new Wording(language, law);
        for (Entry entry : law.entries()) {
            assertThat(wording.parameterName(entry))
                    .as("%s in %s", entry.name(), language)
                    .isNotEqualTo(entry.parameter())
                    .isNotEqualTo(entry.subject())
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void whatIsSaidInKazakhAndRussianIsWrittenInCyrillic(Language language) {
        Texts.of(language).all().forEach((name, text) -> assertThat(text.replaceAll("\\{[a-z]+}", ""))
                .as("%s in %s", name, language)
                .doesNotContainPattern("[A-Za-z]{4,}"));
    }

    private static SortedMap<String, SortedSet<String>> braces(Language language) {
        SortedMap<String, SortedSet<String>> braces = new TreeMap<>();
        Texts.of(language).all().forEach((name, text) -> {
            SortedSet<String> found = new TreeSet<>();
            BRACES.matcher(text).results().forEach(brace -> found.add(brace.group()));
            braces.put(name, found);
        });
        return braces;
    }

    private static List<String> expected() {
        List<String> names = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE) {
                names.add("reason/" + reason + "/why");
                names.add("reason/" + reason + "/advice");
            }
        }
        for (Defect defect : Defect.values()) {
            names.add("defect/" + defect + "/what");
            names.add("defect/" + defect + "/advice");
        }
        Arrays.stream(State.values()).forEach(state -> names.add("state/" + state));
        Arrays.stream(World.values()).forEach(world -> names.add("doubt/" + world));
        Arrays.stream(Step.Kind.values()).forEach(kind -> names.add("step/" + kind));
        Arrays.stream(Payment.When.values()).forEach(when -> names.add("order/" + when));
        Arrays.stream(Payment.Treasury.values())
                .filter(treasury -> treasury != Payment.Treasury.OPEN)
                .forEach(treasury -> names.add("treasury/" + treasury));
        Arrays.stream(Status.values()).forEach(status -> names.add("status/" + status.text()));
        Arrays.stream(Unit.values()).forEach(unit -> names.add("unit/" + unit.text()));
        Arrays.stream(Form.values()).filter(form -> form != Form.NONE).forEach(form -> names.add("form/" + form));
        Arrays.stream(Benefit.values()).filter(Benefit::isOfFamily).forEach(benefit -> names.add("units/" + benefit));
        LawBook.builtIn().entries().forEach(entry -> names.add("basis/" + entry.basis()));
        for (int month = 1; month <= 12; month++) {
            names.add("format/months/" + month);
            names.add("format/months-in-date/" + month);
        }
        new FamilyColumns().tables().forEach(table -> addTable(table, names));
        return names;
    }

    private static void addTable(Table table, List<String> names) {
        names.add("table/" + table.name());
        for (Column column : table.columns()) {
            boolean isShown = !column.isIdentity()
                    && !(column instanceof TextColumn)
                    && !HIDDEN.contains(column.name())
                    && !(column.name().equals("person_id") && !table.name().equals("application"));
            if (isShown) {
                names.add("column/" + column.name());
                if (column instanceof CodeColumn<?> codes) {
                    codes.vocabulary().codes().forEach(code -> names.add("code/" + column.name() + "/" + code));
                }
            }
        }
    }
}
