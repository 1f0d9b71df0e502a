package kz.tolem.calc.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.Region;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that the law files define, without its values: how one of its values is written and checked.
 *
 * @param subject an index, a benefit's code or {@code GENERAL}
 * @param name the benefit's parameter; null for an index
 * @param unit what values are measured in
 * @param basis what it rests on
 */
record Parameter(String subject, @Nullable String name, Unit unit, String basis) {

    static final String POVERTY_LINE = "poverty-line";

    /** Key under which a parameter is found. */
    static String key(String subject, @Nullable String name) {
        return name == null ? subject : subject + "/" + name;
    }

    /** A code as file and parameter names write it. */
    static String dashed(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return key(subject, name);
    }

    /** An index ends with its year or quarter; everything else is valid until its next value. */
    boolean isIndex() {
        return name == null;
    }

    private boolean isPovertyLine() {
        return subject.equals(POVERTY_LINE);
    }

    /** The field of a law file in which a value stands. */
    String valueField() {
        return unit == Unit.ROUNDING ? "mode" : "value";
    }

    /** One value, with everything that must be said of it. */
    Entry entry(LawNode node) {
        List<String> required = isPovertyLine()
                ? List.of("region", "from", "to", "status", "cite")
                : isIndex() ? List.of("from", "to", "status", "cite") : List.of("from", "status", "cite");
        LawNode.Fields fields = node.fields(required, isIndex() ? List.of("value") : List.of("to", valueField()));
        LocalDate from = date(fields.get("from"));
        LocalDate to = fields.has("to") ? date(fields.get("to")) : null;
        if (to != null && !to.isAfter(from)) {
            throw node.invalid(Message.of("to is not after from"));
        }
        if (isPovertyLine()
                && (from.getMonthValue() % 3 != 1 || !from.plusMonths(3).equals(to))) {
            throw node.invalid(
                    Message.of("a poverty line is valid for one quarter, for example from 2026-01-01 to 2026-04-01"));
        }
        Status status = Status.of(fields.get("status").text());
        if (status == null) {
            throw fields.get("status").invalid(Message.of("must be one of {}", Status.texts()));
        }
        if (!unit.isMoney() && (status == Status.UNCONFIRMED || status == Status.NOT_FOUND)) {
            throw fields.get("status")
                    .invalid(Message.of(
                            "cannot be {}: no order could be held for it; an open reading is an {}",
                            status.text(),
                            Status.ASSUMPTION.text()));
        }
        return new Entry(
                subject,
                name,
                isPovertyLine() ? region(fields.get("region")) : null,
                unit,
                value(node, fields, status),
                from,
                to,
                status,
                basis,
                fields.get("cite").text(),
                node.file());
    }

    private @Nullable String value(LawNode node, LawNode.Fields fields, Status status) {
        if (status == Status.NOT_FOUND) {
            if (fields.has(valueField())) {
                throw fields.get(valueField())
                        .invalid(Message.of("is given, so the status cannot be {}", status.text()));
            }
            return null;
        }
        if (!fields.has(valueField())) {
            throw node.invalid(
                    Message.of("{} is missing; without one the status is {}", valueField(), Status.NOT_FOUND.text()));
        }
        String canonical = unit.canonical(fields.get(valueField()).text());
        if (canonical == null) {
            throw fields.get(valueField()).invalid(Message.of("must be {}", unit.expected()));
        }
        return canonical;
    }

    private static LocalDate date(LawNode node) {
        try {
            LocalDate date = LocalDate.parse(node.text());
            if (date.getDayOfMonth() == 1) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw node.invalid(Message.of("must be a date like 2026-01-01"));
        }
        throw node.invalid(Message.of("must be the first of a month, since a month is due whole"));
    }

    private static String region(LawNode node) {
        String code = node.text();
        if (Region.VOCABULARY.number(code) < 0) {
            throw node.invalid(Message.of("must be the code of a region, one of {}", Region.VOCABULARY.codes()));
        }
        return code;
    }
}
