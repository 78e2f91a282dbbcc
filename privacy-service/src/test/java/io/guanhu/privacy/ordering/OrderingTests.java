package io.guanhu.privacy.ordering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.client.ServiceRefusedException;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.assessment.InMemoryLaw;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.execution.InMemorySteps;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderingTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Filing FILING = Filings.own(CUSTOMER, Memory.NOW, Category.MARKETING);
    private static final UUID ID = FILING.requestId();
    private static final Executing APPROVED =
            new Executing(FILING, Assessments.erasing(Category.MARKETING), Step.ORDERING);

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryLaw law = new InMemoryLaw(memory, customers);
    private final InMemoryOrderStore store = new InMemoryOrderStore(memory, docket.requests());
    private final Ordering ordering = new Ordering(
            customers.directory(),
            memory.keyring(),
            law.assessing(),
            docket.requests(),
            store,
            memory.outbox(),
            InMemorySteps.of(memory, docket),
            InMemorySteps.SETTINGS,
            memory.ids(),
            memory.clock());

    @BeforeEach
    void theCustomerIsKnown() {
        docket.requests().put(APPROVED);
        customers.holding(CUSTOMER, "MARKETING");
        customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
    }

    @Test
    void ordersEveryHolderToErase() {
        memory.run(ordering.run(APPROVED));

        ErasureOrdered order = memory.announced(ErasureOrdered.class).getFirst();
        assertThat(order.erase()).containsExactly(DataCategory.MARKETING);
        assertThat(order.holders()).containsExactlyInAnyOrder("customer-service", "audit-service");
        assertThat(order.customerId()).isEqualTo(CUSTOMER);
        assertThat(order.leavesNoTrace()).isFalse();
        assertThat(requireNonNull(store.of(ID)).json()).isEqualTo(EventCodec.write(order));
        assertThat(requireNonNull(store.of(ID)).holders()).isEqualTo(order.holders());
        assertThat(docket.requests().of(ID).orderId()).isEqualTo(order.orderId());
        assertThat(step()).isEqualTo(Step.AWAITING_RECEIPTS);
    }

    @Test
    void keepsTheContactUnderAKeyOfTheRequestsOwn() {
        memory.run(ordering.run(APPROVED));

        byte[] phone = requireNonNull(requireNonNull(store.contactOf(ID)).phone());
        assertThat(memory.keys().of(ID).open(DataCategory.CONTACT, "phone", phone))
                .isEqualTo("13800138000".getBytes(StandardCharsets.UTF_8));
        assertThat(memory.keys().of(CUSTOMER).living(DataCategory.CONTACT)).isFalse();
    }

    @Test
    void erasesNothingThatAHoldKeepsByNow() {
        law.hold(CUSTOMER, Category.MARKETING);

        memory.run(ordering.run(APPROVED));

        assertThat(memory.announced(ErasureOrdered.class).getFirst().erase()).isEmpty();
        Consequence kept =
                requireNonNull(docket.requests().assessed(ID)).consequences().getFirst();
        assertThat(kept.verdict()).isNotEqualTo(Verdict.ERASE);
        assertThat(kept.confirmed()).as("what the customer was shown").isEqualTo(Verdict.ERASE);
    }

    @Test
    void seesAHoldThatIsPlacedBeforeTheCustomersLock() {
        law.locks().meanwhile(customer -> law.hold(customer, Category.MARKETING));

        memory.run(ordering.run(APPROVED));

        assertThat(law.locks().taken()).containsExactly(CUSTOMER);
        assertThat(memory.announced(ErasureOrdered.class).getFirst().erase()).isEmpty();
    }

    @Test
    void restrictsWhatTheLawKeepsUntilItsDay() {
        customers.restricted(CUSTOMER, "2026-01-31", "CONTACT");

        memory.run(ordering.run(approvedForContact()));

        assertThat(memory.announced(ErasureOrdered.class).getFirst().restrict())
                .extracting(Restriction::category, Restriction::until)
                .containsExactly(tuple(DataCategory.CONTACT, LocalDate.of(2036, 1, 31)));
    }

    @Test
    void restrictsNothingAnewThatAnEarlierRequestHasRestricted() {
        customers.restricted(CUSTOMER, "2026-01-31", "CONTACT");
        law.restricted(
                CUSTOMER, Assessments.consequence(Category.CONTACT, Verdict.RESTRICT, LocalDate.of(2036, 1, 31)));

        memory.run(ordering.run(approvedForContact()));

        assertThat(memory.announced(ErasureOrdered.class).getFirst().restrict()).isEmpty();
    }

    private Executing approvedForContact() {
        Filing filing = Filings.own(CUSTOMER, Memory.NOW, Category.CONTACT);
        var approved = new Executing(filing, Assessments.restricting(null, Category.CONTACT), Step.ORDERING);
        docket.requests().put(approved);
        return approved;
    }

    @Test
    void keepsNoContactForAHiddenErasure() {
        Filing hidden = FILING.released(ID, Set.of(Category.CONTACT), true, Memory.NOW, LocalDate.of(2026, 6, 15));
        var released = new Executing(hidden, Assessments.erasing(Category.CONTACT), Step.ORDERING);
        docket.requests().put(released);

        memory.run(ordering.run(released));

        assertThat(memory.announced(ErasureOrdered.class).getFirst().leavesNoTrace())
                .isTrue();
        assertThat(requireNonNull(store.contactOf(ID)))
                .extracting(InMemoryOrderStore.Contact::phone, InMemoryOrderStore.Contact::email)
                .containsExactly(null, null);
        assertThat(customers.asked()).isNotEmpty().noneMatch(path -> path.endsWith("/contacts"));
    }

    @Test
    void ordersNothingWithoutTheFacts() {
        customers.refusesToTell(CUSTOMER);

        assertThatThrownBy(() -> memory.run(ordering.run(APPROVED))).isInstanceOf(ServiceRefusedException.class);

        assertNothingIsOrdered();
    }

    @Test
    void ordersNothingOfARequestThatAnotherWorkerHasMovedOn() {
        docket.requests().put(APPROVED.stepped());

        memory.run(ordering.run(APPROVED));

        assertThat(store.of(ID)).isNull();
        assertThat(memory.announced()).isEmpty();
    }

    private void assertNothingIsOrdered() {
        assertThat(store.of(ID)).isNull();
        assertThat(store.contactOf(ID)).isNull();
        assertThat(memory.announced()).isEmpty();
        assertThat(step()).isEqualTo(Step.ORDERING);
    }

    private Step step() {
        return ((Executing) docket.requests().of(ID).request()).step();
    }
}
