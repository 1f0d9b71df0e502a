package kz.tolem.readers.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.readers.registry.SightingsFile.Entries;
import kz.tolem.readers.registry.SightingsFile.Segment;

/** Goes through the file of sightings bucket by bucket; each worker has only one in memory. */
final class SuspectSearch {

    private final SightingsFile file;
    private final List<Segment> segments;
    private final BitSet[] suspected;
    private final LongList persons = new LongList();
    private final LongList iins = new LongList();
    private final ByteBuffer buffer = SightingsFile.buffer();
    private final int[] starts;
    private long[] entries = new long[0];
    private int[] table = new int[0];

    private SuspectSearch(SightingsFile file) {
        this.file = file;
        this.segments = file.segments();
        this.suspected = new BitSet[segments.size()];
        Arrays.setAll(suspected, segment -> new BitSet());
        this.starts = new int[segments.size() + 1];
    }

    static Suspects all(SightingsFile file, Workers workers) throws SQLException, IOException {
        AtomicInteger next = new AtomicInteger();
        List<SuspectSearch> shares = workers.all(() -> {
            SuspectSearch share = new SuspectSearch(file);
            share.searchBuckets(next);
            return List.of(share);
        });
        SuspectSearch all = shares.get(0);
        shares.subList(1, shares.size()).forEach(all::add);
        return new Suspects(all.families(), all.persons.sorted(), all.iins.sorted());
    }

    private void searchBuckets(AtomicInteger next) throws IOException {
        int bucket;
        while ((bucket = next.getAndIncrement()) < SightingsFile.BUCKETS) {
            for (int s = 0; s < segments.size(); s++) {
                load(s, segments.get(s).persons(), bucket);
            }
            search(bucket, true, persons);
            for (int s = 0; s < segments.size(); s++) {
                load(s, segments.get(s).iins(), bucket);
            }
            search(bucket, false, iins);
        }
    }

    private void add(SuspectSearch share) {
        for (int s = 0; s < suspected.length; s++) {
            suspected[s].or(share.suspected[s]);
        }
        persons.addAll(share.persons);
        iins.addAll(share.iins);
    }

    private void load(int segment, Entries from, int bucket) throws IOException {
        int start = starts[segment];
        int end = start + from.count(bucket);
        starts[segment + 1] = end;
        entries = entries.length < end ? Arrays.copyOf(entries, end * 2) : entries;
        file.read(buffer, entries, start, end, from.position(bucket));
    }

    /**
     * Compares the entries of a bucket.
     *
     * @param inSeveralFamilies whether a key is suspect only where it was seen in several families
     */
    private void search(int bucket, boolean inSeveralFamilies, LongList into) {
        int count = starts[segments.size()];
        int mask = Math.max(16, Integer.highestOneBit(count) << 2) - 1; // between a quarter and half of it gets filled
        if (table.length <= mask) {
            table = new int[mask + 1];
        } else {
            Arrays.fill(table, 0, mask + 1, 0);
        }
        for (int i = 0; i < count; i++) {
            long rest = SightingsFile.rest(entries[i]);
            int slot = (int) rest & mask;
            while (table[slot] != 0 && SightingsFile.rest(entries[table[slot] - 1]) != rest) {
                slot = slot + 1 & mask;
            }
            if (table[slot] == 0) {
                table[slot] = i + 1; // of equal ones the first: all others are compared with it
            } else if (suspect(table[slot] - 1, i, inSeveralFamilies)) {
                into.add(SightingsFile.key(bucket, entries[i]));
            }
        }
    }

    private boolean suspect(int one, int other, boolean inSeveralFamilies) {
        int segment = segment(one);
        int otherSegment = segment(other);
        int place = SightingsFile.place(entries[one]);
        int otherPlace = SightingsFile.place(entries[other]);
        if (inSeveralFamilies && segment == otherSegment && place == otherPlace) {
            return false;
        }
        suspected[segment].set(place);
        suspected[otherSegment].set(otherPlace);
        return true;
    }

    private int segment(int entry) {
        int segment = 0;
        while (starts[segment + 1] <= entry) {
            segment++;
        }
        return segment;
    }

    private long[] families() throws IOException {
        LongList families = new LongList();
        for (int s = 0; s < suspected.length; s++) {
            Segment segment = segments.get(s);
            long[] all = new long[segment.families()];
            file.read(buffer, all, 0, all.length, segment.position());
            suspected[s].stream().forEach(place -> families.add(all[place]));
        }
        return families.sorted();
    }
}
