package io.guanhu.privacy.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StepsTests {

    private static final Filing FILING = Filings.own(UUID.randomUUID(), Memory.NOW);
    private static final Executing ORDERING =
            new Executing(FILING, Assessments.erasing(Category.CONTACT), Step.ORDERING);

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final Steps steps = InMemorySteps.of(memory, docket);
    private final List<String> effects = memory.transactions().list();

    @Test
    void movesTheRequestOnWithTheEffect() {
        docket.requests().put(ORDERING);

        memory.run(steps.from(ORDERING, _ -> effect()));

        assertThat(effects).hasSize(1);
        assertThat(docket.requests().of(FILING.requestId()).request()).isEqualTo(ORDERING.stepped());
        assertThat(memory.announced()).as("steps are no states").isEmpty();
    }

    @Test
    void doesNothingOnceAnotherWorkerHasTakenTheStep() {
        docket.requests().put(ORDERING.stepped());

        memory.run(steps.from(ORDERING, _ -> effect()));

        assertThat(effects).isEmpty();
        assertThat(docket.requests().of(FILING.requestId()).request()).isEqualTo(ORDERING.stepped());
    }

    @Test
    void doesNothingForARequestThatHasEnded() {
        docket.requests().put(new Ended(FILING, State.COMPLETED));

        memory.run(steps.from(ORDERING, _ -> effect()));

        assertThat(effects).isEmpty();
    }

    @Test
    void staysWhereItIsWhenTheEffectFails() {
        docket.requests().put(ORDERING);

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        memory.run(steps.from(ORDERING, _ -> effect().then(Mono.error(new IllegalStateException())))));

        assertThat(effects).isEmpty();
        assertThat(docket.requests().of(FILING.requestId()).request()).isEqualTo(ORDERING);
    }

    @Test
    void hasAKeyForTheLastContactInHand() {
        docket.requests().put(ORDERING);

        memory.run(steps.fromSealing(
                ORDERING,
                stored -> memory.keyring()
                        .provide(stored.id(), Set.of(DataCategory.CONTACT))
                        .doOnNext(keys -> keys.seal(DataCategory.CONTACT, "phone", new byte[1]))
                        .then(effect())));

        assertThat(effects).hasSize(1);
        assertThat(docket.requests().of(FILING.requestId()).request()).isEqualTo(ORDERING.stepped());
    }

    private Mono<Void> effect() {
        return Mono.fromRunnable(() -> effects.add("done"));
    }
}
