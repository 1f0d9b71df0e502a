package kz.tolem.calc.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One value of one parameter of the law: the figure, from when to when it holds, how well it is known and who says so.
 *
 * @param subject an index ({@code mrp}), a benefit's code ({@code LARGE_FAMILY}) or {@code GENERAL}
 * @param parameter the benefit's parameter; null for an index
 * @param region KATO code of two digits, for a poverty line; null otherwise
 * @param unit what the value is measured in
 * @param value the figure, decimals without trailing zeros; null when none is known (status not-found)
 * @param from first day on which it holds, the first of a month
 * @param to first day on which it holds no more; null when open
 * @param status how well it is known
 * @param basis what the parameter rests on, for orders and explanations
 * @param cite where the figure was found
 * @param source the file it stands in
 */
public record Entry(
        String subject,
        @Nullable String parameter,
        @Nullable String region,
        Unit unit,
        @Nullable String value,
        LocalDate from,
        @Nullable LocalDate to,
        Status status,
        String basis,
        String cite,
        String source) {

    /** The parameter's full name: {@code mrp}, {@code poverty-line/71}, {@code LARGE_FAMILY/children-4}. */
    public String name() {
        if (parameter != null) {
            return subject + "/" + parameter;
        }
        return region == null ? subject : subject + "/" + region;
    }

    /** Whether it holds in the month; values change on the first of a month only. */
    public boolean isInForce(YearMonth month) {
        LocalDate day = month.atDay(1);
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    /** The figure as a number; null when none is known. For units that are numbers. */
    public @Nullable BigDecimal number() {
        return value == null ? null : new BigDecimal(value);
    }

    Entry until(@Nullable LocalDate end) {
        return new Entry(subject, parameter, region, unit, value, from, end, status, basis, cite, source);
    }

    /** All that matters of the entry, on one line; where it is written does not. */
    String canonical() {
        return String.join(
                "\t",
                name(),
                unit.text(),
                value == null ? "" : value,
                from.toString(),
                to == null ? "" : to.toString(),
                status.text(),
                basis,
                cite);
    }
}
