package io.guanhu.customer.check;

import static io.guanhu.customer.check.DecidingDesk.SOMEBODY;
import static io.guanhu.customer.registration.RegistrationDesk.BY_LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person whom somebody has looked at becomes a customer. */
class AdmittingTests {

    private final DecidingDesk desk = new DecidingDesk();

    @Test
    void makesACustomerOfTheDraft() {
        UUID id = desk.held();

        StoredCheck ended = desk.memory.get(desk.decide(id, Reason.PERSON_CONFIRMED));

        assertThat(ended.check())
                .returns(State.ADMITTED, RegistrationCheck::state)
                .returns(Reason.PERSON_CONFIRMED, RegistrationCheck::reason)
                .returns("E9001", RegistrationCheck::endedBy);
        assertThat(ended.suspicion()).isEqualTo(Suspicion.NONE);
        assertThat(desk.vault.store().of(id))
                .isEqualTo(new Customer(id, InMemoryVault.BRANCH, CustomerStatus.ACTIVE, null, 1));
        assertThat(desk.vault.of(id)).isEqualTo(SOMEBODY);
        assertThat(desk.vault.tokens().having(SOMEBODY)).containsExactly(id);
        assertThat(desk.vault.drafted()).isEmpty();
        assertThat(desk.registration.remembered.checks()).isEmpty();
        assertThat(desk.memory.announced(CustomerCreated.class))
                .containsExactly(new CustomerCreated(id, InMemoryVault.BRANCH, null, Origin.STAFF, Memory.NOW));
        assertThat(desk.memory.entered()).endsWith("registration-check.decide ALLOWED", "customer.create ALLOWED");
        assertThat(desk.memory.entries().getLast())
                .returns(id, AuditEntryRecorded::customerId)
                .returns("E9001", AuditEntryRecorded::actorId);
    }

    @Test
    void takesThePersonOffTheList() {
        UUID id = desk.held();

        desk.memory.get(desk.decide(id, Reason.PERSON_CONFIRMED));

        assertThat(desk.registration.matching.list().marks()).isEmpty();
    }

    /** An entry with another document may belong to somebody else, whom the next file must not bring back. */
    @Test
    void leavesOthersOnTheListUnlessThePersonSaysTheyAreTheSame() {
        Profile formerly = withAnotherDocument();
        desk.registration.matching.list().erased(formerly);
        UUID confirmed = desk.registration.held(BY_LEAD, SOMEBODY);

        desk.memory.get(desk.decide(confirmed, Reason.PERSON_CONFIRMED));

        assertThat(desk.registration.matching.list().marks()).hasSize(4);
    }

    @Test
    void takesAPersonOffTheListWhoSaysTheyWereACustomer() {
        Profile formerly = withAnotherDocument();
        desk.registration.matching.list().erased(formerly);
        UUID returned = desk.registration.held(BY_LEAD, SOMEBODY);

        desk.memory.get(desk.decide(returned, Reason.PERSON_RETURNED));

        assertThat(desk.registration.matching.list().marks()).isEmpty();
    }

    /** One mark that others may share proves nothing, whatever the person says. */
    @Test
    void leavesThoseOnTheListWhoAreOnlyPerhapsTheSame() {
        desk.registration.matching.list().erased(withAnotherDocument(), Mark.NAME_PHONE);
        UUID returned = desk.registration.held(BY_LEAD, SOMEBODY);

        desk.memory.get(desk.decide(returned, Reason.PERSON_RETURNED));

        assertThat(desk.registration.matching.list().marks()).containsExactly(Mark.NAME_PHONE);
    }

    @Test
    void releasesADocumentThatWasErasedBeforeThereWasTheList() {
        var document = desk.registration.matching.matching().document(SOMEBODY);
        desk.vault.tokens().erased(document);
        UUID id = desk.registration.held(BY_LEAD, SOMEBODY);

        desk.memory.get(desk.decide(id, Reason.PERSON_CONFIRMED));

        assertThat(desk.memory.get(desk.vault.tokens().suppressed(Set.of(document))))
                .isEmpty();
    }

    @Test
    void admitsNobodyWithTheDocumentOfACustomer() {
        UUID holder = desk.vault.customer(SOMEBODY, "SH/PUDONG/001").id();
        UUID id = desk.registration.held(BY_LEAD, SOMEBODY);
        var otherLead = Callers.lead("E1191", "BJ");

        ProblemException problem = desk.refused(desk.decide(id, Reason.PERSON_CONFIRMED), "document-taken");
        assertThat(problem.members()).containsEntry("customerId", holder);
        ProblemException untold =
                desk.refused(desk.decide(otherLead, id, 1, Reason.PERSON_RETURNED, null), "document-taken");
        assertThat(untold.members()).isEmpty();
    }

    @Test
    void admitsNobodyWhoseDocumentAnotherTransactionClaimsMeanwhile() {
        UUID id = desk.held();
        UUID other = desk.vault.store().active("SH/PUDONG/001").id();
        desk.vault
                .tokens()
                .beforeClaim(() -> desk.vault
                        .tokens()
                        .hold(desk.registration.matching.matching().document(SOMEBODY), other));

        ProblemException refusal = desk.refused(desk.decide(id, Reason.PERSON_CONFIRMED), "document-taken");

        assertThat(refusal.members()).containsEntry("customerId", other);
    }

    @Test
    void admitsNobodyToAClosedBranch() {
        UUID id = desk.held();
        desk.directory.branch(InMemoryVault.BRANCH, false);

        desk.refused(desk.decide(id, Reason.PERSON_CONFIRMED), "branch-not-open");
    }

    @Test
    void admitsNobodyWhoseDraftHasLostItsDocument() {
        UUID id = desk.held();
        desk.memory.run(desk.memory.keyring().destroy(id, Set.of(DataCategory.IDENTITY)));

        desk.refused(desk.decide(OPERATIONS, id, 1, Reason.PERSON_CONFIRMED, null), "registration-check-not-open");
    }

    /** The same person by name, phone and email, with another document. */
    private static Profile withAnotherDocument() {
        Profile other = Somebody.number(2);
        for (var field : List.of(BuiltIn.NAME, BuiltIn.PHONE, BuiltIn.EMAIL)) {
            other = Somebody.with(other, field, Somebody.text(SOMEBODY, field));
        }
        return other;
    }
}
