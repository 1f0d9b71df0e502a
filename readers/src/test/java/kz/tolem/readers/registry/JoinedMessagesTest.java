package kz.tolem.readers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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
        sent.add(new Sent('R', "authenticated"));
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
        byte[] messages = bytes(List.of(new Sent('R', "authenticated"), new Sent('d', "a"), new Sent('d', "b")));
        InputStream joined = new JoinedMessages(pieces(new byte[] {'N'}, messages));
        assertThat(joined.read()).isEqualTo('N');
        assertThat(messages(joined, new Random(1)))
                .containsExactly(new Sent('R', "authenticated"), new Sent('d', "ab"));
    }

    @Test
    void whatIsEncryptedGoesThroughAsItCame() throws IOException {
        byte[] looksLikeMessages = bytes(List.of(new Sent('d', "a"), new Sent('d', "b")));
        for (char yes : new char[] {'S', 'G'}) {
            InputStream joined = new JoinedMessages(pieces(new byte[] {(byte) yes}, looksLikeMessages));
            assertThat(joined.read()).isEqualTo(yes);
            assertThat(joined.readAllBytes()).isEqualTo(looksLikeMessages);
        }
    }

    @Test
    void aServerThatGoesAwayInAMessageLosesNothingBefore() throws IOException {
        byte[] whole = bytes(List.of(new Sent('d', "one"), new Sent('d', "two")));
        for (int length = 0; length <= whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            byte[] received = new JoinedMessages(new ByteArrayInputStream(part)).readAllBytes();
            assertThat(received).as("of %d bytes", length).hasSize(length == whole.length ? length - 5 : length);
        }
    }

    @Test
    void whatIsNoMessageGoesThroughAsItCame() throws IOException {
        byte[] sent = {'d', 0, 0, 0, 5, 'a', 'd', 0, 0, 0, 3, 'b', 'd', 0, 0, 0, 5, 'c'};
        assertThat(new JoinedMessages(new ByteArrayInputStream(sent)).readAllBytes())
                .isEqualTo(sent);
    }

    @Test
    void whatIsHeldIsAvailable() throws IOException {
        JoinedMessages joined =
                new JoinedMessages(new ByteArrayInputStream(bytes(List.of(new Sent('Z', "I"), new Sent('d', "row")))));
        assertThat(joined.read()).isEqualTo('Z');
        assertThat(joined.available()).isEqualTo(5 + 5 + 3);
    }

    private static List<Sent> received(int capacity, Sent... sent) throws IOException {
        return messages(new JoinedMessages(new ByteArrayInputStream(bytes(List.of(sent))), capacity), new Random(1));
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
        List<Sent> messages = new ArrayList<>();
        DataInputStream in = new DataInputStream(bytes);
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] content = new byte[in.readInt() - 4];
            int at = 0;
            while (at < content.length) { // as the driver reads what is longer than its own buffer
                at += in.read(content, at, 1 + random.nextInt(content.length - at));
            }
            messages.add(new Sent((char) type, new String(content, StandardCharsets.US_ASCII)));
        }
        return messages;
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(2 * CAPACITY)));
            }
        };
    }

    private static InputStream pieces(byte[] first, byte[] second) {
        return new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
    }
}
