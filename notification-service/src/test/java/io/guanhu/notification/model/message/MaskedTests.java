package io.guanhu.notification.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTests {

    @ParameterizedTest
    @CsvSource({
        "SMS, +8619900001234, +86*******1234",
        "SMS, 10086, ****6",
        "EMAIL, zhang.san@example.com, z***@example.com",
        "EMAIL, 𠮷@example.com, 𠮷***@example.com",
        "EMAIL, broken, ***"
    })
    void showsEnoughToRecogniseAndTooLittleToReach(Channel channel, String destination, String masked) {
        assertThat(Masked.of(channel, destination)).isEqualTo(masked);
    }
}
