package io.guanhu.privacy.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.assessment.InMemoryLaw;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.law.ShippedLaw;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleasingTests {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Filing EARLIER = Filings.own(CUSTOMER, Memory.NOW.minus(Duration.ofDays(400)));
    private static final UUID ID = EARLIER.requestId();

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryLaw law = new InMemoryLaw(memory, customers);
    private final InMemoryReleaseStore store = new InMemoryReleaseStore(memory);
    private final Releasing releasing = new Releasing(
            store,
            docket.requests(),
            law.own(),
            law.locks(),
            customers.directory(),
            ShippedLaw.CHINA,
            docket.docket(),
            memory.audit(),
            memory.transaction(),
            memory.ids(),
            memory.clock(),
            InMemoryLaw.ZONE,
            INTERVAL);

    @BeforeEach
    void anEarlierRequestIsPartlyCompleted() {
        docket.requests().put(new Ended(EARLIER, State.PARTIALLY_COMPLETED));
    }

    @Test
    void erasesWhatNoRuleKeepsAnyMoreWithoutAnybodysAsking() {
        customers.restricted(CUSTOMER, "2010-01-31", "CREDIT");
        left(restricted(Category.CREDIT));

        assertThat(round()).isEqualTo(INTERVAL);

        StoredRequest begun = begun().getFirst();
        assertThat(begun.request()).isInstanceOfSatisfying(Executing.class, executing -> {
            assertThat(executing.step()).isEqualTo(Executing.Step.ORDERING);
            assertThat(executing.assessment().of(Verdict.ERASE)).hasSize(1);
        });
        assertThat(begun.filing().reason()).isEqualTo(ReasonCode.PURPOSE_ENDED);
        assertThat(begun.filing().hidden()).isFalse();
        assertThat(store.released()).containsOnlyKeys(Category.CREDIT).containsValue(begun.id());
        assertThat(memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::to)
                .containsExactly(RequestState.EXECUTING);
        assertThat(memory.entered()).containsExactly("privacy-request.release ALLOWED");
    }

    @Test
    void hidesTheErasureOfWhatAnInvestigationCouldHaveKept() {
        customers.restricted(CUSTOMER, "2010-01-31", "CONTACT", "CREDIT");
        left(restricted(Category.CONTACT), restricted(Category.CREDIT));

        round();

        assertThat(begun())
                .extracting(each -> each.filing().scope(), each -> each.filing().hidden())
                .containsExactlyInAnyOrder(
                        tuple(Set.of(Category.CONTACT), true), tuple(Set.of(Category.CREDIT), false));
    }

    @Test
    void keepsWhatAHoldKeepsAndAsksAgainTheNextDay() {
        customers.restricted(CUSTOMER, "2010-01-31", "CREDIT");
        law.hold(CUSTOMER, Category.CREDIT);
        left(restricted(Category.CREDIT));

        round();

        assertThat(begun()).isEmpty();
        assertThat(requireNonNull(store.kept(Category.CREDIT)).lookAgainAt())
                .isEqualTo(Memory.NOW.plus(Duration.ofDays(1)));
        assertThat(store.released()).isEmpty();
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void seesAHoldThatIsPlacedBeforeTheCustomersLock() {
        customers.restricted(CUSTOMER, "2010-01-31", "CREDIT");
        law.locks().meanwhile(customer -> law.hold(customer, Category.CREDIT));
        left(restricted(Category.CREDIT));

        round();

        assertThat(begun()).isEmpty();
    }

    @Test
    void neverPutsOffTheDayThatWasTold() {
        customers.restricted(CUSTOMER, "2020-01-31", "CONTACT");
        LocalDate promised = LocalDate.of(2026, 6, 1);
        left(Assessments.consequence(Category.CONTACT, Verdict.RESTRICT, promised));

        round();

        assertThat(requireNonNull(store.kept(Category.CONTACT)).until()).isEqualTo(promised);
    }

    @Test
    void learnsTheDayOnceTheRelationshipHasEnded() {
        customers.restricted(CUSTOMER, "2020-01-31", "CONTACT");
        left(restricted(Category.CONTACT));

        round();

        assertThat(requireNonNull(store.kept(Category.CONTACT)).until()).isEqualTo(LocalDate.of(2030, 1, 31));
    }

    @Test
    void letsARequestOfTheCustomersOwnGoFirst() {
        customers.restricted(CUSTOMER, "2010-01-31", "CREDIT");
        left(restricted(Category.CREDIT));
        Filing open = Filings.own(CUSTOMER, Memory.NOW);
        docket.requests().put(new Submitted(open));

        round();

        assertThat(docket.requests().all()).extracting(StoredRequest::id).containsExactly(ID, open.requestId());
        assertThat(store.lookedAtAgain(ID)).isEqualTo(Memory.NOW.plus(INTERVAL));
        assertThat(store.released()).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void takesAnOutageForNoFactAndGoesOnWithTheOthers() {
        UUID unknown = UUID.randomUUID();
        customers.refusesToTell(unknown);
        UUID failing = UUID.randomUUID();
        store.put(new ReleaseStore.Due(failing, unknown), restricted(Category.CREDIT));
        customers.restricted(CUSTOMER, "2010-01-31", "CREDIT");
        left(restricted(Category.CREDIT));

        round();

        assertThat(store.lookedAtAgain(failing)).isEqualTo(Memory.NOW.plus(INTERVAL));
        assertThat(begun()).hasSize(1);
    }

    private void left(Consequence... restricted) {
        store.put(new ReleaseStore.Due(ID, CUSTOMER), restricted);
    }

    private static Consequence restricted(Category category) {
        return Assessments.consequence(category, Verdict.RESTRICT, null);
    }

    private List<StoredRequest> begun() {
        return docket.requests().all().stream()
                .filter(each -> !each.id().equals(ID))
                .toList();
    }

    private Duration round() {
        return memory.get(releasing.round());
    }
}
