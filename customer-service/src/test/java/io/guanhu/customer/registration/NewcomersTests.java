package io.guanhu.customer.registration;

import static io.guanhu.customer.registration.RegistrationDesk.LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class NewcomersTests {

    private static final Profile SOMEBODY = Somebody.number(1);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private final RegistrationDesk desk = new RegistrationDesk();
    private final UUID id = desk.memory.ids().next();

    @Test
    void keepsASealedCustomerAndAnnouncesThem() {
        Draft draft = new Draft(SOMEBODY, InMemoryVault.BRANCH, "E1102", null, List.of());

        Set<UUID> entered = enter(LEAD, Origin.STAFF, Map.of(id, draft));

        assertThat(entered).containsExactly(id);
        assertThat(desk.vault.store().of(id))
                .isEqualTo(new Customer(id, InMemoryVault.BRANCH, CustomerStatus.ACTIVE, null, 1));
        assertThat(desk.vault.of(id)).isEqualTo(SOMEBODY);
        assertThat(desk.vault.tokens().having(SOMEBODY)).containsExactly(id);
        assertThat(desk.vault.dates().all()).containsEntry(id, LocalDate.of(2026, 6, 1));
        assertThat(desk.memory.announced()).hasSize(1);
        assertThat(desk.memory.announced(CustomerCreated.class))
                .containsExactly(new CustomerCreated(id, InMemoryVault.BRANCH, "E1102", Origin.STAFF, Memory.NOW));
        assertThat(desk.memory.entered()).containsExactly("customer.create ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns(id, AuditEntryRecorded::customerId)
                .returns("E1190", AuditEntryRecorded::actorId);
    }

    @Test
    void announcesARelationshipThatHasEndedTwice() {
        Draft draft = new Draft(SOMEBODY, InMemoryVault.BRANCH, null, DAY, List.of());

        enter(LEAD, Origin.IMPORT, Map.of(id, draft));

        assertThat(desk.vault.store().of(id).status()).isEqualTo(CustomerStatus.CLOSED);
        assertThat(desk.memory.announced()).containsExactly("customer.created.v1", "customer.status-changed.v1");
        assertThat(desk.memory.announced(CustomerStatusChanged.class))
                .containsExactly(new CustomerStatusChanged(id, Status.CLOSED, DAY, Memory.NOW));
    }

    @Test
    void leavesOutThoseWhoseDocumentSomebodyElseHas() {
        desk.vault.customer(SOMEBODY, "SH/PUDONG/001");
        UUID other = desk.memory.ids().next();

        Set<UUID> entered = enter(
                LEAD,
                Origin.IMPORT,
                Map.of(id, RegistrationDesk.draft(SOMEBODY), other, RegistrationDesk.draft(Somebody.number(2))));

        assertThat(entered).containsExactly(other);
        assertThat(desk.vault.store().ids()).contains(other).doesNotContain(id);
        assertThat(desk.vault.of(id)).isEqualTo(Profile.EMPTY);
        assertThat(desk.memory.announced(CustomerCreated.class))
                .singleElement()
                .returns(other, CustomerCreated::customerId);
        assertThat(desk.memory.entries()).singleElement().returns(other, AuditEntryRecorded::customerId);
    }

    @Test
    void givesManagersAndNobodyElseWhomTheyRegister() {
        UUID leads = desk.memory.ids().next();
        desk.memory.get(sealing(
                Set.of(id),
                desk.newcomers.register(MANAGER, Origin.STAFF, Map.of(id, RegistrationDesk.draft(MANAGER, SOMEBODY)))));
        desk.memory.get(sealing(
                Set.of(leads),
                desk.newcomers.register(
                        LEAD, Origin.STAFF, Map.of(leads, RegistrationDesk.draft(Somebody.number(2))))));

        assertThat(desk.memory.get(desk.vault.customers().visibleOf(MANAGER, Set.of(id, leads))))
                .containsExactly(id);
    }

    @Test
    void doesNothingForNobody() {
        assertThat(desk.memory.get(desk.newcomers.registerUnassigned(LEAD, Origin.STAFF, Map.of())))
                .isEmpty();
        assertThat(desk.memory.entered()).isEmpty();
    }

    private Set<UUID> enter(Caller caller, Origin origin, Map<UUID, Draft> drafts) {
        return desk.memory.get(sealing(drafts.keySet(), desk.newcomers.registerUnassigned(caller, origin, drafts)));
    }

    private Mono<Set<UUID>> sealing(Set<UUID> ids, Mono<Set<UUID>> work) {
        return desk.memory.keyring().sealing(ids, Customers.CATEGORIES, work);
    }
}
