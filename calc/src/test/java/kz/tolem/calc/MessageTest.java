package kz.tolem.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message is English by itself, and in another language whatever its parts are there. */
final class MessageTest {

    private static final Map<String, String> TURNED = Map.of("{} of {}", "{2}: {1}", "none", "nichts");

    @Test
    void valuesStandWhereTheTranslationWantsThem() {
        Message message = Message.of("{} of {}", "$1 {}", null);
        assertThat(message).hasToString("$1 {} of null");
        assertThat(message.in(template -> TURNED.getOrDefault(template, template)))
                .isEqualTo("null: $1 {}");
    }

    @Test
    void messagesAndTheirCarriersWithinAreTranslatedAndQuotedWordsAreNot() {
        Message.Carrier carrier = () -> Message.of("none");
        Message message = Message.joined("; ", List.of(Message.of("{} of {}", carrier, 2), Message.quoted("none")));
        assertThat(message).hasToString("none of 2; none");
        assertThat(message.in(template -> TURNED.getOrDefault(template, template)))
                .isEqualTo("2: nichts; none");
    }
}
