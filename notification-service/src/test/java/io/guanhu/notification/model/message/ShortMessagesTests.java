package io.guanhu.notification.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.notification.model.message.ShortMessages.Coding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortMessagesTests {

    private static final byte REFERENCE = (byte) 0xAB;

    @ParameterizedTest
    @CsvSource({
        "a, 160, BASIC, 1",
        "a, 161, BASIC, 2",
        "a, 306, BASIC, 2",
        "a, 307, BASIC, 3",
        "码, 70, UCS2, 1",
        "码, 71, UCS2, 2",
        "码, 134, UCS2, 2",
        "码, 135, UCS2, 3",
        "@, 1, UCS2, 1",
        "é, 1, UCS2, 1"
    })
    void takesAsFewPartsAsFit(String character, int count, Coding coding, int parts) {
        ShortMessages messages = ShortMessages.of(character.repeat(count));

        assertThat(messages.coding()).isEqualTo(coding);
        assertThat(messages.bodies(REFERENCE)).hasSize(parts);
        assertThat(messages.bodies(REFERENCE))
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body.length).isLessThanOrEqualTo(160));
    }

    @Test
    void numbersThePartsAndKeepsCharactersWhole() {
        String text = "码".repeat(66) + "𠮷" + "码".repeat(66) + "end";

        List<byte[]> bodies = ShortMessages.of(text).bodies(REFERENCE);

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = bodies.get(i);
            assertThat(body).startsWith(5, 0, 3, REFERENCE, bodies.size(), i + 1);
            assertThat(body.length).isLessThanOrEqualTo(140);
            assertThat(new String(body, 6, body.length - 6, StandardCharsets.UTF_16BE))
                    .doesNotContain("\ufffd");
            joined.write(body, 6, body.length - 6);
        }
        assertThat(joined.toString(StandardCharsets.UTF_16BE)).isEqualTo(text);
    }

    /** In the GSM alphabet these are two septets, an escape and another. */
    @ParameterizedTest
    @ValueSource(strings = {"€", "[", "]", "{", "}", "|", "^", "~", "\\", "\f", "𠮷", "😀"})
    void cutsNoCharacterInTwo(String character) {
        for (int before = 60; before < 160; before++) {
            String text = "a".repeat(before) + character + "b".repeat(160);

            ShortMessages messages = ShortMessages.of(text);

            assertThat(messages.coding()).isEqualTo(Coding.UCS2);
            assertThat(messages.contents())
                    .filteredOn(content -> new String(content, StandardCharsets.UTF_16BE).contains(character))
                    .hasSize(1);
        }
    }

    @Test
    void refusesWhatNoPhoneCanJoin() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShortMessages.of("码".repeat(67 * 256)));
    }
}
