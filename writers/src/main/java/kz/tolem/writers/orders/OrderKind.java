package kz.tolem.writers.orders;

/** Whether an order pays what is due now. The place in this list is the number in the ledger. */
public enum OrderKind {
    /** The first order of a benefit, month and subject, for a month of the run's quarter. */
    REGULAR,
    /** Everything else. */
    ARREARS;

    /** The number in the ledger. */
    public short number() {
        return (short) (ordinal() + 1);
    }
}
