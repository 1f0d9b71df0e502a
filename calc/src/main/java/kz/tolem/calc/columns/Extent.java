package kz.tolem.calc.columns;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which months of which families of a range are calculated: every month of a family about which something has changed, and
 * some months of all others. Months are numbered by their place among those of the run, families by their row.
 */
public final class Extent {

    /** Every month of every family. */
    public static final Extent WHOLE = new Extent(null, new BitSet());

    private final @Nullable BitSet wholeFamilies;
    private final BitSet otherMonths;

    private Extent(@Nullable BitSet wholeFamilies, BitSet otherMonths) {
        this.wholeFamilies = wholeFamilies;
        this.otherMonths = otherMonths;
    }

    /**
     * Every month of some families, some months of the others.
     *
     * @param wholeFamilies rows of the families that are calculated in every month; not changed any more
     * @param otherMonths the months in which the others are calculated; not changed any more
     */
    public static Extent of(BitSet wholeFamilies, BitSet otherMonths) {
        return new Extent(wholeFamilies, otherMonths);
    }

    /** Whether every month of the family is calculated. */
    public boolean isWhole(int family) {
        return wholeFamilies == null || wholeFamilies.get(family);
    }

    /** Whether the family is calculated in the month. */
    public boolean includes(int family, int month) {
        return isWhole(family) || otherMonths.get(month);
    }

    /** Whether no family is calculated in any month. */
    public boolean isEmpty() {
        return wholeFamilies != null && wholeFamilies.isEmpty() && otherMonths.isEmpty();
    }

    /** Whether families about which nothing has changed are calculated in some month. */
    public boolean includesOthers() {
        return wholeFamilies != null && !otherMonths.isEmpty();
    }

    /** The months in which families are calculated about which nothing has changed. */
    public BitSet otherMonths() {
        return (BitSet) otherMonths.clone();
    }
}
