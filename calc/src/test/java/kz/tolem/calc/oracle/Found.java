package kz.tolem.calc.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule finds for one subject before anybody asks who applied.
 *
 * @param refusal null when it is not refused
 * @param holds every reason that stands in the way
 * @param amount tenge; null when not known
 */
record Found(
        long subject,
        @Nullable String refusal,
        List<String> holds,
        @Nullable BigDecimal amount,
        String form,
        int measure) {

    /** G12. */
    private static final List<String> ORDER_OF_HOLDS = List.of(
            "MEMBER_IN_DOUBT",
            "FACT_IN_DOUBT",
            "PARAMETER_UNKNOWN",
            "PARAMETER_UNCONFIRMED",
            "NO_POVERTY_LINE",
            "COMMISSION_CONCLUSION_MISSING",
            "NO_SOCIAL_CONTRACT",
            "EXCESS_PROPERTY",
            "BIRTH_ORDER_UNKNOWN",
            "NO_RATE_FOR_CAUSE",
            "PAYEE_DEAD",
            "PAYEE_MINOR",
            "NO_ACCOUNT",
            "IBAN_INVALID");

    static Found due(long subject, BigDecimal amount, int measure) {
        return new Found(subject, null, List.of(), amount, "NONE", measure);
    }

    static Found held(long subject, String reason) {
        return new Found(subject, null, List.of(reason), null, "NONE", 1);
    }

    static Found refused(long subject, String reason, int measure) {
        return new Found(subject, reason, List.of(), null, "NONE", measure);
    }

    /** The reason that is given of all those that apply; empty when none does. */
    String hold(List<String> more) {
        List<String> all = new ArrayList<>(holds);
        all.addAll(more);
        for (String reason : ORDER_OF_HOLDS) {
            if (all.contains(reason)) {
                return reason;
            }
        }
        return "";
    }
}
