package io.guanhu.customer.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "１１０１０５１９４９１２３１００２Ｘ",
                " 110105 19491231 002X ",
                "110105-19491231-002X",
                "１１０１０５ 19491231 002ｘ"
            })
    void readsWhatPeopleType(String typed) {
        assertThat(ResidentId.parse(typed, TODAY).number()).isEqualTo("11010519491231002X");
    }

    @Test
    void readsTheBirthDate() {
        assertThat(new ResidentId("11010519491231002X").birthDate()).isEqualTo("1949-12-31");
        assertThat(new ResidentId("440524188001010014").birthDate()).isEqualTo("1880-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "'', resident-id-format",
        "110105491331002, resident-id-format",
        "11010519491231002, resident-id-format",
        "11010519491231002XX, resident-id-format",
        "1101051949123100X2, resident-id-format",
        "A1010519491231002X, resident-id-format",
        "00010519491231002X, resident-id-region",
        "10010519491231002X, resident-id-region",
        "66010519491231002X, resident-id-region",
        "110105194913310020, resident-id-birth-date",
        "110105194902300020, resident-id-birth-date",
        "110105190002290020, resident-id-birth-date",
        "110105194900010020, resident-id-birth-date",
        "110105180012310020, resident-id-birth-date",
        "110105194912310021, resident-id-checksum",
        "110105194912310020, resident-id-checksum",
        "11010519491231003X, resident-id-checksum"
    })
    void refusesWhatIsNoNumber(String typed, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ResidentId.parse(typed, TODAY))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void refusesABirthDateAfterToday() {
        String body = "11010520261122001";
        String number = body + ResidentId.checkCharacter(body);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ResidentId.parse(number, TODAY))
                .withMessage("resident-id-birth-date");
        assertThat(ResidentId.parse(number, TODAY.plusDays(1)).number()).isEqualTo(number);
    }

    @Test
    void findsEveryWrongDigitAndEverySwappedPair() {
        String right = "11010519491231002X";
        for (int at = 0; at < 17; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(at)) {
                    String wrong = right.substring(0, at) + digit + right.substring(at + 1);
                    assertRefused(wrong);
                }
            }
            if (at < 16 && right.charAt(at) != right.charAt(at + 1)) {
                assertRefused(
                        right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2));
            }
        }
    }

    private static void assertRefused(String number) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> ResidentId.parse(number, TODAY));
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(new ResidentId("11010519491231002X")).hasToString("ResidentId[…]");
    }
}
