package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import org.jspecify.annotations.Nullable;

/** Amounts, dates, parameters and facts in the manner of one language; the same on every machine, whatever its locale. */
final class Wording {

    private final Language language;
    private final Texts texts;
    private final LawBook law;

    /** @param law whose names of indices and benefits are used */
    Wording(Language language, LawBook law) {
        this.language = language;
        this.texts = Texts.of(language);
        this.law = law;
    }

    Texts texts() {
        return texts;
    }

    /** What an index or a benefit is called. */
    String name(String subject) {
        return law.name(subject, language.code());
    }

    /** A number with thousands apart. */
    String number(BigDecimal value) {
        String[] parts = value.abs().toPlainString().split("\\.", 2);
        StringBuilder written = new StringBuilder(parts[0]);
        for (int i = parts[0].length() - 3; i > 0; i -= 3) {
            written.insert(i, texts.of("format/grouping"));
        }
        if (parts.length > 1) {
            written.append(texts.of("format/decimal")).append(parts[1]);
        }
        return (value.signum() < 0 ? "−" : "") + written;
    }

    /** Tenge without the unit: whole, or with two decimals at least. */
    String tenge(BigDecimal value) {
        BigDecimal exact = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return number(exact.scale() <= 0 ? exact.setScale(0) : exact.setScale(Math.max(2, exact.scale())));
    }

    /** Tenge with the unit. */
    String money(BigDecimal value) {
        return texts.of("format/money", "amount", tenge(value));
    }

    /** Tiyn as tenge with the unit. */
    String money(long tiyn) {
        return tiyn == MoneyColumn.UNKNOWN ? texts.of("unknown-amount") : money(Tiyn.toTenge(tiyn));
    }

    String date(LocalDate date) {
        return texts.of(
                "format/date",
                "day",
                Integer.toString(date.getDayOfMonth()),
                "month",
                texts.of("format/months-in-date/" + date.getMonthValue()),
                "year",
                Integer.toString(date.getYear()));
    }

    String month(YearMonth month) {
        return texts.of(
                "format/month",
                "month",
                texts.of("format/months/" + month.getMonthValue()),
                "year",
                Integer.toString(month.getYear()));
    }

    /** Growth with its sign. */
    String percent(BigDecimal percent) {
        String number = number(percent.setScale(1, RoundingMode.HALF_UP));
        return texts.of("format/percent", "number", percent.signum() > 0 ? "+" + number : number);
    }

    private String yesOrNo(boolean value) {
        return texts.of(value ? "yes" : "no");
    }

    /** A parameter of the law on one line: what it is, its value, from when to when, how well it is known, what it rests on. */
    String parameter(Entry entry) {
        return parameterName(entry) + ": " + value(entry) + "; " + interval(entry) + "; "
                + texts.of("status/" + entry.status().text()) + "; "
                + basis(entry) + "; [" + entry.cite() + "]";
    }

    String basis(Entry entry) {
        return texts.find("basis/" + entry.basis()).orElse(entry.basis());
    }

    /** A law that was archived may have parameters that this program has no words for: then their names are shown. */
    String parameterName(Entry entry) {
        if (entry.region() != null) {
            return texts.of(
                    "parameter/line",
                    "name",
                    name(entry.subject()),
                    "region",
                    texts.find("code/region/" + entry.region()).orElse(entry.region()));
        }
        String parameter = entry.parameter();
        if (parameter == null) {
            return name(entry.subject());
        }
        return texts.find("parameter/" + entry.name())
                .or(() -> texts.find("parameter/" + parameter))
                .or(() -> income(parameter))
                .orElse(parameter);
    }

    private Optional<String> income(String parameter) {
        String kind = parameter.replaceFirst("^income-", "").replace('-', '_').toUpperCase(Locale.ROOT);
        return parameter.startsWith("income-")
                ? texts.find("code/kind/" + kind).map(name -> texts.of("parameter/income", "kind", name))
                : Optional.empty();
    }

    String value(Entry entry) {
        String value = entry.value();
        if (value == null) {
            return texts.of("unknown");
        }
        String unit = texts.of("unit/" + entry.unit().text());
        return switch (entry.unit()) {
            case KZT -> money(new BigDecimal(value));
            case YES_NO -> yesOrNo(value.equals("yes"));
            case ROUNDING -> texts.of("rounding/" + value);
            case MRP, SUBSISTENCE_MINIMUM -> number(new BigDecimal(value)) + " " + unit;
            case YEARS, MONTHS, CHILDREN, LEVEL -> value + " (" + unit + ")";
        };
    }

    String interval(Entry entry) {
        LocalDate to = entry.to();
        String from = date(entry.from());
        return to == null
                ? texts.of("format/since", "from", from)
                : texts.of("format/range", "from", from, "to", date(to.minusDays(1)));
    }

    /** A fact on one line. */
    String fact(Fact fact) {
        String table = texts.of("table/" + fact.table());
        Long number = fact.number();
        StringBuilder line = new StringBuilder();
        if (number == null) {
            line.append(table);
        } else {
            boolean isApplication =
                    fact.table().equals("application") || fact.table().equals("tsa_case");
            line.append(texts.of(
                    isApplication ? "fact/application" : "fact/person",
                    "table",
                    table,
                    "number",
                    Long.toString(number)));
        }
        String mark = ": ";
        for (Fact.Value value : fact.values()) {
            line.append(mark)
                    .append(texts.of("column/" + value.column()))
                    .append(" — ")
                    .append(value(value));
            mark = "; ";
        }
        return line.toString();
    }

    private String value(Fact.Value value) {
        Object stored = value.value();
        if (stored == null) {
            return texts.of("unknown");
        }
        return switch (value.type()) {
            case DATE -> date(value.column(), (LocalDate) stored);
            case NUMBER -> String.valueOf(stored);
            case MONEY -> money((BigDecimal) stored);
            case CODE -> code(value.column(), (String) stored);
            case FLAG -> yesOrNo((Boolean) stored);
        };
    }

    private String date(String column, LocalDate date) {
        return column.equals("month") ? month(YearMonth.from(date)) : date(date);
    }

    private String code(String column, String code) {
        return texts.of(code.equals(Facts.UNREADABLE) ? "code/UNREADABLE" : "code/" + column + "/" + code);
    }

    /** A text with the units of the benefit, if it counts any. */
    @Nullable
    String counted(String name, String word, int count) {
        return texts.find(name)
                .map(text -> text.replace("{" + word + "}", Integer.toString(count)))
                .orElse(null);
    }
}
