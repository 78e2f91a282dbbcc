package io.guanhu.privacy.advance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.assessment.InMemoryLaw;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.InMemoryDueStore;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.lifecycle.Confirmed;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvancingTests {

    private static final Duration COOLING_OFF = Duration.ofDays(7);
    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Filing OWN = Filings.own(CUSTOMER, Memory.NOW, Category.MARKETING);
    private static final UUID ID = OWN.requestId();

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, docket.requests());
    private final InMemoryLaw law = new InMemoryLaw(memory, customers);
    private final Advancing advancing = new Advancing(
            due,
            docket.requests(),
            customers.directory(),
            law.assessing(),
            docket.docket(),
            docket.notices(),
            memory.transaction(),
            new AdvanceSettings(
                    COOLING_OFF,
                    new AdvanceSettings.Worker(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(10))),
            memory.clock());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsWhyARequestHasExpired(boolean proven) {
        memory.clock().set(OWN.expiresAt());
        put(proven ? new Verified(OWN, null) : new Submitted(OWN));

        round();

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.EXPIRED);
        assertThat(memory.announced(NotificationRequested.class))
                .hasSize(2)
                .allMatch(each -> each.template().equals("erasure-expired"))
                .allMatch(each -> each.parameters().containsKey(proven ? "unconfirmed" : "unproven"));
    }

    @Test
    void letsNothingExpireBeforeItsTime() {
        put(new Submitted(OWN));

        round();

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.SUBMITTED);
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void fixesWhatTheLawSaysAndLetsTheCustomerThinkAgain() {
        customers.holding(CUSTOMER, "MARKETING");
        put(new Confirmed(OWN));

        round();

        CoolingOff cooling = (CoolingOff) docket.requests().of(ID).request();
        assertThat(cooling.until()).isEqualTo(Memory.NOW.plus(COOLING_OFF));
        assertThat(docket.requests().assessed(ID)).isEqualTo(cooling.assessment());
        assertThat(cooling.assessment().of(Verdict.ERASE)).hasSize(1);
        assertThat(memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::to)
                .containsExactly(RequestState.ASSESSED, RequestState.COOLING_OFF);
    }

    @Test
    void seesAHoldThatIsPlacedBeforeTheCustomersLock() {
        customers.holding(CUSTOMER, "MARKETING");
        law.locks().meanwhile(customer -> law.hold(customer, Category.MARKETING));
        put(new Confirmed(OWN));

        round();

        assertThat(requireNonNull(docket.requests().assessed(ID)).of(Verdict.ERASE))
                .isEmpty();
    }

    @Test
    void leavesARequestAloneThatWasCancelledMeanwhile() {
        customers.holding(CUSTOMER, "MARKETING");
        put(new Confirmed(OWN));
        docket.requests().meanwhile(() -> docket.requests().put(new Ended(OWN, State.CANCELLED)));

        round();

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.CANCELLED);
        assertThat(docket.requests().assessed(ID)).isNull();
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void asksForAnApprovalOnlyWhenTheTimeToThinkIsOver() {
        put(new CoolingOff(OWN, Assessments.erasing(Category.MARKETING), Memory.NOW.plusSeconds(1)));
        round();
        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.COOLING_OFF);

        memory.clock().pass(Duration.ofSeconds(1));
        due.put(ID, memory.clock().instant());
        round();

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void takesAnOutageForNoFactAndGoesOnWithTheOthers() {
        customers.refusesToTell(CUSTOMER);
        put(new Confirmed(OWN));
        Filing other = Filings.own(UUID.randomUUID(), Memory.NOW.minus(Duration.ofDays(30)));
        put(new Submitted(other));

        round();

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.CONFIRMED);
        assertThat(due.failures(ID)).isOne();
        assertThat(docket.requests().stateOf(other.requestId())).isEqualTo(State.EXPIRED);
    }

    @Test
    void restsWhenNothingIsDue() {
        assertThat(round()).isEqualTo(Duration.ofSeconds(30));
    }

    private void put(ErasureRequest request) {
        docket.requests().put(request);
        due.put(request.filing().requestId(), memory.clock().instant());
    }

    private Duration round() {
        return memory.get(advancing.round());
    }
}
