package io.guanhu.privacy.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.lifecycle.Decision.Accepted;
import io.guanhu.privacy.model.lifecycle.Decision.Refused;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.Refusal;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureRequestTests {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final Actor CUSTOMER = new Actor(Actor.Type.CUSTOMER, SUBJECT.toString());
    private static final Actor OFFICER = new Actor(Actor.Type.STAFF, "E9101");
    private static final Actor OTHER_OFFICER = new Actor(Actor.Type.STAFF, "E9102");
    private static final Actor CLERK = new Actor(Actor.Type.STAFF, "E9001");

    private static final Filing FILING = filed(CUSTOMER, Channel.APP);
    private static final OneTimeCode CODE =
            new OneTimeCode(UUID.randomUUID(), "aa", Actor.Type.CUSTOMER, NOW.plusSeconds(300), 0, false);
    private static final Assessment ALL_ERASED = assessment(Verdict.ERASE);

    private static final Map<State, ErasureRequest> STATES = states();

    /** Every command, and the only states that accept it with the state it leads to. */
    private record Command(String name, Function<ErasureRequest, Decision> run, Map<State, State> accepted) {}

    private static List<Command> commands() {
        return List.of(
                new Command(
                        "challenge",
                        request -> request.challenge(CODE, CUSTOMER, NOW),
                        Map.of(
                                State.SUBMITTED, State.VERIFYING,
                                State.VERIFYING, State.VERIFYING)),
                new Command(
                        "prove identity",
                        request -> request.proveIdentity("aa", CUSTOMER, NOW),
                        Map.of(State.VERIFYING, State.VERIFIED)),
                new Command(
                        "confirm",
                        request -> request.confirm(true, CUSTOMER, NOW),
                        Map.of(State.VERIFIED, State.CONFIRMED)),
                new Command(
                        "assess", request -> request.assess(ALL_ERASED, NOW), Map.of(State.CONFIRMED, State.ASSESSED)),
                new Command(
                        "cool off", request -> request.coolOff(NOW, NOW), Map.of(State.ASSESSED, State.COOLING_OFF)),
                new Command(
                        "end of cooling-off",
                        request -> request.coolOffElapsed(LATER),
                        Map.of(State.COOLING_OFF, State.AWAITING_APPROVAL)),
                new Command(
                        "approve",
                        request -> request.approve(OFFICER, NOW),
                        Map.of(State.AWAITING_APPROVAL, State.EXECUTING)),
                new Command("reject", request -> request.reject(OFFICER, NOW), refusable()),
                new Command("complete", request -> request.complete(NOW), Map.of(State.EXECUTING, State.COMPLETED)),
                new Command(
                        "expire",
                        request -> request.expire(LATER),
                        Map.of(
                                State.SUBMITTED, State.EXPIRED,
                                State.VERIFYING, State.EXPIRED,
                                State.VERIFIED, State.EXPIRED)),
                new Command("cancel", request -> request.cancel(CUSTOMER, NOW), cancellable()));
    }

    private static Map<State, State> cancellable() {
        return untilExecution(State.CANCELLED);
    }

    private static Map<State, State> refusable() {
        return untilExecution(State.REJECTED);
    }

    private static Map<State, State> untilExecution(State end) {
        var all = new EnumMap<State, State>(State.class);
        EnumSet.range(State.SUBMITTED, State.AWAITING_APPROVAL).forEach(each -> all.put(each, end));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> allowsEachCommandInItsStatesOnly() {
        return commands().stream()
                .flatMap(command -> Stream.of(State.values())
                        .map(state ->
                                DynamicTest.dynamicTest(command.name() + " in " + state, () -> check(command, state))));
    }

    private static void check(Command command, State state) {
        var request = STATES.get(state);
        assertThat(request).isNotNull();
        var decision = command.run().apply(request);
        var expected = command.accepted().get(state);
        if (expected == null) {
            assertThat(decision).isInstanceOf(Refused.class);
        } else {
            assertThat(decision).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.state().state()).isEqualTo(expected);
                assertThat(accepted.events()).hasSize(state == expected ? 0 : 1).allSatisfy(event -> {
                    assertThat(event.from()).isEqualTo(state);
                    assertThat(event.to()).isEqualTo(expected);
                });
            });
        }
    }

    /** No code went out yet; the identity is proven already; nothing is left to prove. */
    @ParameterizedTest
    @EnumSource(State.class)
    void saysWhyItTakesNoCode(State state) {
        ErasureRequest request = Objects.requireNonNull(STATES.get(state));
        Refusal reason = switch (state) {
            case SUBMITTED -> Refusal.NO_CODE;
            case VERIFYING -> Refusal.WRONG_CODE;
            case VERIFIED, CONFIRMED, ASSESSED, COOLING_OFF, AWAITING_APPROVAL, EXECUTING -> Refusal.CODE_USED;
            case COMPLETED, PARTIALLY_COMPLETED, REJECTED, CANCELLED, EXPIRED -> Refusal.WRONG_STATE;
        };
        assertThat(request.proveIdentity("bb", CUSTOMER, NOW)).isEqualTo(new Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        // state, unconfirmed, unassessed, ended
        "SUBMITTED, true, true, false",
        "VERIFIED, true, true, false",
        "CONFIRMED, false, true, false",
        "ASSESSED, false, false, false",
        "EXECUTING, false, false, false",
        "COMPLETED, false, false, true",
        "PARTIALLY_COMPLETED, false, false, true",
        "EXPIRED, false, false, true"
    })
    void goesThroughStatesInOrder(State state, boolean unconfirmed, boolean unassessed, boolean ended) {
        assertThat(state.unconfirmed()).isEqualTo(unconfirmed);
        assertThat(state.unassessed()).isEqualTo(unassessed);
        assertThat(state.ended()).isEqualTo(ended);
    }

    @Test
    void refusesApprovalByWhoHandledIt() {
        var awaiting = new AwaitingApproval(handledBy(OFFICER), ALL_ERASED);
        assertThat(awaiting.approve(OFFICER, NOW)).isEqualTo(new Refused(Refusal.SAME_PERSON));
        assertThat(awaiting.reject(OFFICER, NOW)).isEqualTo(new Refused(Refusal.SAME_PERSON));
        assertThat(awaiting.approve(OTHER_OFFICER, NOW)).isInstanceOf(Accepted.class);
    }

    @Test
    void remembersStaffWhoHandledIt() {
        assertThat(handledBy(OFFICER).handlers()).containsExactlyInAnyOrder("E9001", "E9101");
        assertThat(handledBy(CUSTOMER).handlers()).containsExactly("E9001");
    }

    private static Filing handledBy(Actor actor) {
        var decision = new Submitted(filed(CLERK, Channel.HOTLINE)).challenge(CODE, actor, NOW);
        return ((Accepted) decision).state().filing();
    }

    @Test
    void refusesConfirmationWithoutAcknowledgement() {
        assertThat(new Verified(FILING, null).confirm(false, CUSTOMER, NOW))
                .isEqualTo(new Refused(Refusal.NOT_ACKNOWLEDGED));
    }

    @Test
    void doesNotExpireOrEndCoolingOffBeforeItsTime() {
        assertThat(new Verified(FILING, null).expire(NOW)).isInstanceOf(Refused.class);
        assertThat(new CoolingOff(FILING, ALL_ERASED, NOW.plusSeconds(1)).coolOffElapsed(NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void completesInPartWhenSomethingIsKept() {
        for (var verdict : List.of(Verdict.RESTRICT, Verdict.KEEP)) {
            var executing = new Executing(FILING, assessment(verdict), Step.NOTIFYING);
            assertThat(((Accepted) executing.complete(NOW)).state().state()).isEqualTo(State.PARTIALLY_COMPLETED);
        }
    }

    @Test
    void doesNotCompleteBeforeTheLastStep() {
        assertThat(new Executing(FILING, ALL_ERASED, Step.ORDERING).complete(NOW))
                .isInstanceOf(Refused.class);
        var executing = new Executing(FILING, ALL_ERASED, Step.ORDERING);
        assertThat(executing.stepped().stepped().stepped().step()).isEqualTo(Step.NOTIFYING);
    }

    static Filing filed(Actor by, Channel channel) {
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

    private static Assessment assessment(Verdict verdict) {
        return new Assessment(
                List.of(new Consequence(
                        Category.MARKETING, verdict, "rule", "article", "yes", null, Explanation.PURPOSE_ENDED)),
                "test");
    }

    private static Map<State, ErasureRequest> states() {
        var all = new EnumMap<State, ErasureRequest>(State.class);
        Stream.of(
                        new Submitted(FILING),
                        new Verifying(FILING, CODE),
                        new Verified(FILING, null),
                        new Confirmed(FILING),
                        new Assessed(FILING, ALL_ERASED),
                        new CoolingOff(FILING, ALL_ERASED, NOW),
                        new AwaitingApproval(FILING, ALL_ERASED),
                        new Executing(FILING, ALL_ERASED, Step.NOTIFYING),
                        new Ended(FILING, State.COMPLETED),
                        new Ended(FILING, State.PARTIALLY_COMPLETED),
                        new Ended(FILING, State.REJECTED),
                        new Ended(FILING, State.CANCELLED),
                        new Ended(FILING, State.EXPIRED))
                .forEach(each -> all.put(each.state(), each));
        return all;
    }
}
