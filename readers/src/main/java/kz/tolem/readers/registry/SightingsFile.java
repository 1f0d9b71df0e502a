package kz.tolem.readers.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers on disk, in segments. The file has no name and is gone with the process, however it ends.
 *
 * <p>A segment holds families, then entries of persons by bucket, then entries of IINs by bucket. The hash of a person or
 * IIN says the bucket; an entry is the rest of it, and the place of the family in the segment.
 */
final class SightingsFile implements AutoCloseable {

    /** A bucket of the nation, 80,000 entries and a table of them, stays in a processor's cache. */
    static final int BUCKETS = 256;

    /** More families than a segment may have. */
    static final int FAMILIES = 1 << 20;

    private static final int BUCKET_BITS = 8;
    private static final int PLACE_BITS = 20;
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final List<Segment> segments = new ArrayList<>();
    private long end;

    private SightingsFile(FileChannel file) {
        this.file = file;
    }

    static SightingsFile create(Path directory) throws IOException {
        Path path = Files.createTempFile(directory, ".sightings-", null); // for the owner alone
        return new SightingsFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Makes room for some families and entries, whose buckets begin where it is said; the caller then writes them. */
    synchronized Segment append(int families, int[] persons, int[] iins) {
        Segment segment = new Segment(end, families, persons, iins);
        segments.add(segment);
        end = segment.iins().position(BUCKETS);
        return segment;
    }

    /** All of them, in any order. */
    synchronized List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** A part of the file. */
    static final class Segment {

        private final long at;
        private final int families;
        private final Entries persons;
        private final Entries iins;

        private Segment(long at, int families, int[] persons, int[] iins) {
            this.at = at;
            this.families = families;
            this.persons = new Entries(at + (long) families * Long.BYTES, persons);
            this.iins = new Entries(this.persons.position(BUCKETS), iins);
        }

        /** First byte of the families. */
        long position() {
            return at;
        }

        /** How many there are. */
        int families() {
            return families;
        }

        Entries persons() {
            return persons;
        }

        Entries iins() {
            return iins;
        }
    }

    /** Entries of one kind in a segment, bucket by bucket. */
    static final class Entries {

        private final long at;
        private final int[] starts;

        private Entries(long at, int[] starts) {
            this.at = at;
            this.starts = starts;
        }

        /** First byte of a bucket. */
        long position(int bucket) {
            return at + (long) starts[bucket] * Long.BYTES;
        }

        /** How many entries lie in a bucket. */
        int count(int bucket) {
            return starts[bucket + 1] - starts[bucket];
        }
    }

    /** The bucket of a hash. */
    static int bucket(long hash) {
        return (int) (hash >>> Long.SIZE - BUCKET_BITS);
    }

    /** What of a hash is kept: 52 bits, so that 20 million people give one wrong suspect in 25 times. */
    static long key(long hash) {
        return hash >>> PLACE_BITS - BUCKET_BITS;
    }

    /** The key of an entry of a bucket. */
    static long key(int bucket, long entry) {
        return (long) bucket << Long.SIZE - PLACE_BITS | rest(entry);
    }

    static long entry(long hash, int place) {
        return hash << BUCKET_BITS >>> PLACE_BITS << PLACE_BITS | place;
    }

    /** What an entry says of the hash beside its bucket. */
    static long rest(long entry) {
        return entry >>> PLACE_BITS;
    }

    /** Place of the family in the segment. */
    static int place(long entry) {
        return (int) entry & FAMILIES - 1;
    }

    /** Room for {@link #write} and {@link #read}; one for each thread. */
    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
    }

    void write(ByteBuffer buffer, long[] values, int from, int to, long position) throws IOException {
        long at = position;
        for (int i = from; i < to; ) {
            int some = Math.min(to - i, BUFFER / Long.BYTES);
            buffer.clear().limit(some * Long.BYTES);
            buffer.asLongBuffer().put(values, i, some);
            while (buffer.hasRemaining()) {
                at += file.write(buffer, at);
            }
            i += some;
        }
    }

    void read(ByteBuffer buffer, long[] values, int from, int to, long position) throws IOException {
        long at = position;
        for (int i = from; i < to; ) {
            int some = Math.min(to - i, BUFFER / Long.BYTES);
            buffer.clear().limit(some * Long.BYTES);
            while (buffer.hasRemaining()) {
                int read = file.read(buffer, at);
                if (read < 0) {
                    throw new IOException("the file of sightings ends at byte " + at);
                }
                at += read;
            }
            buffer.flip().asLongBuffer().get(values, i, some);
            i += some;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
