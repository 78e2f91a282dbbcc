package io.guanhu.local.story.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrationTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Narration narration = new Narration(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void endsWellIfEveryExpectationHeld() {
        narration.expect("the door opens", true, "open");

        assertThat(narration.conclude()).isTrue();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("✓ the door opens  ⟶ open")
                .contains("All 1 expectations held.");
    }

    @Test
    void endsBadlyIfOneDidNot() {
        narration.expect("the door opens", true, "");
        narration.expect("the light is on", false, "dark");

        assertThat(narration.conclude()).isFalse();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("1 of 2 expectations did not hold")
                .contains("✗ the light is on (seen: dark)");
    }

    @Test
    void breaksOffWhereTheRestNeedsTheStep() {
        assertThatThrownBy(() -> narration.require("the door opens", false, "shut"))
                .isInstanceOf(StoryEndsException.class)
                .hasMessageContaining("the door opens");
        assertThat(narration.conclude()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+8614212345678, +86***********",
        "王小明明, 王小明*",
        "ab, **",
    })
    void masksValues(String value, String shown) {
        assertThat(Masked.value(value)).isEqualTo(shown);
    }

    @Test
    void masksCodesAndNumbersInMessages() {
        assertThat(Masked.message("验证码：123456，请致电95500 或 +8614212345678"))
                .isEqualTo("验证码：123***，请致电95500 或 +86***********");
    }
}
