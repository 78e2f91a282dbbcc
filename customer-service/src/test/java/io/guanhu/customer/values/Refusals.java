package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.value.InvalidValueException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A value is refused by a code that both languages have words for. */
final class Refusals {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages", Locale.ROOT);
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle("messages", Locale.SIMPLIFIED_CHINESE);

    private Refusals() {}

    static void assertRefused(String code, ThrowingCallable reading) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(reading)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(ENGLISH.getString("field." + code)).isNotBlank();
        assertThat(CHINESE.getString("field." + code)).containsPattern("\\p{IsHan}");
    }
}
