package kz.tolem.writers.casework;

import java.time.YearMonth;
import kz.tolem.calc.Benefit;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered too much for one month.
 *
 * @param region KATO, or 00
 * @param district KATO, or null
 * @param ordered tiyn that earlier runs ordered
 * @param due tiyn of it that are due, or held
 * @param overpaidBefore tiyn of it that an earlier run found to be too much
 * @param outcome what came out now
 * @param reason why it is refused; null when it is not
 * @param orders their order_ids
 */
public record OverpaymentCase(
        long family,
        long subject,
        Benefit benefit,
        YearMonth month,
        String region,
        @Nullable String district,
        long ordered,
        long due,
        long overpaidBefore,
        String cause,
        String outcome,
        @Nullable String reason,
        String orders,
        String changed)
        implements ChangedCase {

    /** Tiyn that are too much; 0 for what an earlier run found and is not too much any more. */
    public long overpaid() {
        return ordered - due;
    }
}
