package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.model.value.InvalidValueException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "phone, 13800138000, +8613800138000",
        "phone, ' 138 0013 8000 ', +8613800138000",
        "phone, １３８００１３８０００, +8613800138000",
        "phone, +86 138-0013-8000, +8613800138000",
        "phone, 0086 13800138000, +8613800138000",
        "phone, 86 13800138000, +8613800138000",
        "phone, 010-6552 9988, +861065529988",
        "phone, +1 650-253-0000, +16502530000",
        "phone, ＋８６１９９００００００００, +8619900000000",
        "idType, resident_id, RESIDENT_ID",
        "address, ' 北京市　朝阳区 建国路１号 ', 北京市 朝阳区 建国路1号",
        "lastTransactionOn, 2026-11-21, 2026-11-21",
        "lastTransactionOn, ２０２６-01-31, 2026-01-31"
    })
    void normalises(String field, String typed, String normal) {
        assertThat(FieldRules.normalise(field(field), new Text(typed), TODAY)).isEqualTo(new Text(normal));
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 12, phone-short",
        "phone, 138OO1298OO, phone-letters",
        "idType, DRIVER, id-type",
        "address, '', text-length",
        "lastTransactionOn, 2026-02-30, date-format",
        "lastTransactionOn, 31.1.2026, date-format",
        "lastTransactionOn, 2026-11-22, date-in-future",
        "lastTransactionOn, 1900-01-01, date-placeholder",
        "email, nobody, email-format",
        "name, 张3, name-characters"
    })
    void refuses(String field, String typed, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> FieldRules.normalise(field(field), new Text(typed), TODAY))
                .withMessage(code);
    }

    @Test
    void readsSeveralAccountNumbersOnceEach() {
        Texts typed = new Texts(List.of("6222 0202 0011 2233", "６２２２０２０２００１１２２３３"));
        assertThat(FieldRules.normalise(BuiltIn.ACCOUNT_NUMBERS, typed, TODAY).texts())
                .containsExactly("6222020200112233");
    }

    @Test
    void refusesAListWhereOneTextIsMeantAndTooManyTexts() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> FieldRules.normalise(BuiltIn.PHONE, new Texts(List.of("13800138000")), TODAY))
                .withMessage("one-text");
        Texts many = new Texts(Collections.nCopies(21, "6222020200112233"));
        assertThat(FieldRules.normalise(BuiltIn.ACCOUNT_NUMBERS, many, TODAY).texts())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002x, 11010519491231002X",
        "PASSPORT, ' e1234 5678', E12345678",
        "OTHER, h12/34(5), H12345"
    })
    void readsAnIdNumberByItsType(String type, String typed, String number) {
        assertThat(identity(type, typed).text(BuiltIn.ID_NUMBER)).contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, E12345678, resident-id-format",
        "RESIDENT_ID, 110105194912310021, resident-id-checksum",
        "PASSPORT, E1, passport-format",
        "OTHER, 1, id-number-format"
    })
    void refusesAnIdNumberOfAnotherType(String type, String typed, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> identity(type, typed))
                .withMessage(code);
    }

    private static Field field(String code) {
        return Fields.builtIn().of(code).orElseThrow();
    }

    private static Profile identity(String type, String number) {
        return FieldRules.normaliseIdentity(
                new Profile(Map.of(BuiltIn.ID_TYPE, new Text(type), BuiltIn.ID_NUMBER, new Text(number))), TODAY);
    }
}
