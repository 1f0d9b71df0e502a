package kz.tolem.calc.outcome;

/**
 * Why an amount is held or refused. Among several reasons the first in this order is the one that is given: refusals
 * before holds (rules, G12).
 */
public enum Reason {
    NONE,
    /** An earlier application for the same benefit and subject counts (G6). */
    DUPLICATE_APPLICATION,
    /** The social contract was broken, or work refused (T8). */
    BREACH,
    /** The district commission found no need (T9). */
    NOT_NEEDY,
    /** Per-capita income above the poverty line (T5). */
    INCOME,
    /** The carer draws the payment of the insurance fund (B2). */
    INSURED_CARER,
    /** A member's record is in doubt (X4). */
    MEMBER_IN_DOUBT,
    /** A fact that decides is in doubt (X4). */
    FACT_IN_DOUBT,
    /** No figure of the law is known. */
    PARAMETER_UNKNOWN,
    /** The figure of the law is not confirmed. */
    PARAMETER_UNCONFIRMED,
    /** Nobody supplied the poverty line of region and quarter. */
    NO_POVERTY_LINE,
    /** The district commission has not concluded yet (T9). */
    COMMISSION_CONCLUSION_MISSING,
    /** Conditional TSA without a social contract that counts (T8). */
    NO_SOCIAL_CONTRACT,
    /** More property than allowed (T10). */
    EXCESS_PROPERTY,
    /** The child's place among the mother's children is not known (B1). */
    BIRTH_ORDER_UNKNOWN,
    /** No rate is known for the cause of the disability (D1). */
    NO_RATE_FOR_CAUSE,
    /** The payee has died (G8). */
    PAYEE_DEAD,
    /** The payee is under age (G8). */
    PAYEE_MINOR,
    /** The payee has no account on the month's last day (G8). */
    NO_ACCOUNT,
    /** The payee's IBAN cannot be right. */
    IBAN_INVALID,
    /** Money did not arrive at the payee's account, or came back from it, and there is no other one yet. */
    ACCOUNT_REJECTED;

    /** Whether this refuses and does not only hold. */
    public boolean isRefusal() {
        return this != NONE && compareTo(INSURED_CARER) <= 0;
    }

    /** The one of both that is given. {@link #NONE} gives way to any other. */
    public Reason orFirst(Reason other) {
        if (this == NONE) {
            return other;
        }
        return other == NONE || compareTo(other) <= 0 ? this : other;
    }
}
