package io.guanhu.customer.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource({
        "NAME, 张三, 张*",
        "NAME, 欧阳娜娜, 欧***",
        "NAME, 𠮷田, 𠮷*",
        "NAME, 张, *",
        "ID_NUMBER, 11010519491231002X, 110***********002X",
        "ID_NUMBER, E1234, E****",
        "PHONE, +8613800138000, +86138****8000",
        "ID_NUMBER, E12345678, E****5678",
        "PHONE, +85291234567, +852****4567",
        "PHONE, +86138, +*****",
        "EMAIL, zhangsan@example.com, z*******@example.com",
        "EMAIL, a@example.com, *@example.com",
        "ADDRESS, 北京市朝阳区建国路一号, 北京市朝阳区*****",
        "ADDRESS, 北京, 北*",
        "LAST_TRANSACTION_ON, 2026-01-31, 2026******",
        "MARKETING_PREFERENCES, 短信, 短信",
        "ID_TYPE, PASSPORT, PASSPORT"
    })
    void masksByTheCatalogue(Field field, String value, String masked) {
        Masks masks = new Masks(Map.of());
        assertThat(masks.mask(field, new Text(value))).isEqualTo(new Text(masked));
    }

    @Test
    void masksEachOfSeveral() {
        Masks masks = new Masks(Map.of());
        assertThat(masks.mask(Field.ACCOUNT_NUMBERS, new Texts(List.of("6222020200112233", "123"))))
                .isEqualTo(new Texts(List.of("************2233", "***")));
        assertThat(masks.mask(Field.SERVICE_NOTES, new Text("来过"))).isEqualTo(new Text("**"));
    }

    @Test
    void masksAsConfigured() {
        Masks masks = new Masks(Map.of(Field.PHONE, new Mask(0, 2)));
        assertThat(masks.mask(Field.PHONE, new Text("+8613800138000"))).isEqualTo(new Text("************00"));
    }

    @Test
    void hidesSomethingWheneverStartAndEndCoverAll() {
        assertThat(new Mask(3, 4).apply("1234567")).isEqualTo("1******");
        assertThat(new Mask(3, 4).apply("12345678")).isEqualTo("1****678");
        assertThat(new Mask(0, 4).apply("1234")).isEqualTo("****");
        assertThat(new Mask(3, 4).apply("")).isEmpty();
    }

    @Test
    void refusesNegativeLengths() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mask(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mask(0, -1));
    }
}
