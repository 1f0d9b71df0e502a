package kz.tolem.sample.small;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What comes out for one subject in one month.
 *
 * @param subject person, or family for TSA, LARGE_FAMILY and SURVIVOR
 * @param outcome ORDERED, HELD, UNCLAIMED, REFUSED or NOTHING
 * @param reason of a hold or a refusal
 * @param tenge whole tenge; null where nothing is due or no amount can be said
 */
public record ExpectedOutcome(
        YearMonth month,
        String benefit,
        long subject,
        String outcome,
        @Nullable String reason,
        @Nullable Long tenge) {}
