package kz.tolem.writers.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.Reason;

/** The order in which codes are listed: as the program defines them, and after that those of other versions. */
final class Codes {

    static final Comparator<String> BENEFITS = inOrderOf(Benefit.values());
    static final Comparator<String> REASONS = inOrderOf(Reason.values());

    private Codes() {}

    private static Comparator<String> inOrderOf(Enum<?>[] values) {
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        return Comparator.<String>comparingInt(code -> names.contains(code) ? names.indexOf(code) : names.size())
                .thenComparing(Comparator.naturalOrder());
    }
}
