package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    /** RFC 6238, appendix B, without the two leading digits of its eight. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void givesTheCodesOfTheStandard(long epochSecond, String code) {
        Totp totp = new Totp("12345678901234567890");

        assertThat(totp.code(Instant.ofEpochSecond(epochSecond))).isEqualTo(code);
    }
}
