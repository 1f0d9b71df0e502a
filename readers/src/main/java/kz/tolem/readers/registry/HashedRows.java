package kz.tolem.readers.registry;

import java.util.Arrays;

/** Hashes of what stands on rows, each with the place of the row's family; places ascend. */
final class HashedRows {

    private long[] hashes = new long[16];
    private int[] places = new int[16];
    private int size;
    private long[] gathered = new long[0];

    void add(long hash, int place) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        hashes[size] = hash;
        places[size++] = place;
    }

    void clear() {
        size = 0;
    }

    /** First row from {@code from} on whose place is {@code place} or a later one. */
    int firstFrom(int from, int place) {
        int row = size == 0 || places[size - 1] < place ? size : from;
        while (row < size && places[row] < place) {
            row++;
        }
        return row;
    }

    /**
     * Makes entries of some rows, bucket by bucket; they lie in {@link #gathered} until this is called again.
     *
     * @param firstPlace what places are counted from
     * @return entry with which each bucket begins, and one more for the end
     */
    int[] gather(int from, int to, int firstPlace) {
        int[] starts = new int[SightingsFile.BUCKETS + 1];
        for (int row = from; row < to; row++) {
            starts[SightingsFile.bucket(hashes[row]) + 1]++;
        }
        for (int bucket = 0; bucket < SightingsFile.BUCKETS; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        gathered = gathered.length < to - from ? new long[to - from] : gathered;
        int[] next = starts.clone();
        for (int row = from; row < to; row++) {
            gathered[next[SightingsFile.bucket(hashes[row])]++] =
                    SightingsFile.entry(hashes[row], places[row] - firstPlace);
        }
        return starts;
    }

    long[] gathered() {
        return gathered;
    }
}
