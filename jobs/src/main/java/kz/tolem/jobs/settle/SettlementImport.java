package kz.tolem.jobs.settle;

import java.time.Instant;

/**
 * One file of the treasury, imported.
 *
 * @param number 1 for the first one
 * @param sha256 digest of the file
 * @param file its name
 * @param at when it was imported
 * @param rows of the file: the sum of all that follow
 * @param paid orders that are paid
 * @param rejected orders that were not paid
 * @param returned orders that were paid and whose money came back
 * @param unmatched rows of orders that were never published
 * @param duplicate rows that say what was known already
 * @param contradicting rows that say the contrary of what was known already
 * @param amountDiffers rows with another amount than that of the order
 */
public record SettlementImport(
        int number,
        String sha256,
        String file,
        String operator,
        Instant at,
        long rows,
        long paid,
        long rejected,
        long returned,
        long unmatched,
        long duplicate,
        long contradicting,
        long amountDiffers) {

    /** Rows that hold. */
    public long matched() {
        return paid + rejected + returned;
    }

    /** Rows that somebody has to look at: they were not imported. */
    public long inDispute() {
        return unmatched + contradicting + amountDiffers;
    }
}
