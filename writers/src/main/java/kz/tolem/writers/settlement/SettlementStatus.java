package kz.tolem.writers.settlement;

/** What became of an order. The place in this list is the number in the ledger. */
public enum SettlementStatus {
    /** The payee has the money. */
    PAID,
    /** It was not paid. */
    REJECTED,
    /** It was paid and came back. */
    RETURNED;

    private static final SettlementStatus[] ALL = values();

    /** The number in the ledger. */
    public short number() {
        return (short) (ordinal() + 1);
    }

    /** The status with a number of the ledger. */
    public static SettlementStatus of(int number) {
        return ALL[number - 1];
    }

    /** Whether the payee does not have the money. */
    public boolean isBounced() {
        return this != PAID;
    }
}
