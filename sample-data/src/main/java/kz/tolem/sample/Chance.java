package kz.tolem.sample;

/**
 * Random numbers that belong to a family and a topic: whoever asks for the same family and topic gets the same ones,
 * whatever was generated before. SplitMix64.
 */
final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long SPREAD = 0xD1B54A32D192ED03L;
    private static final int MILLION = 1_000_000;

    private long state;

    /** Starts the numbers of one topic of one family. */
    Chance of(long seed, long family, int topic) {
        state = mix(mix(seed + GOLDEN * topic) + SPREAD * family);
        return this;
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        state += GOLDEN;
        return (int) (((mix(state) >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** True so many times in a million. */
    boolean hits(int perMillion) {
        return below(MILLION) < perMillion;
    }

    /** An index, as often as its weight says. */
    int pick(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = below(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index++];
        }
        return index;
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
