package io.guanhu.privacy.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.lifecycle.Confirmed;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class DocketTests {

    private static final Filing FILING = Filings.own(UUID.randomUUID(), Memory.NOW);
    private static final UUID ID = FILING.requestId();

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);

    private void run(Mono<Void> work) {
        memory.run(memory.transaction().transactional(work));
    }

    @Test
    void storesAStateAndAnnouncesEachStepThatLedThere() {
        docket.requests().put(new Submitted(FILING));
        var verified = new Advanced(State.VERIFYING, State.VERIFIED, Memory.NOW, Actor.SERVICE);
        var confirmed = new Advanced(State.VERIFIED, State.CONFIRMED, Memory.NOW, Actor.SERVICE);

        run(docket.docket().store(new Confirmed(FILING), List.of(verified, confirmed), Memory.NOW));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.CONFIRMED);
        assertThat(docket.requests().passedThrough(ID)).containsExactly(State.VERIFIED, State.CONFIRMED);
        assertThat(memory.announced(RequestAdvanced.class))
                .containsExactly(
                        new RequestAdvanced(
                                ID, FILING.customerId(), RequestState.VERIFYING, RequestState.VERIFIED, Memory.NOW),
                        new RequestAdvanced(
                                ID, FILING.customerId(), RequestState.VERIFIED, RequestState.CONFIRMED, Memory.NOW));
    }

    @Test
    void announcesNoStateBeforeTheFirst() {
        run(docket.docket().announce(FILING, List.of(new Advanced(null, State.SUBMITTED, Memory.NOW, Actor.SERVICE))));

        assertThat(memory.announced(RequestAdvanced.class)).singleElement().returns(null, RequestAdvanced::from);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void callsEveryStateTheSameToOthers(State state) {
        run(docket.docket().announce(FILING, List.of(new Advanced(state, state, Memory.NOW, Actor.SERVICE))));

        assertThat(memory.announced(RequestAdvanced.class)).singleElement().satisfies(event -> {
            assertThat(event.from()).isEqualTo(RequestState.valueOf(state.name()));
            assertThat(event.to()).isEqualTo(RequestState.valueOf(state.name()));
        });
    }

    @Test
    void announcesNothingOfAStateThatIsNotStored() {
        docket.requests().put(new Submitted(FILING));
        var cancelled = new Advanced(State.SUBMITTED, State.CANCELLED, Memory.NOW, Actor.SERVICE);

        assertThatIllegalStateException()
                .isThrownBy(() -> run(docket.docket()
                        .store(new Ended(FILING, State.CANCELLED), List.of(cancelled), Memory.NOW)
                        .then(Mono.error(new IllegalStateException("rolled back")))));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.SUBMITTED);
        assertThat(docket.requests().passedThrough(ID)).isEmpty();
        assertThat(memory.announced()).isEmpty();
    }
}
