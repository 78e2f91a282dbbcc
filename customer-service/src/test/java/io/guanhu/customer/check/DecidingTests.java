package io.guanhu.customer.check;

import static io.guanhu.customer.registration.RegistrationDesk.LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may decide when, and how a registration is rejected. */
class DecidingTests {

    private final DecidingDesk desk = new DecidingDesk();
    private final UUID id = desk.held();
    private final List<String> entered = desk.memory.entered();

    @ParameterizedTest
    @EnumSource(names = {"DOCUMENTS_NOT_ACCEPTED", "PERSON_DECLINED", "PERSON_NOT_REACHED"})
    void rejectsAndForgetsTheDraftButNotTheRejection(Reason reason) {
        StoredCheck ended = desk.memory.get(desk.decide(id, reason));

        assertThat(ended).isEqualTo(desk.registration.checks.of(id));
        assertThat(ended.check())
                .returns(State.REJECTED, RegistrationCheck::state)
                .returns(2L, RegistrationCheck::version)
                .returns(reason, RegistrationCheck::reason)
                .returns("E9001", RegistrationCheck::endedBy)
                .returns(Memory.NOW, RegistrationCheck::endedAt);
        assertThat(desk.vault.drafted()).isEmpty();
        assertThat(desk.registration.remembered.checks()).containsExactly(id);
        assertThat(desk.vault.store().ids()).isEmpty();
        assertThat(desk.registration.matching.list().marks()).hasSize(4);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered())
                .endsWith("registration-check.decide ALLOWED")
                .hasSize(entered.size() + 1);
        assertThat(desk.memory.entries().getLast())
                .returns(id.toString(), AuditEntryRecorded::resourceId)
                .returns(null, AuditEntryRecorded::customerId)
                .returns(reason.name(), AuditEntryRecorded::reason);
    }

    @Test
    void entersWhichCustomerThePersonIs() {
        UUID customer = desk.vault.customer(Somebody.number(2)).id();

        desk.memory.get(desk.decide(OPERATIONS, id, 1, Reason.ALREADY_CUSTOMER, customer));

        assertThat(desk.registration.checks.of(id).check().state()).isEqualTo(State.REJECTED);
        assertThat(desk.memory.entered())
                .endsWith("registration-check.decide ALLOWED", "registration-check.identify ALLOWED");
        assertThat(desk.memory.entries().getLast())
                .returns(customer, AuditEntryRecorded::customerId)
                .returns("ALREADY_CUSTOMER", AuditEntryRecorded::reason);
    }

    @Test
    void wantsTheCustomerWithThatReasonAlone() {
        UUID customer = desk.vault.customer(Somebody.number(2)).id();

        assertThat(desk.refused(desk.decide(id, Reason.ALREADY_CUSTOMER), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("customerId", "required"));
        assertThat(desk.refused(desk.decide(OPERATIONS, id, 1, Reason.PERSON_DECLINED, customer), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("customerId", "only-already-customer"));
    }

    @Test
    void knowsNoCustomerOutOfReach() {
        UUID far = desk.vault.customer(Somebody.number(2), "SH/PUDONG/001").id();
        var otherLead = Callers.lead("E1191", "BJ");

        desk.refused(desk.decide(otherLead, id, 1, Reason.ALREADY_CUSTOMER, far), "customer-not-found");
    }

    @Test
    void nobodyDecidesOnTheirOwnRegistration() {
        desk.refused(desk.decide(LEAD, id, 1, Reason.PERSON_CONFIRMED, null), "own-registration");
        desk.refused(desk.decide(LEAD, id, 1, Reason.PERSON_DECLINED, null), "own-registration");
    }

    @Test
    void decidesNothingTwice() {
        desk.memory.get(desk.decide(id, Reason.PERSON_DECLINED));

        desk.refused(desk.decide(id, Reason.PERSON_DECLINED), "registration-check-not-open");
        desk.refused(desk.decide(OPERATIONS, id, 2, Reason.PERSON_CONFIRMED, null), "registration-check-not-open");
    }

    @Test
    void decidesNothingThatIsOver() {
        desk.memory.clock().pass(Duration.ofDays(14));

        desk.refused(desk.decide(id, Reason.PERSON_CONFIRMED), "registration-check-not-open");
        desk.refused(desk.decide(id, Reason.PERSON_DECLINED), "registration-check-not-open");
    }

    @Test
    void refusesAnotherVersionThanWasRead() {
        desk.refused(desk.decide(OPERATIONS, id, 2, Reason.PERSON_CONFIRMED, null), "stale-version");
        desk.refused(desk.decide(OPERATIONS, id, 2, Reason.PERSON_DECLINED, null), "stale-version");
    }

    @Test
    void knowsNoOtherChecks() {
        desk.refused(desk.decide(UUID.randomUUID(), Reason.PERSON_DECLINED), "registration-check-not-found");
    }

    /** Both read it open; the lock shows the second one the truth. */
    @Test
    void rejectsNothingThatSomebodyElseEndsMeanwhile() {
        desk.registration.checks.beforeLock(() -> desk.registration.checks.expire(id));

        desk.refused(desk.decide(id, Reason.PERSON_DECLINED), "registration-check-not-open");
    }

    @Test
    void admitsNobodyIfTheCheckEndsMeanwhile() {
        desk.registration.checks.beforeLock(() -> desk.registration.checks.expire(id));

        desk.refused(desk.decide(id, Reason.PERSON_CONFIRMED), "registration-check-not-open");
    }
}
