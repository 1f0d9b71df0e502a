package kz.tolem.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tolem.calc.Message;
import org.junit.jupiter.api.Test;

/** What is kept says the same in every language as what was said. */
final class KeptMessageTest {

    private static String shouted(String template) {
        return template.replace("families", "FAMILIES");
    }

    @Test
    void whatIsKeptIsSaidAgain() {
        Message inner = Message.of("{} families, \"{}\"", 7, Message.quoted("a {} of others,\n[\"json\"] and \\"));
        Message said = Message.of(
                "{}: {} — {}", Period.parse("2026Q1"), Message.joined("\n    ", List.of(inner, inner)), null);
        Message kept = KeptMessage.read(KeptMessage.write(said));
        assertThat(kept.toString())
                .isEqualTo(said.toString())
                .contains("a {} of others")
                .endsWith("— null");
        assertThat(kept.in(KeptMessageTest::shouted))
                .isEqualTo(said.in(KeptMessageTest::shouted))
                .contains("FAMILIES");
    }
}
