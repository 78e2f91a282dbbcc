package io.guanhu.privacy.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.lifecycle.Decision.Accepted;
import io.guanhu.privacy.model.lifecycle.Decision.Refused;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Evidence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may take which of the customer's own steps, depending on who filed the request. */
class StandingInTests {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final Actor CUSTOMER = new Actor(Actor.Type.CUSTOMER, SUBJECT.toString());
    private static final Actor STRANGER =
            new Actor(Actor.Type.CUSTOMER, UUID.randomUUID().toString());
    private static final Actor FILER = new Actor(Actor.Type.STAFF, "E9001");
    private static final Actor COLLEAGUE = new Actor(Actor.Type.STAFF, "E9101");
    private static final Evidence RECORDING = new Evidence(Evidence.Kind.CALL_RECORDING, "E9001", false);

    private static final Map<String, BiFunction<Filing, Actor, Decision>> STEPS = Map.of(
            "first code",
            (filing, actor) -> new Submitted(filing).challenge(code(actor), actor, NOW),
            "next code",
            (filing, actor) -> new Verifying(filing, code(FILER)).challenge(code(actor), actor, NOW),
            "tell the code",
            (filing, actor) -> new Verifying(filing, code(actor)).proveIdentity("aa", actor, NOW),
            "confirm",
            (filing, actor) -> new Verified(filing, RECORDING).confirm(true, actor, NOW));

    @TestFactory
    Stream<DynamicTest> leavesTheCustomersOwnStepsToTheCustomer() {
        return STEPS.entrySet().stream()
                .flatMap(step -> Stream.of(CUSTOMER, STRANGER, FILER, COLLEAGUE, Actor.SERVICE)
                        .map(actor -> DynamicTest.dynamicTest(
                                step.getKey() + " by " + actor, () -> check(step.getValue(), actor))));
    }

    private static void check(BiFunction<Filing, Actor, Decision> step, Actor actor) {
        expect(step.apply(filed(CUSTOMER, Channel.APP), actor), actor.equals(CUSTOMER));
        expect(
                step.apply(filed(FILER, Channel.HOTLINE), actor),
                List.of(CUSTOMER, FILER, COLLEAGUE).contains(actor));
        expect(step.apply(filed(Actor.SERVICE, Channel.APP), actor), actor.equals(CUSTOMER));
    }

    private static void expect(Decision decision, boolean allowed) {
        if (allowed) {
            assertThat(decision).isInstanceOf(Accepted.class);
        } else {
            assertThat(decision).isEqualTo(new Refused(Refusal.CUSTOMERS_OWN));
        }
    }

    @Test
    void letsOnlyTheCustomerCancel() {
        for (Filing filing : List.of(filed(CUSTOMER, Channel.APP), filed(FILER, Channel.HOTLINE))) {
            for (ErasureRequest request : List.of(
                    new Submitted(filing),
                    new Verifying(filing, code(CUSTOMER)),
                    new Verified(filing, null),
                    new Confirmed(filing))) {
                for (Actor other : List.of(STRANGER, FILER, COLLEAGUE, Actor.SERVICE)) {
                    assertThat(request.cancel(other, NOW)).isEqualTo(new Refused(Refusal.ONLY_CUSTOMER_CANCELS));
                }
                assertThat(request.cancel(CUSTOMER, NOW)).isInstanceOf(Accepted.class);
            }
        }
    }

    @Test
    void refusesConfirmationByStaffWithoutEvidence() {
        Filing filing = filed(FILER, Channel.HOTLINE);
        var proven = new Verified(filing, null);
        assertThat(proven.confirm(true, FILER, NOW)).isEqualTo(new Refused(Refusal.EVIDENCE_MISSING));
        assertThat(proven.confirm(true, CUSTOMER, NOW)).isInstanceOf(Accepted.class);
        assertThat(after(proven.evidence(FILER, NOW)).confirm(true, FILER, NOW)).isInstanceOf(Accepted.class);
    }

    @Test
    void takesEvidenceInPersonForACodeAndThenConfirmationBySomebodyElse() {
        ErasureRequest seen = after(new Submitted(filed(FILER, Channel.COUNTER)).evidence(FILER, NOW));
        assertThat(seen.state()).isEqualTo(State.VERIFIED);
        assertThat(seen.confirm(true, FILER, NOW)).isEqualTo(new Refused(Refusal.SECOND_PERSON_CONFIRMS));
        assertThat(seen.evidence(COLLEAGUE, NOW)).isEqualTo(new Refused(Refusal.WRONG_STATE));
        assertThat(seen.confirm(true, COLLEAGUE, NOW)).isInstanceOf(Accepted.class);
    }

    @Test
    void takesNoEvidenceForACodeFromAfar() {
        for (Channel afar : List.of(Channel.HOTLINE, Channel.LETTER)) {
            assertThat(new Submitted(filed(FILER, afar)).evidence(FILER, NOW))
                    .isEqualTo(new Refused(Refusal.WRONG_STATE));
        }
        assertThat(new Submitted(filed(CUSTOMER, Channel.APP)).evidence(FILER, NOW))
                .isEqualTo(new Refused(Refusal.NO_EVIDENCE_NEEDED));
        assertThat(new Submitted(filed(FILER, Channel.COUNTER)).evidence(CUSTOMER, NOW))
                .isEqualTo(new Refused(Refusal.NO_EVIDENCE_NEEDED));
    }

    /** Guesses by staff must not use up the attempts at a code that the customer requested. */
    @Test
    void takesACodeOnlyFromTheSideThatAskedForIt() {
        Filing filing = filed(FILER, Channel.HOTLINE);
        for (String code : List.of("aa", "bb")) {
            assertThat(new Verifying(filing, code(CUSTOMER)).proveIdentity(code, FILER, NOW))
                    .isEqualTo(new Refused(Refusal.NO_CODE));
            assertThat(new Verifying(filing, code(FILER)).proveIdentity(code, CUSTOMER, NOW))
                    .isEqualTo(new Refused(Refusal.NO_CODE));
        }
        assertThat(new Verifying(filing, code(FILER)).proveIdentity("aa", COLLEAGUE, NOW))
                .isInstanceOf(Accepted.class);
    }

    /** The app is the customer's channel; the others are for requests that staff file. */
    @ParameterizedTest
    @CsvSource({
        "APP, CUSTOMER, true",
        "APP, STAFF, false",
        "APP, SERVICE, false",
        "HOTLINE, CUSTOMER, false",
        "HOTLINE, STAFF, true",
        "COUNTER, STAFF, true"
    })
    void filesByTheChannelsOfItsKind(Channel channel, Actor.Type type, boolean open) {
        assertThat(channel.opensTo(type)).isEqualTo(open);
    }

    @Test
    void takesNoEvidenceFromStaffForWhatTheCustomerOrTheServiceFiled() {
        for (Actor by : List.of(CUSTOMER, Actor.SERVICE)) {
            assertThat(new Verified(filed(by, Channel.LETTER), null).evidence(FILER, NOW))
                    .isEqualTo(new Refused(Refusal.CUSTOMERS_OWN));
        }
        assertThat(Refusal.CUSTOMERS_OWN.code()).isEqualTo("customers-own");
    }

    private static OneTimeCode code(Actor askedBy) {
        return new OneTimeCode(UUID.randomUUID(), "aa", askedBy.type(), NOW.plusSeconds(300), 0, false);
    }

    private static ErasureRequest after(Decision decision) {
        return ((Accepted) decision).state();
    }

    private static Filing filed(Actor by, Channel channel) {
        return new Filing(
                UUID.randomUUID(),
                SUBJECT,
                Set.of(Category.MARKETING),
                channel,
                ReasonCode.OTHER,
                by,
                by.type() == Actor.Type.STAFF ? Set.of(by.id()) : Set.of(),
                NOW,
                LocalDate.of(2026, 6, 22),
                NOW.plus(Duration.ofDays(7)));
    }
}
