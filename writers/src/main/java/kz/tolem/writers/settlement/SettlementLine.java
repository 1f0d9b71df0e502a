package kz.tolem.writers.settlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of the treasury.
 *
 * @param row number of the row, from 1, without the line of names
 * @param orderId as it stands there
 * @param reason in the words of the treasury
 * @param paidOn day of the payment, of the rejection or of the return; always there for PAID
 * @param amount tiyn, above zero
 */
public record SettlementLine(
        long row,
        String orderId,
        SettlementStatus status,
        @Nullable String reason,
        @Nullable LocalDate paidOn,
        long amount) {}
