package io.guanhu.privacy.decision;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.command.InMemoryCommands;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest.Refused;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.AwaitingApproval;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DecidingTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Caller SELF = Callers.customer(CUSTOMER);
    private static final Caller OFFICER = Callers.staff("E9101", "BJ", Roles.COMPLIANCE_OFFICER);
    private static final Filing OWN = Filings.own(CUSTOMER, Memory.NOW, Category.CONTACT);
    private static final UUID ID = OWN.requestId();
    private static final AwaitingApproval AWAITING = new AwaitingApproval(OWN, Assessments.erasing(Category.CONTACT));

    private final Memory memory = new Memory("privacy-service");
    private final KnownCustomers customers = new KnownCustomers();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryCommands shared = new InMemoryCommands(memory, docket, customers);
    private final Deciding deciding =
            new Deciding(shared.commands(), docket.requests(), memory.keyring(), shared.guard(), docket.notices());

    @BeforeEach
    void theCustomerHasContacts() {
        customers.reachedAt(CUSTOMER, "13800138000", "a@example.com");
    }

    @Test
    void confirmsForGood() {
        docket.requests().put(new Verified(OWN, null));

        memory.get(deciding.confirm(ID, true, SELF));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.CONFIRMED);
        assertThat(memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::from, RequestAdvanced::to)
                .containsExactly(tuple(RequestState.VERIFIED, RequestState.CONFIRMED));
        assertThat(memory.entered()).containsExactly("privacy-request.confirm ALLOWED");
    }

    @Test
    void confirmsNothingThatWasNotAcknowledged() {
        docket.requests().put(new Verified(OWN, null));

        refused(deciding.confirm(ID, false, SELF), "not-acknowledged", "privacy-request.confirm");
    }

    @Test
    void executesWhatASecondPersonApproves() {
        docket.requests().put(AWAITING);

        memory.get(deciding.approve(ID, OFFICER));

        assertThat(docket.requests().of(ID).request())
                .isEqualTo(new Executing(OWN, AWAITING.assessment(), Step.ORDERING));
        assertThat(memory.entered()).containsExactly("privacy-request.approve ALLOWED");
    }

    @Test
    void approvesNothingThatOneHasHandled() {
        Filing handled = Filings.takenDown(CUSTOMER, Channel.COUNTER, OFFICER.id(), Memory.NOW);
        docket.requests().put(new AwaitingApproval(handled, AWAITING.assessment()));

        refused(deciding.approve(handled.requestId(), OFFICER), "same-person", "privacy-request.approve");
    }

    @Test
    void approvesNothingOfACustomerWhoseContactOneHasChanged() {
        docket.requests().put(AWAITING);
        customers.phoneChangedBy(CUSTOMER, "E9003", OFFICER.id());

        refused(deciding.approve(ID, OFFICER), "changed-the-contact", "privacy-request.approve");
    }

    @Test
    void tellsTheCustomerOfARefusalWhoseReasonsAreSealed() {
        docket.requests().put(AWAITING);

        memory.get(deciding.reject(ID, "a lawsuit", "art. 5", OFFICER));

        Refused why = requireNonNull(docket.requests().of(ID).refused());
        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.REJECTED);
        assertThat(memory.keys().of(ID).open(DataCategory.INTERACTION, "decision", why.sealedReason()))
                .isEqualTo("a lawsuit".getBytes(StandardCharsets.UTF_8));
        assertThat(docket.requests().noticesOf(ID)).containsExactly("SMS", "EMAIL");
        assertThat(memory.announced(NotificationRequested.class))
                .allMatch(each ->
                        each.template().equals("erasure-refused") && "privacy-service".equals(each.particulars()))
                .noneMatch(each -> each.toString().contains("lawsuit"))
                .hasSize(2);
    }

    @Test
    void refusesNothingThatIsExecutedAlready() {
        docket.requests().put(new Executing(OWN, AWAITING.assessment(), Step.ORDERING));

        refused(deciding.reject(ID, "a lawsuit", "art. 5", OFFICER), "already-executing", "privacy-request.reject");
        assertThat(docket.requests().of(ID).refused()).isNull();
        assertThat(docket.requests().noticesOf(ID)).isEmpty();
    }

    @Test
    void cancelsAndTellsTheCustomerByEveryWay() {
        docket.requests().put(AWAITING);

        ErasureRequest cancelled = memory.get(deciding.cancel(ID, SELF));

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(memory.announced(NotificationRequested.class))
                .extracting(NotificationRequested::channel, NotificationRequested::locale)
                .containsExactly(
                        tuple(NotificationEvents.Channel.SMS, Language.ENGLISH),
                        tuple(NotificationEvents.Channel.EMAIL, Language.ENGLISH));
    }

    @Test
    void letsStaffCancelNothing() {
        docket.requests().put(AWAITING);

        refused(deciding.cancel(ID, OFFICER), "only-customer-cancels", "privacy-request.cancel");
    }

    @Test
    void decidesOnNothingThatIsNotThere() {
        assertThat(memory.refusal(deciding.approve(ID, OFFICER)).code()).isEqualTo("privacy-request-not-found");
        assertThat(memory.refusal(deciding.reject(ID, "a", "b", OFFICER)).code())
                .isEqualTo("privacy-request-not-found");
        assertThat(memory.keys().of(ID).living(DataCategory.INTERACTION)).isFalse();
    }

    private void refused(Mono<?> work, String code, String act) {
        var before = docket.requests().all();

        assertThat(memory.refusal(work).code()).isEqualTo(code);
        assertThat(memory.attempted()).containsExactly(act);
        assertThat(docket.requests().all()).isEqualTo(before);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }
}
