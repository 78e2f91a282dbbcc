package io.guanhu.customer.decision;

import static io.guanhu.customer.change.ChangeDesk.OPERATIONS;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.decision.Confirming.Result;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The proposer reads the difference and confirms it. */
class ConfirmingTests {

    private static final String NEW_PHONE = "+8614200000099";

    private final DecisionDesk decision = new DecisionDesk();
    private final ChangeDesk desk = decision.desk;

    @Test
    void putsInForceWhatOnePersonMayChange() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);

        Result result = desk.memory.get(decision.confirm(change));

        assertThat(result.version()).isEqualTo(2);
        assertThat(result.change()).isEqualTo(desk.of(change));
        assertThat(desk.of(change))
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied)
                                .returns("E1101", Applied::by)
                                .returns(Memory.NOW, Applied::at)
                                .returns(2L, Applied::version));
        assertThat(desk.vault.of(desk.id)).isEqualTo(Somebody.with(desk.profile, BuiltIn.PHONE, NEW_PHONE));
        assertThat(desk.vault.store().of(desk.id).version()).isEqualTo(2);
        assertThat(desk.memory.entered()).containsExactly("customer.change.confirm ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns(desk.id, AuditEntryRecorded::customerId)
                .returns("CUSTOMER_REQUEST", AuditEntryRecorded::reason);
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("phone.before", "phone.after");
    }

    /** Anyone who reads the difference can confirm it, proposer or not. */
    @Test
    void leavesWhoTheCustomerIsToASecondPerson() {
        UUID change = desk.proposed(BuiltIn.NAME, "萧改名");

        Result result = desk.memory.get(decision.confirming.confirm(OPERATIONS, desk.id, change));

        assertThat(result.version()).isOne();
        assertThat(desk.of(change))
                .isInstanceOfSatisfying(
                        AwaitingDecision.class,
                        awaiting -> assertThat(awaiting)
                                .returns("E9001", AwaitingDecision::confirmedBy)
                                .returns(Memory.NOW.plus(Duration.ofDays(7)), AwaitingDecision::expiresAt));
        assertThat(desk.vault.store().of(desk.id)).isEqualTo(desk.customer);
        assertThat(desk.vault.of(desk.id)).isEqualTo(desk.profile);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("customer.change.confirm ALLOWED");
    }

    @Test
    void leavesToASecondPersonWhomTheCustomerHasComeToResemble() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        UUID other = desk.vault.customer(namesake(), "SH/PUDONG/001").id();

        desk.memory.get(decision.confirm(change));

        assertThat(desk.state(change)).isEqualTo(State.AWAITING_DECISION);
        assertThat(desk.of(change).proposal().needsSecondPerson()).isTrue();
        assertThat(desk.memory.get(desk.suspicions.of(change)).why())
                .isEqualTo(new Suspicion(Optional.empty(), Optional.of(Likeness.PERHAPS), Set.of(other)));
        assertThat(desk.vault.of(desk.id)).isEqualTo(desk.profile);
    }

    @Test
    void refusesTheDocumentOfSomebodyWhoHasComeMeanwhile() {
        UUID change = desk.proposed(BuiltIn.ID_NUMBER, Somebody.text(Somebody.number(2), BuiltIn.ID_NUMBER));
        Customer other = desk.vault.customer(Somebody.number(2));
        desk.vault.store().owned(other.id(), "E1101", InMemoryVault.BRANCH);

        refused(decision.confirm(change), "duplicate-customer");
    }

    @Test
    void confirmsNothingTwice() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.memory.get(decision.confirm(change));

        refused(decision.confirm(change), "change-not-open");
    }

    @Test
    void confirmsNothingThatIsTooOld() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.memory.clock().pass(Duration.ofDays(1));

        refused(decision.confirm(change), "change-expired");
    }

    @Test
    void confirmsNothingThatAnErasureHasEnded() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.store.expire(change);

        refused(decision.confirm(change), "change-expired");
    }

    @Test
    void confirmsNothingThatAnErasureEndsMeanwhile() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.vault.store().beforeLock(() -> desk.store.expire(change));

        refused(decision.confirm(change), "change-expired");
    }

    @Test
    void refusesADifferenceFromAnEarlierVersion() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.vault.change(desk.id);

        refused(decision.confirm(change), "stale-version");
    }

    @Test
    void refusesACustomerWhomSomebodyChangesMeanwhile() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        desk.vault.store().beforeLock(() -> desk.vault.change(desk.id));

        refused(decision.confirm(change), "stale-version");
    }

    @Test
    void knowsNoChangeOfAnotherCustomer() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);
        UUID other = desk.vault.customer(Somebody.number(2)).id();

        refused(decision.confirming.confirm(OPERATIONS, other, change), "change-not-found");
        refused(decision.confirm(UUID.randomUUID()), "change-not-found");
    }

    @Test
    void hidesCustomersOutOfReach() {
        UUID change = desk.proposed(BuiltIn.PHONE, NEW_PHONE);

        refused(decision.confirming.confirm(STRANGER, desk.id, change), "customer-not-found");
    }

    private Profile namesake() {
        Profile other = Somebody.with(Somebody.number(2), BuiltIn.PHONE, NEW_PHONE);
        return Somebody.with(other, BuiltIn.NAME, Somebody.text(desk.profile, BuiltIn.NAME));
    }

    private void refused(Mono<?> work, String code) {
        desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.change.confirm");
    }
}
