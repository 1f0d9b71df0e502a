package kz.tolem.calc.explain;

import java.time.YearMonth;
import kz.tolem.calc.Benefit;

/**
 * An order that stands in the ledger.
 *
 * @param subject person, or family for a benefit of the family
 * @param family the family of the order
 * @param run name of the run that ordered it
 * @param sequence 1 for the first order of this benefit, month and subject
 * @param amount tiyn
 * @param when whether it counts for the run that is explained
 * @param treasury what became of it, as far as the treasury has said
 */
public record Payment(
        Benefit benefit,
        long subject,
        YearMonth month,
        long family,
        String run,
        int sequence,
        long amount,
        When when,
        Treasury treasury) {

    /** How an order stands to the run that is explained. */
    public enum When {
        /** Of an earlier run that is not discarded: subtracted from what is due. */
        EARLIER,
        /** Of the run itself. */
        NOW,
        /** Of a later run. */
        LATER,
        /** Of a run that was discarded: counts for nothing. */
        DISCARDED,
        /** Of an earlier run, and it was known when this one began that the money had not arrived: counts for nothing. */
        SENT_BACK
    }

    /** What the treasury says of an order. */
    public enum Treasury {
        /** Nothing yet. */
        OPEN,
        PAID,
        /** Not paid. */
        REJECTED,
        /** Paid, and the money came back. */
        RETURNED
    }

    /** As finance knows it. */
    public String orderId() {
        return benefit.name() + "/" + month + "/" + subject + "/" + sequence;
    }
}
