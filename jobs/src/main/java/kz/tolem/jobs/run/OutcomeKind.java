package kz.tolem.jobs.run;

/**
 * What an outcome counts as in the totals of a run. Of the benefit, month and subject that was considered, one outcome is
 * a unit; amounts beside it and later applications are counted apart, so that both the units and the amounts add up.
 */
public enum OutcomeKind {
    /** Due by law, whatever became of it: the amount that all others must add up to. */
    ENTITLED,
    ORDERED,
    /** All of it was ordered by earlier runs. */
    ORDERED_BEFORE,
    /** The part that earlier runs ordered, of something ordered now. */
    PART_ORDERED_BEFORE,
    /** Ordered by earlier runs and not due. */
    OVERPAID,
    HELD,
    /** Held beside something that is ordered. */
    HELD_BESIDE,
    UNCLAIMED,
    REFUSED,
    /** A later application for what an earlier one decides. */
    LATER_APPLICATION,
    /** Nothing is due. */
    NOTHING;

    /** Whether it is the one outcome of a benefit, month and subject. */
    public boolean isUnit() {
        return switch (this) {
            case ORDERED, ORDERED_BEFORE, HELD, UNCLAIMED, REFUSED, NOTHING -> true;
            case ENTITLED, PART_ORDERED_BEFORE, OVERPAID, HELD_BESIDE, LATER_APPLICATION -> false;
        };
    }
}
