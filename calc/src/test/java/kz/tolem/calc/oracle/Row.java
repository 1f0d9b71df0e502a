package kz.tolem.calc.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One outcome.
 *
 * @param amount tenge; null when not known or of no meaning
 * @param measure children or members that the outcome rests on
 * @param payee person who is paid, where something is ordered
 * @param account a mark of the account that is paid to, where something is ordered
 */
record Row(
        String benefit,
        long subject,
        String state,
        String reason,
        @Nullable BigDecimal amount,
        String form,
        int measure,
        @Nullable Long application,
        @Nullable Long payee,
        @Nullable String account) {

    static final Comparator<Row> ORDER = Comparator.comparing(Row::benefit)
            .thenComparingLong(Row::subject)
            .thenComparing(Row::state)
            .thenComparing(Row::reason)
            .thenComparing(Row::application, Comparator.nullsFirst(Comparator.naturalOrder()));

    boolean is(String wanted) {
        return state.equals(wanted);
    }

    boolean isDuplicate() {
        return reason.equals("DUPLICATE_APPLICATION");
    }

    boolean isAboutTheSame(@Nullable Row other) {
        return other != null && benefit.equals(other.benefit) && subject == other.subject;
    }

    boolean isPaidAs(Row other) {
        return Objects.equals(application, other.application) && Objects.equals(account, other.account);
    }

    Row as(String newState, String newReason, @Nullable BigDecimal newAmount, int newMeasure) {
        return new Row(benefit, subject, newState, newReason, newAmount, form, newMeasure, application, payee, account);
    }
}
