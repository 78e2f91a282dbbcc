package io.guanhu.notification.model.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTests {

    /** A centre may write a number differently in receipts than it received it. */
    @ParameterizedTest
    @CsvSource({
        "+8613800138000, 8000",
        "8613800138000, 8000",
        "13800138000, 8000",
        "0086 138 0013 8000, 8000",
        "123, ",
        "****, ",
        ", "
    })
    void comparesTheEndOfANumber(@Nullable String number, @Nullable String end) {
        assertThat(Receipt.endOf(number)).isEqualTo(end);
    }
}
