package io.guanhu.customer.values;

import static io.guanhu.customer.values.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTests {

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "' 138 0013 8000 ', +8613800138000",
        "138.0013.8000, +8613800138000",
        "138—0013—8000, +8613800138000",
        "１３８００１３８０００, +8613800138000",
        "013800138000, +8613800138000",
        "+86 138-0013-8000, +8613800138000",
        "(+86) 13800138000, +8613800138000",
        "＋８６（０）１３８００１３８０００, +8613800138000",
        "0086 13800138000, +8613800138000",
        "86 13800138000, +8613800138000",
        "'''13800138000', +8613800138000",
        "=\"13800138000\", +8613800138000",
        "+86\uFE0D-139\u00AD00139000, +8613900139000",
        "\u202A13800138000\u202C, +8613800138000",
        "\u2068+86 13800138000\u2069, +8613800138000",
        "138\u20600013\u200D8000, +8613800138000",
        "١٣٨٠٠١٣٨٠٠٠, +8613800138000",
        "+8619900000000, +8619900000000",
        "010-6552 9988, +861065529988",
        "(010) 65529988, +861065529988",
        "+86 10 65529988, +861065529988",
        "+86 (0)10 65529988, +861065529988",
        "0532-8888 1234, +8653288881234",
        "0913-2068123, +869132068123",
        "400-882-3823, +864008823823",
        "+1 650-253-0000, +16502530000",
        "+852 9055 4780, +85290554780",
        "00852 90554780, +85290554780",
        "+853 6612 3456, +85366123456",
        "+886 0912 345 678, +886912345678",
        "+39 02 3661 8300, +390236618300",
        "+44 (0)20 7031 3000, +442070313000"
    })
    void readsWhatNeedsNoGuess(String typed, String e164) {
        assertThat(PhoneNumbers.parse(typed).e164()).isEqualTo(e164);
    }

    /** Each of these was once mistaken for a number that belongs to somebody else. */
    @ParameterizedTest
    @CsvSource({
        "138OO1298OO, phone-letters",
        "138oo1298oo, phone-letters",
        "l38Ol29OOO0, phone-letters",
        "13800138000x, phone-letters",
        "abc13800138000, phone-letters",
        "1380013CALL, phone-letters",
        "138ABCDEFGH, phone-letters",
        "手机13800138000, phone-letters",
        "１３８ＯＯ１２９８ＯＯ, phone-letters",
        "tel:13822134423;phone-context=+1, phone-letters",
        "tel:+8613822134423, phone-letters",
        "13800138000;phone-context=+1, phone-letters",
        "13800138000;ext=5, phone-extension",
        "13800138000 ext. 5, phone-extension",
        "13800138000x5, phone-extension",
        "010-65529988转801, phone-extension",
        "010-65529988 分机：801, phone-extension",
        "010-65529988#801, phone-extension",
        "010-65529988-801, phone-extension",
        "'010-65529988,801', phone-extension",
        "(0532)88881234-12, phone-extension",
        "61082943, phone-area-code",
        "90554780, phone-area-code",
        "2530000, phone-area-code",
        "+8661082943, phone-area-code",
        "1065529988, phone-area-code",
        "53288881234, phone-area-code",
        "110, phone-short",
        "120, phone-short",
        "12, phone-short",
        "10086, phone-short",
        "12345, phone-short",
        "95588, phone-short",
        "+86110, phone-short",
        "+8695588, phone-short",
        "0086 95588, phone-short",
        "1380013800, phone-digits",
        "138001380001, phone-digits",
        "+86 1380013800, phone-digits",
        "+1 253 0000, phone-digits",
        "+1 911, phone-digits",
        "+852 110, phone-digits",
        "+999 13800138000, phone-country-code",
        "+, phone-format",
        "'', phone-format",
        "-, phone-format",
        "138+0013+8000, phone-format",
        "13800138000/13900139000, phone-digits",
        "'13800138000，13900139000', phone-format",
        "138*0013*8000, phone-format",
        "138😀00138000, phone-format",
        "000000000000000000000, phone-country-code"
    })
    void refusesWhatNeedsAGuessAndSaysWhy(String typed, String code) {
        assertRefused(code, () -> PhoneNumbers.parse(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, true",
        "+8619900000000, true",
        "+861065529988, false",
        "+8653288881234, false",
        "+864008823823, false",
        "+8695588, false",
        "+85290554780, true",
        "+85225221234, false",
        "+16502530000, true",
        "+442070313000, false",
        "+447400123456, true"
    })
    void tellsWhereAMessageArrives(String e164, boolean takes) {
        assertThat(PhoneNumbers.takesMessages(e164)).isEqualTo(takes);
    }
}
