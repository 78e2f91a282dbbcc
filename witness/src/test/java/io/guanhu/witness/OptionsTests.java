package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void hasDefaults() {
        assertThat(parse("--name w --data d --logs l"))
                .isEqualTo(new Options(false, "w", Path.of("d"), Path.of("l"), "127.0.0.1", 8093, 50));
        assertThat(parse("keys --name w --data d").keysOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--name w --data d",
                "--name w --logs l",
                "--name w --data d --logs",
                "--name w --data d --logs l --port x",
                "--name w --data d --logs l --colour red"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(line));
    }

    private static Options parse(String line) {
        return Options.parse(List.of(line.split(" ")));
    }
}
