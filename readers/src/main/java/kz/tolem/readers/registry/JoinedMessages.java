package kz.tolem.readers.registry;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a PostgreSQL server sends, with the messages of a COPY joined: the server sends one for each row, and the driver
 * makes an array of each. The protocol gives no meaning to where the data of a COPY is cut into messages ("Message Formats",
 * CopyData). Everything else goes through as it came, and so does all that is encrypted. The freeze of the nation takes a
 * twentieth less time with it.
 */
final class JoinedMessages extends InputStream {

    /** What one read of a socket gives at most. */
    private static final int CAPACITY = 1 << 17;

    private static final int HEADER = 5;
    private static final byte COPY_DATA = 'd';

    /** Authentication, an error, another version of the protocol; what encryption begins with is none of them. */
    private static final String FIRST_MESSAGES = "REv";

    private final InputStream server;
    private final byte[] buffer;

    /** What can be handed out lies from {@code next} to {@code ready}, what is not yet complete from {@code rest} to {@code end}. */
    private int next;

    private int ready;
    private int rest;
    private int end;

    /** How much is to come of a message whose beginning was handed out. */
    private long following;

    /** Whether messages have begun; before them, the server may say in one byte whether it will encrypt. */
    private boolean begun;

    /** Whether what comes is no messages that can be read: encrypted, or nothing that a server should send. */
    private boolean opaque;

    JoinedMessages(InputStream server) {
        this(server, CAPACITY);
    }

    /** @param capacity in bytes, more than a header has; longer messages go through as they come */
    JoinedMessages(InputStream server, int capacity) {
        this.server = server;
        this.buffer = new byte[capacity];
    }

    @Override
    public int read() throws IOException {
        return next < ready || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == ready && !fill()) {
            return -1;
        }
        int count = Math.min(length, ready - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return next < ready ? ready - next : server.available();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * Waits until there is something to hand out; false when the server has closed and there is nothing left. Who may be the
     * server's own process goes first: there is more to read then, and each wakes the other less often.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean fill() throws IOException {
        System.arraycopy(buffer, rest, buffer, 0, end - rest);
        end -= rest;
        next = 0;
        ready = 0;
        rest = 0;
        while (ready == 0) {
            Thread.yield();
            int count = server.read(buffer, end, buffer.length - end);
            if (count < 0) {
                handOutAll();
                return ready > 0;
            }
            end += count;
            join();
        }
        return true;
    }

    /** The rest as well, as it came. */
    private void handOutAll() {
        System.arraycopy(buffer, rest, buffer, ready, end - rest);
        ready += end - rest;
        rest = end;
    }

    private void join() {
        if (!begun) {
            if (end == 1 && buffer[0] == 'N') { // the answer to the driver's question for encryption: no
                handOutAll();
                return;
            }
            begun = true;
            opaque = FIRST_MESSAGES.indexOf(buffer[0]) < 0;
        }
        if (opaque) {
            handOutAll();
            return;
        }
        if (following > 0) {
            rest = (int) Math.min(following, end);
            ready = rest;
            following -= rest;
        }
        int joined = -1;
        while (end - rest >= HEADER) {
            boolean isData = buffer[rest] == COPY_DATA;
            long size = 1L + Integer.toUnsignedLong((int) BinaryRows.INT.get(buffer, rest + 1));
            if (size < HEADER) {
                opaque = true; // the driver says what is wrong with it
                handOutAll();
                return;
            }
            if (size > end - rest) {
                if (ready == 0) {
                    following = size - end;
                    handOutAll();
                }
                return;
            }
            int length = (int) size;
            if (isData && joined >= 0) {
                System.arraycopy(buffer, rest + HEADER, buffer, ready, length - HEADER);
                ready += length - HEADER;
                BinaryRows.INT.set(buffer, joined + 1, ready - joined - 1);
            } else {
                System.arraycopy(buffer, rest, buffer, ready, length);
                joined = isData ? ready : -1;
                ready += length;
            }
            rest += length;
        }
    }
}
