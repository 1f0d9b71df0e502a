package kz.tolem.sample;

/**
 * Draws exactly so many winners of so many families, one in each stretch of equal length, so that a family's lot needs
 * nothing but its own number.
 */
final class Lottery {

    private final long seed;
    private final long families;
    private final long winners;

    Lottery(long seed, int topic, long families, long winners) {
        this.seed = Chance.mix(seed + topic);
        this.families = families;
        this.winners = Math.min(winners, families);
    }

    /** Whether the family with this index, from 0, is drawn. */
    boolean wins(long index) {
        if (winners == 0) {
            return false;
        }
        long stretch = index * winners / families;
        long start = stretchStart(stretch);
        long length = stretchStart(stretch + 1) - start;
        return start + Long.remainderUnsigned(Chance.mix(seed + stretch), length) == index;
    }

    private long stretchStart(long stretch) {
        return (stretch * families + winners - 1) / winners;
    }
}
