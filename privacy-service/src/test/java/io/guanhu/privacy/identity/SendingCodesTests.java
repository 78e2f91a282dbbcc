package io.guanhu.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.request.Actor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the message with a code says of it. */
class SendingCodesTests {

    @ParameterizedTest
    @CsvSource({
        "20, CUSTOMER, seconds, 20, own",
        "90, CUSTOMER, seconds, 90, own",
        "60, STAFF, minutes, 1, staff",
        "300, CUSTOMER, minutes, 5, own"
    })
    void promisesNoMoreThanHolds(long valid, Actor.Type askedBy, String unit, String number, String whose) {
        assertThat(SendingCodes.told(Duration.ofSeconds(valid), askedBy)).isEqualTo(Map.of(unit, number, whose, "yes"));
    }
}
