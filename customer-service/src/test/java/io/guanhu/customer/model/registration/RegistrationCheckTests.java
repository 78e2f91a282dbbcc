package io.guanhu.customer.model.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.Refusal;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationCheckTests {

    private static final Instant OPENED = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-03-16T01:00:00Z");

    @Test
    void somebodyElseDecidesWhileItIsOpen() {
        assertThat(in(State.OPEN).refusal("E9002", EXPIRES.minusMillis(1))).isEmpty();
    }

    @Test
    void nobodyDecidesOnTheirOwnRegistration() {
        assertThat(in(State.OPEN).refusal("E9001", OPENED)).contains(Refusal.OWN_REGISTRATION);
    }

    @Test
    void expiresAutomatically() {
        assertThat(in(State.OPEN).asOf(EXPIRES.minusMillis(1)).state()).isEqualTo(State.OPEN);
        assertThat(in(State.OPEN).asOf(EXPIRES).state()).isEqualTo(State.EXPIRED);
        assertThat(in(State.OPEN).refusal("E9002", EXPIRES)).contains(Refusal.NOT_OPEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ADMITTED", "REJECTED", "EXPIRED"})
    void whatHasEndedStaysAsItIs(State state) {
        RegistrationCheck ended = in(state);
        assertThat(ended.asOf(EXPIRES)).isEqualTo(ended);
        assertThat(ended.refusal("E9002", OPENED)).contains(Refusal.NOT_OPEN);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyAConfirmedPersonIsAdmitted(Reason reason) {
        assertThat(reason.admits())
                .isEqualTo(EnumSet.of(Reason.PERSON_CONFIRMED, Reason.PERSON_RETURNED)
                        .contains(reason));
    }

    private static RegistrationCheck in(State state) {
        return new RegistrationCheck(state, 1, "E9001", OPENED, EXPIRES, null, null, null);
    }
}
