package kz.tolem.writers.manifest;

import kz.tolem.writers.json.AmountText;

/**
 * Every benefit, month and subject that was considered has one outcome, and the outcomes add up.
 *
 * @param considered number of benefits, months and subjects
 * @param ordered how many of them are ordered by this run
 * @param orderedBefore how many were ordered before, whole
 * @param held how many are held, whole; what is held beside an order is in the amount only
 * @param unclaimed how many nobody applied for
 * @param refused how many were refused
 * @param nothing to how many nothing is due
 * @param amountEntitled tiyn that are due by law
 * @param amountOrdered tiyn ordered by this run
 * @param amountOrderedBefore tiyn ordered before
 * @param amountOverpaid tiyn that were ordered before and are not due
 * @param amountHeld tiyn held, as far as known
 * @param amountUnclaimed tiyn that nobody applied for
 */
public record Balance(
        long considered,
        long ordered,
        long orderedBefore,
        long held,
        long unclaimed,
        long refused,
        long nothing,
        @AmountText long amountEntitled,
        @AmountText long amountOrdered,
        @AmountText long amountOrderedBefore,
        @AmountText long amountOverpaid,
        @AmountText long amountHeld,
        @AmountText long amountUnclaimed) {

    /** Whether considered = ordered + ordered before + held + unclaimed + refused + nothing due. */
    public boolean countsAddUp() {
        return considered == ordered + orderedBefore + held + unclaimed + refused + nothing;
    }

    /** Whether entitled = ordered + ordered before - overpaid + held + unclaimed, to the tiyn. */
    public boolean amountsAddUp() {
        return amountEntitled == amountOrdered + amountOrderedBefore - amountOverpaid + amountHeld + amountUnclaimed;
    }
}
