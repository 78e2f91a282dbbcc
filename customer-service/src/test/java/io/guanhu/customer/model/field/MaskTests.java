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
        "name, 张三, 张*",
        "name, 欧阳娜娜, 欧***",
        "name, 𠮷田, 𠮷*",
        "name, 张, *",
        "idNumber, 11010519491231002X, 110***********002X",
        "idNumber, E1234, E****",
        "phone, +8613800138000, +86138****8000",
        "idNumber, E12345678, E****5678",
        "phone, +85291234567, +852****4567",
        "phone, +86138, +*****",
        "email, zhangsan@example.com, z*******@example.com",
        "email, a@example.com, *@example.com",
        "address, 北京市朝阳区建国路一号, 北京市朝阳区*****",
        "address, 北京, 北*",
        "lastTransactionOn, 2026-01-31, 2026******",
        "marketingPreferences, 短信, 短信",
        "idType, PASSPORT, PASSPORT"
    })
    void masksByTheCatalogue(String code, String value, String masked) {
        Masks masks = new Masks(Map.of());
        Field field = Fields.builtIn().of(code).orElseThrow();
        assertThat(masks.mask(field, new Text(value))).isEqualTo(new Text(masked));
    }

    @Test
    void masksEachOfSeveral() {
        Masks masks = new Masks(Map.of());
        assertThat(masks.mask(BuiltIn.ACCOUNT_NUMBERS, new Texts(List.of("6222020200112233", "123"))))
                .isEqualTo(new Texts(List.of("************2233", "***")));
        assertThat(masks.mask(BuiltIn.SERVICE_NOTES, new Text("来过"))).isEqualTo(new Text("**"));
    }

    @Test
    void masksAsConfigured() {
        Masks masks = new Masks(Map.of(BuiltIn.PHONE, new Mask(0, 2)));
        assertThat(masks.mask(BuiltIn.PHONE, new Text("+8613800138000"))).isEqualTo(new Text("************00"));
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
