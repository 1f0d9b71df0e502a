package kz.tolem.calc.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.IncomeKind;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.Reads;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.law.Unit;
import org.jspecify.annotations.Nullable;

/** Which parameters of the law a row of outcome rests on. */
final class UsedLaw {

    private final FamilyMonth month;
    private final LawInForce law;

    UsedLaw(FamilyMonth month) {
        this.month = month;
        this.law = month.law();
    }

    /** The rates that the amount is made of; for TSA the poverty line it is measured against. */
    List<Rate> rates(@Nullable Finding finding, @Nullable Trace trace) {
        if (finding != null && finding.rate() != null) {
            return Stream.of(finding.rate(), finding.second())
                    .filter(Objects::nonNull)
                    .toList();
        }
        Rate line = trace == null || !isMeasured(trace)
                ? null
                : law.povertyLine(month.columns().families.region.at(month.family()));
        return line == null ? List.of() : List.of(line);
    }

    /** Whether the rule measured an income. */
    static boolean isMeasured(Trace trace) {
        return trace.reads().income() != MoneyColumn.UNKNOWN;
    }

    /** The entries: of the rates, then rounding, ages, numbers and switches. */
    List<Entry> of(int row, @Nullable Trace trace, List<Rate> rates, List<Step> steps) {
        Set<Entry> entries = new LinkedHashSet<>();
        rates.forEach(rate -> entries.addAll(law.madeOf(rate)));
        Benefit benefit = month.outcomes().benefit(row);
        if (trace != null && !month.outcomes().isLaterApplication(row)) {
            entries.addAll(read(benefit, trace));
            if (steps.stream().anyMatch(step -> step.kind().isRoundedToTenge())) {
                entries.add(law.rounding(benefit));
            }
            Long person = month.person(row);
            trace.reads().ages().stream()
                    .filter(age -> person == null || age.person() == person)
                    .forEach(age -> entries.add(law.find(age.parameter())));
        }
        if (month.outcomes().payee(row) >= 0) {
            entries.add(law.find(law.payeeMinimumAge().parameter()));
        }
        return new ArrayList<>(entries);
    }

    /** What the rule was built with, without the rates, which the finding names, and without what it then did not ask. */
    private List<Entry> read(Benefit benefit, Trace trace) {
        Set<String> kinds = kinds(trace);
        boolean isScored = trace.reads().facts().values().stream()
                .anyMatch(columns -> columns.contains(month.columns().families.wellbeing));
        List<Entry> read = new ArrayList<>();
        for (Entry entry : month.traces().readOfLaw(benefit)) {
            boolean isAsked = entry.unit().isCoefficient()
                    ? trace.holdsAll()
                    : entry.unit() == Unit.LEVEL ? isScored : !isOfIncome(entry) || kinds.contains(entry.parameter());
            if (isAsked) {
                read.add(entry);
            }
        }
        return read;
    }

    private static boolean isOfIncome(Entry entry) {
        return entry.subject().equals(Benefit.TSA.name())
                && Stream.of(IncomeKind.values()).anyMatch(kind -> LawInForce.countedIncomeParameter(kind)
                        .equals(entry.parameter()));
    }

    /** The switches of the kinds of income that the family has. */
    private Set<String> kinds(Trace trace) {
        Incomes incomes = month.columns().incomes;
        return trace.reads().facts().keySet().stream()
                .filter(row -> row.table() == incomes && incomes.kind.isKnown(row.number()))
                .map(Reads.Row::number)
                .map(row -> LawInForce.countedIncomeParameter(
                        incomes.kind.vocabulary().value(incomes.kind.at(row))))
                .collect(Collectors.toSet());
    }
}
