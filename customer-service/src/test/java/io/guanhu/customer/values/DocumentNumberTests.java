package io.guanhu.customer.values;

import static io.guanhu.customer.values.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.IdType;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002x, 11010519491231002X",
        "RESIDENT_ID, 11010519491231002Ⅹ, 11010519491231002X",
        "RESIDENT_ID, 11010519491231002ⅹ, 11010519491231002X",
        "RESIDENT_ID, 11010519491231002×, 11010519491231002X",
        "RESIDENT_ID, 11010519491231002Х, 11010519491231002X",
        "RESIDENT_ID, 11010519491231002χ, 11010519491231002X",
        "RESIDENT_ID, '''11010519491231002X', 11010519491231002X",
        "RESIDENT_ID, ’11010519491231002X, 11010519491231002X",
        "RESIDENT_ID, =\"11010519491231002X\", 11010519491231002X",
        "RESIDENT_ID, \u202D11010519491231002X\u202C, 11010519491231002X",
        "RESIDENT_ID, \u206811010519491231002X\u2069, 11010519491231002X",
        "RESIDENT_ID, 110105\u206019491231\u200D002X, 11010519491231002X",
        "RESIDENT_ID, 110105 1949-1231 002X, 11010519491231002X",
        "RESIDENT_ID, 110105491231002, 11010519491231002X",
        "RESIDENT_ID, １１０１０５４９１２３１００２, 11010519491231002X",
        "RESIDENT_ID, 110105491231995, 110105194912319956",
        "PASSPORT, ' e1234 5678', E12345678",
        "PASSPORT, '''e-12345678', E12345678",
        "PASSPORT, E１２３４５６７８, E12345678",
        "OTHER, B654321(4), B6543214",
        "OTHER, b654321（４）, B6543214",
        "OTHER, B6543214, B6543214",
        "OTHER, B 654321 (4), B6543214",
        "OTHER, G123456(A), G123456A",
        "OTHER, AB987654(3), AB9876543",
        "OTHER, 1234567(8), 12345678",
        "OTHER, 1/234567/8, 12345678",
        "OTHER, H12345678, H12345678",
        "OTHER, H12345678 01, H1234567801",
        "OTHER, 12345678, 12345678",
        "OTHER, 1234567801(B), 1234567801B",
        "OTHER, FRA110180010107, FRA110180010107",
        "OTHER, 810000199408230021, 810000199408230021",
        "OTHER, 110105491231002, 110105491231002",
        "OTHER, h12/34(5), H12345",
        "OTHER, A12, A12",
        // Not dates, so that these are other documents.
        "OTHER, FRA110180130108, FRA110180130108",
        "OTHER, FRA110180000108, FRA110180000108",
        "OTHER, FRA110180023008, FRA110180023008"
    })
    void isOneNumberHoweverItIsTyped(IdType type, String typed, String number) {
        assertThat(DocumentNumber.parse(type, typed, TODAY).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, E12345678, resident-id-format",
        "RESIDENT_ID, 11010519491231002Y, resident-id-format",
        "RESIDENT_ID, 110105194912310021, resident-id-checksum",
        "RESIDENT_ID, 110105491331002, resident-id-format",
        "RESIDENT_ID, 000105491231002, resident-id-format",
        "RESIDENT_ID, 110105491231996, resident-id-format",
        "PASSPORT, E1, passport-format",
        "PASSPORT, E1234(5678), passport-format",
        "PASSPORT, 110105194912310021, resident-id-checksum",
        "OTHER, 1, id-number-format",
        "OTHER, (1)/2, id-number-format",
        "OTHER, ()(), id-number-format",
        "OTHER, 证123456, id-number-format",
        "OTHER, B654321(7), hong-kong-id-checksum",
        "OTHER, A123456(4), hong-kong-id-checksum",
        "OTHER, FRA110180010108, foreign-card-checksum",
        "OTHER, FRA110184022907, foreign-card-checksum",
        "OTHER, FRA110100022907, foreign-card-checksum",
        "OTHER, 110105194912310021, resident-id-checksum",
        "OTHER, 110105194912310021, resident-id-checksum",
        "OTHER, 11010519491231002(1), resident-id-checksum",
        "OTHER, 660105194912310021, resident-id-region",
        "OTHER, 110105203012310029, resident-id-checksum"
    })
    void isRefusedIfItIsNone(IdType type, String typed, String code) {
        assertRefused(code, () -> DocumentNumber.parse(type, typed, TODAY));
    }

    /** Searches do not state the type, and are typed in any form. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, '''110105 19491231 002ⅹ'",
        "11010519491231002X, 11010519491231002×",
        "11010519491231002X, \u206811010519491231002x\u2069",
        "11010519491231002X, 110105491231002",
        "B6543214, B654321(4)",
        "B654321(4), b6543214",
        "12345678, 1/234567/8",
        "H12345678, H12345678 02",
        "H1234567801, H1234567802",
        "M1234567801, M12345678",
        "12345678, 1234567803(B)",
        "E12345678, =\"E1234 5678\""
    })
    void isFoundHoweverItIsTyped(String stored, String asked) {
        assertThat(DocumentNumber.searchForm(asked)).isEqualTo(DocumentNumber.searchForm(stored));
    }

    @ParameterizedTest
    @CsvSource({
        "H12345678, M12345678",
        "H12345678, H123456780",
        "11010519491231002X, 110105194912310020",
        "B6543214, B6543215",
        "1234567801, 1234567802"
    })
    void isNotFoundByAnother(String stored, String asked) {
        assertThat(DocumentNumber.searchForm(asked)).isNotEqualTo(DocumentNumber.searchForm(stored));
    }
}
