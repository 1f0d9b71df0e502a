package kz.tolem.writers.orders;

import java.util.Arrays;
import java.util.Comparator;
import kz.tolem.calc.Benefit;

/** Benefits in the order of their codes as they begin an order_id: {@code TSA/} before {@code TSA_CHILD/}. */
final class BenefitOrder {

    private static final Benefit[] SORTED = Benefit.values();
    private static final int[] RANKS = new int[SORTED.length];

    static {
        Arrays.sort(SORTED, Comparator.comparing(benefit -> benefit.name() + "/"));
        for (int rank = 0; rank < SORTED.length; rank++) {
            RANKS[SORTED[rank].ordinal()] = rank;
        }
    }

    private BenefitOrder() {}

    /** Place of the benefit with that ordinal, from 0. */
    static int rank(int ordinal) {
        return RANKS[ordinal];
    }
}
