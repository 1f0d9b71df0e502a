package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class JoinedMessagesTest {

    private static final int CAPACITY = 64;

    /** A message: its type, and what it holds. */
    private record Sent(char type, String content) {}

    private static final Sent AUTHENTICATED = new Sent('R', "authenticated");

    @Test
    void theRowsOfACopyComeAsOneMessage() throws IOException {
        assertThat(received(
                        1_000,
                        new Sent('H', "header"),
                        new Sent('d', "one"),
                        new Sent('d', "two"),
                        new Sent('d', "three"),
                        new Sent('c', ""),
                        new Sent('C', "COPY 3")))
                .containsExactly(
                        new Sent('H', "header"),
                        new Sent('d', "onetwothree"),
                        new Sent('c', ""),
                        new Sent('C', "COPY 3"));
    }

    @Test
    void aNoticeStaysWhereItCame() throws IOException {
        assertThat(received(1_000, new Sent('d', "one"), new Sent('N', "notice"), new Sent('d', "two")))
                .containsExactly(new Sent('d', "one"), new Sent('N', "notice"), new Sent('d', "two"));
    }

    @RepeatedTest(200)
    void nothingIsLostHoweverTheBytesArrive(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Sent> sent = new ArrayList<>();
        sent.add(AUTHENTICATED);
        for (int i = 0; i < 40; i++) {
            // some are longer than what is held at once
            int length = random.nextInt(random.nextInt(10) == 0 ? 4 * CAPACITY : 20);
            sent.add(new Sent(
                    random.nextInt(4) == 0 ? 'N' : 'd', Integer.toString(i, 36).repeat(length)));
        }
        InputStream server = inPieces(bytes(sent), random);
        List<Sent> received = messages(new JoinedMessages(server, CAPACITY), random);
        assertThat(withoutCuts(received)).isEqualTo(withoutCuts(sent));
        assertThat(received.size()).isLessThanOrEqualTo(sent.size());
    }

    @Test
    void anAnswerAboutEncryptionComesBeforeTheMessages() throws IOException {
        byte[] messages = bytes(List.of(AUTHENTICATED, new Sent('d', "a"), new Sent('d', "b")));
        InputStream joined = new JoinedMessages(pieces(new byte[] {'N'}, messages));
        assertThat(joined.read()).isEqualTo('N');
        assertThat(messages(joined, new Random(1))).containsExactly(AUTHENTICATED, new Sent('d', "ab"));
    }

    @Test
    void whatIsEncryptedGoesThroughAsItCame() throws IOException {
        byte[] looksLikeMessages = bytes(List.of(new Sent('d', "a"), new Sent('d', "b")));
        for (char yes : new char[] {'S', 'G', 0x16}) { // TLS or GSSAPI when asked for, TLS at once
            InputStream joined = new JoinedMessages(pieces(new byte[] {(byte) yes}, looksLikeMessages));
            assertThat(joined.read()).isEqualTo(yes);
            assertThat(joined.readAllBytes()).isEqualTo(looksLikeMessages);
        }
    }

    @Test
    void aServerThatGoesAwayInAMessageLosesNothingBefore() throws IOException {
        byte[] whole = bytes(List.of(AUTHENTICATED, new Sent('d', "one"), new Sent('d', "two")));
        for (int length = 0; length <= whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            byte[] received = new JoinedMessages(new ByteArrayInputStream(part)).readAllBytes();
            assertThat(received).as("of %d bytes", length).hasSize(length == whole.length ? length - 5 : length);
        }
    }

    @Test
    void whatIsNoMessageGoesThroughAsItCame() throws IOException {
        byte[] sent = {'R', 0, 0, 0, 4, 'd', 0, 0, 0, 5, 'a', 'd', 0, 0, 0, 3, 'b', 'd', 0, 0, 0, 5, 'c'};
        assertThat(new JoinedMessages(new ByteArrayInputStream(sent)).readAllBytes())
                .isEqualTo(sent);
    }

    @Test
    void whatIsHeldIsAvailable() throws IOException {
        JoinedMessages joined =
                new JoinedMessages(new ByteArrayInputStream(bytes(List.of(new Sent('R', "I"), new Sent('d', "row")))));
        assertThat(joined.read()).isEqualTo('R');
        assertThat(joined.available()).isEqualTo(5 + 5 + 3);
    }

    private static List<Sent> received(int capacity, Sent... sent) throws IOException {
        List<Sent> all = new ArrayList<>(List.of(sent));
        all.add(0, AUTHENTICATED);
        List<Sent> received =
                messages(new JoinedMessages(new ByteArrayInputStream(bytes(all)), capacity), new Random(1));
        assertThat(received.remove(0)).isEqualTo(AUTHENTICATED);
        return received;
    }

    /** Rows of a COPY that follow one another as one. */
    private static List<Sent> withoutCuts(List<Sent> messages) {
        List<Sent> joined = new ArrayList<>();
        for (Sent message : messages) {
            Sent last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.type() == 'd' && message.type() == 'd') {
                joined.set(joined.size() - 1, new Sent('d', last.content() + message.content()));
            } else {
                joined.add(message);
            }
        }
        return joined;
    }

    private static byte[] bytes(List<Sent> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Sent message : messages) {
            out.writeByte(message.type());
            out.writeInt(4 + message.content().length());
            out.write(message.content().getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static List<Sent> messages(InputStream bytes, Random random) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(drained(bytes, random)));
        List<Sent> messages = new ArrayList<>();
        for (int type = in.read(); type >= 0; type = in.read()) {
            messages.add(new Sent((char) type, new String(in.readNBytes(in.readInt() - 4), StandardCharsets.US_ASCII)));
        }
        return messages;
    }

    /** As the driver reads, which tries again when it waited in vain. */
    private static byte[] drained(InputStream bytes, Random random) throws IOException {
        ByteArrayOutputStream drained = new ByteArrayOutputStream();
        byte[] piece = new byte[2 * CAPACITY];
        while (true) {
            try {
                int count = bytes.read(piece, 0, 1 + random.nextInt(piece.length));
                if (count < 0) {
                    return drained.toByteArray();
                }
                drained.write(piece, 0, count);
            } catch (SocketTimeoutException e) {
                assertThat(e).hasMessage("nothing yet");
            }
        }
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        InputStream whole = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (random.nextInt(4) == 0) {
                    throw new SocketTimeoutException("nothing yet");
                }
                return whole.read(into, offset, Math.min(length, 1 + random.nextInt(2 * CAPACITY)));
            }
        };
    }

    private static InputStream pieces(byte[] first, byte[] second) {
        return new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
    }
}
