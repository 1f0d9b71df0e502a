package kz.tolem.jobs.speed.plain;

import java.math.BigDecimal;
import java.time.YearMonth;
import kz.tolem.calc.Benefit;
import org.jspecify.annotations.Nullable;

/** An order as an object, with amounts in tenge. The first one of its benefit, month and subject. */
record Order(
        Benefit benefit,
        YearMonth month,
        long subject,
        @Nullable String form,
        long familyId,
        @Nullable Long personId,
        long payeeId,
        String payeeIin,
        String iban,
        String bic,
        String region,
        @Nullable String district,
        BigDecimal amount,
        @Nullable BigDecimal base,
        @Nullable BigDecimal coefficient,
        int quantity,
        String legalBasis) {

    /** Sequence of every order of a first run. */
    static final int SEQUENCE = 1;

    String id() {
        return benefit + "/" + month + "/" + subject + "/" + SEQUENCE;
    }
}
