package io.guanhu.customer.registration;

import static io.guanhu.customer.registration.RegistrationDesk.BY_CORE;
import static io.guanhu.customer.registration.RegistrationDesk.BY_LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.BY_MANAGER;
import static io.guanhu.customer.registration.RegistrationDesk.IN_A_FILE;
import static io.guanhu.customer.registration.RegistrationDesk.LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.Registering.NotRegistered;
import io.guanhu.customer.registration.Registering.Registered;
import io.guanhu.customer.registration.Registering.Result;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegisteringTests {

    private static final Profile SOMEBODY = Somebody.number(1);

    private final RegistrationDesk desk = new RegistrationDesk();

    @Test
    void registersSomebodyWhomTheBankDoesNotKnow() {
        UUID id = desk.registered(BY_MANAGER, SOMEBODY);

        assertThat(desk.vault.of(id)).isEqualTo(SOMEBODY);
        assertThat(desk.memory.announced()).containsExactly("customer.created.v1");
        assertThat(desk.memory.entered()).containsExactly("customer.create ALLOWED");
        assertThat(desk.checks.all()).isEmpty();
        assertThat(desk.attempts.sent(MANAGER)).isOne();
        assertThat(desk.attempts.met(MANAGER)).isZero();
    }

    @Test
    void managersReachAtOnceWhomTheyHaveRegistered() {
        UUID id = desk.registered(BY_MANAGER, SOMEBODY);

        assertThat(desk.memory
                        .get(desk.vault.customers().reachable(MANAGER, id))
                        .id())
                .isEqualTo(id);
    }

    @Test
    void answersEachOfSeveralInTheirOrder() {
        List<Result> results = desk.register(IN_A_FILE, SOMEBODY, SOMEBODY, Somebody.number(2));

        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isInstanceOf(Registered.class);
        assertThat(RegistrationDesk.codeOf(results.get(1))).isEqualTo("duplicate-customer");
        assertThat(results.get(2)).isInstanceOf(Registered.class);
        assertThat(desk.vault.store().ids()).hasSize(2);
        assertThat(desk.memory.announced()).hasSize(2);
        assertThat(desk.memory.transactions().committed()).isEqualTo(1 + 1);
    }

    @Test
    void reportsADuplicateToSendersWhoReachTheCustomer() {
        desk.registered(BY_MANAGER, SOMEBODY);
        int entered = desk.memory.entered().size();

        assertThat(desk.refused(BY_LEAD, SOMEBODY)).isEqualTo("duplicate-customer");

        assertThat(desk.vault.store().ids()).hasSize(1);
        assertThat(desk.checks.all()).isEmpty();
        assertThat(desk.memory.announced()).hasSize(1);
        assertThat(desk.memory.entered()).hasSize(entered);
        assertThat(desk.attempts.met(LEAD)).isZero();
    }

    @Test
    void holdsAPersonWhoResemblesACustomerOutOfReach() {
        UUID other = desk.vault.customer(SOMEBODY, "SH/PUDONG/001").id();

        NotRegistered held = (NotRegistered) desk.register(BY_LEAD, SOMEBODY).getFirst();

        assertThat(held.problem().code()).isEqualTo("registration-needs-check");
        StoredCheck check = desk.checks.all().getFirst();
        assertThat(check)
                .isEqualTo(new StoredCheck(
                        check.id(),
                        new RegistrationCheck(
                                State.OPEN,
                                1,
                                "E1190",
                                Memory.NOW,
                                Memory.NOW.plus(Duration.ofDays(14)),
                                null,
                                null,
                                null),
                        InMemoryVault.BRANCH,
                        null,
                        null,
                        Origin.STAFF,
                        new Suspicion(Optional.empty(), Optional.of(Likeness.CERTAIN), Set.of(other))));
        assertThat(desk.memory.get(desk.vault.drafts().open(List.of(check.id()))))
                .isEqualTo(Map.of(check.id(), SOMEBODY));
        assertThat(desk.vault.store().ids()).containsExactly(other);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("registration-check.open ALLOWED");
        assertThat(desk.attempts.met(LEAD)).isOne();
    }

    /** The answer to a stranger's document and to an erased person's is the same. */
    @Test
    void holdsAPersonWhoResemblesAnErasedOneInTheSameWay() {
        desk.matching.list().erased(SOMEBODY);

        assertThat(desk.refused(BY_LEAD, SOMEBODY)).isEqualTo("registration-needs-check");
        assertThat(desk.checks.all().getFirst().suspicion())
                .isEqualTo(new Suspicion(Optional.of(Likeness.CERTAIN), Optional.empty(), Set.of()));
        assertThat(desk.attempts.met(LEAD)).isOne();
    }

    @Test
    void keepsNothingOfWhomASystemOrAFileSends() {
        desk.matching.list().erased(SOMEBODY);

        assertThat(desk.refused(IN_A_FILE, SOMEBODY)).isEqualTo("registration-needs-person");
        assertThat(desk.refused(BY_CORE, SOMEBODY)).isEqualTo("registration-needs-person");

        assertThat(desk.checks.all()).isEmpty();
        assertThat(desk.vault.drafted()).isEmpty();
        assertThat(desk.memory.entered()).isEmpty();
    }

    @Test
    void opensNoSecondCheckOfADocument() {
        desk.matching.list().erased(SOMEBODY);
        UUID check = desk.held(BY_LEAD, SOMEBODY);
        Profile moved = Somebody.with(SOMEBODY, BuiltIn.PHONE, "+8614200000099");

        assertThat(desk.refused(BY_MANAGER, moved)).isEqualTo("registration-needs-check");

        assertThat(desk.checks.all()).extracting(StoredCheck::id).containsExactly(check);
        assertThat(desk.vault.drafted()).containsExactly(check);
        assertThat(desk.memory.entered()).containsExactly("registration-check.open ALLOWED");
    }

    /** Sending the same person again is not probing; sending the person of somebody else's check is. */
    @Test
    void countsSomebodyOnceWhomTheSameCallerSendsAgain() {
        desk.matching.list().erased(SOMEBODY);
        desk.held(BY_LEAD, SOMEBODY);
        desk.refused(BY_LEAD, SOMEBODY);
        desk.refused(BY_MANAGER, SOMEBODY);

        assertThat(desk.attempts.sent(LEAD)).isEqualTo(2);
        assertThat(desk.attempts.met(LEAD)).isOne();
        assertThat(desk.attempts.met(MANAGER)).isOne();
    }

    @Test
    void opensACheckAnewOnceTheFirstIsOver() {
        desk.matching.list().erased(SOMEBODY);
        UUID first = desk.held(BY_LEAD, SOMEBODY);
        desk.memory.clock().pass(Duration.ofDays(14));

        UUID second = desk.held(BY_LEAD, SOMEBODY);

        assertThat(desk.checks.of(first).check().state()).isEqualTo(State.EXPIRED);
        assertThat(desk.checks.of(second).check().state()).isEqualTo(State.OPEN);
        assertThat(desk.vault.drafted()).containsExactly(second);
    }

    @Test
    void holdsWhoseDocumentAnotherTransactionClaimsMeanwhile() {
        UUID other = desk.vault.store().active("SH/PUDONG/001").id();
        desk.vault
                .tokens()
                .beforeClaim(
                        () -> desk.vault.tokens().hold(desk.matching.matching().document(SOMEBODY), other));

        assertThat(desk.refused(BY_LEAD, SOMEBODY)).isEqualTo("registration-needs-check");

        assertThat(desk.vault.store().ids()).containsExactly(other);
        assertThat(desk.checks.all()).hasSize(1);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("registration-check.open ALLOWED");
    }

    @Test
    void takesNobodyWhoseSenderHasReachedTheLimit() {
        desk.attempts.exhaust(LEAD);

        assertThat(desk.memory
                        .refusal(desk.registering.register(BY_LEAD, List.of(RegistrationDesk.draft(SOMEBODY))))
                        .code())
                .isEqualTo("too-many-requests");

        assertThat(desk.vault.store().ids()).isEmpty();
        assertThat(desk.memory.transactions().committed()).isZero();
        desk.registered(BY_MANAGER, SOMEBODY);
    }

    @Test
    void opensNoTransactionForThoseItRefuses() {
        desk.registered(BY_MANAGER, SOMEBODY);
        int committed = desk.memory.transactions().committed();

        desk.refused(BY_LEAD, SOMEBODY);

        // Only the count of what was sent.
        assertThat(desk.memory.transactions().committed()).isEqualTo(committed + 1);
    }

    @Test
    void registersNobodyOfNobody() {
        assertThat(desk.register(IN_A_FILE)).isEmpty();
    }
}
