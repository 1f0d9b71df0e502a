package kz.tolem.writers.orders;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.calc.Benefit;
import org.jspecify.annotations.Nullable;

/**
 * What an order is called: benefit, month, subject and sequence, for example {@code DISABILITY/2026-02/1000042/1}.
 *
 * @param subject person, or family for a benefit of the family
 * @param sequence 1 the first time something is ordered for that benefit, month and subject
 */
public record OrderId(Benefit benefit, YearMonth month, long subject, int sequence) {

    private static final Pattern FORM =
            Pattern.compile("([A-Z_]{1,40})/(\\d{4})-(0[1-9]|1[0-2])/(0|[1-9]\\d{0,17})/([1-9]\\d{0,4})");
    private static final Map<String, Benefit> BENEFITS = benefits();

    /** Reads one; null when the text is none. */
    public static @Nullable OrderId parse(String text) {
        Matcher parts = FORM.matcher(text);
        Benefit benefit = parts.matches() ? BENEFITS.get(parts.group(1)) : null;
        if (benefit == null) {
            return null;
        }
        int sequence = Integer.parseInt(parts.group(5));
        return sequence > Short.MAX_VALUE
                ? null
                : new OrderId(
                        benefit,
                        YearMonth.of(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))),
                        Long.parseLong(parts.group(4)),
                        sequence);
    }

    private static Map<String, Benefit> benefits() {
        Map<String, Benefit> benefits = new TreeMap<>();
        for (Benefit benefit : Benefit.values()) {
            benefits.put(benefit.name(), benefit);
        }
        return benefits;
    }

    @Override
    public String toString() {
        return benefit + "/" + month + "/" + subject + "/" + sequence;
    }
}
