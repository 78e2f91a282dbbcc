package io.guanhu.customer.withdrawal;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static io.guanhu.customer.change.ChangeDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Withdrawn;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WithdrawingTests {

    private static final String WORDS = "changed their mind";

    private final ChangeDesk desk = new ChangeDesk();
    private final Withdrawing withdrawing = new Withdrawing(
            desk.vault.customers(),
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.suspecting,
            desk.memory.keyring(),
            desk.memory.clock());

    @Test
    void endsAnOpenChangeAndKeepsTheReasonSealed() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);

        Change withdrawn = desk.memory.get(withdraw(MANAGER, change, 1, WORDS));

        assertThat(withdrawn).isEqualTo(new Withdrawn(withdrawn.proposal(), "E1101", Memory.NOW));
        assertThat(desk.of(change)).isEqualTo(withdrawn);
        assertThat(desk.decisionText(change)).isEqualTo(WORDS);
        assertThat(desk.reasonText(change)).isEqualTo("asked for it");
        assertThat(desk.vault.store().of(desk.id)).isEqualTo(desk.customer);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).containsExactly("customer.change.withdraw ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns(desk.id, AuditEntryRecorded::customerId)
                .returns("CUSTOMER_REQUEST", AuditEntryRecorded::reason);
    }

    @Test
    void forgetsWhomTheCustomerWouldResemble() {
        UUID change = desk.awaiting(BuiltIn.NAME, "萧改名");
        desk.memory.run(desk.suspicions.keep(
                change, new Suspicion(Optional.of(Likeness.LIKELY), Optional.empty(), Set.of()), Memory.NOW));

        desk.memory.get(withdraw(MANAGER, change, 2, WORDS));

        assertThat(desk.of(change)).isInstanceOf(Withdrawn.class);
        assertThat(desk.suspicions.keptUntil(change)).isEmpty();
    }

    @Test
    void onlyTheProposerTakesAChangeBack() {
        refused(withdraw(LEAD, desk.proposed(BuiltIn.PHONE, null), 1, WORDS), "not-proposer");
    }

    @Test
    void refusesAStepThatTheProposerHasNotSeen() {
        refused(withdraw(MANAGER, desk.awaiting(BuiltIn.NAME, "萧改名"), 1, WORDS), "stale-version");
    }

    @Test
    void takesNothingBackTwice() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        desk.memory.get(withdraw(MANAGER, change, 1, WORDS));

        refused(withdraw(MANAGER, change, 3, WORDS), "change-not-open");
    }

    @Test
    void takesNothingBackThatHasExpired() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        UUID erased = desk.awaiting(BuiltIn.PHONE, null);
        desk.store.expire(erased);

        refused(withdraw(MANAGER, erased, 3, WORDS), "change-expired");
        desk.memory.clock().pass(Duration.ofDays(1));
        refused(withdraw(MANAGER, change, 1, WORDS), "change-expired");
    }

    @Test
    void hidesCustomersOutOfReachAndUnknownChanges() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        UUID other = desk.vault.customer(Somebody.number(2)).id();

        refused(withdraw(STRANGER, change, 1, WORDS), "customer-not-found");
        refused(withdraw(MANAGER, UUID.randomUUID(), 1, WORDS), "change-not-found");
        refused(withdrawing.withdraw(LEAD, other, change, version(1), WORDS), "change-not-found");
    }

    @Test
    void wantsAReason() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);

        assertThat(refused(withdraw(MANAGER, change, 1, null), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("reason", "required"));
    }

    @Test
    void takesNoReasonThatCannotBeKept() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(refused(withdraw(MANAGER, change, 1, WORDS), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("reason", "cannot-be-kept"));
        assertThat(desk.memory.get(withdraw(MANAGER, change, 1, null))).isInstanceOf(Withdrawn.class);
        assertThat(desk.store.of(change).decision()).isNull();
    }

    /** Nothing new may be stored about a former customer, and no key created for it. */
    @Test
    void takesNoReasonOfAFormerCustomerWhoseDealingsWereErased() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        desk.vault.close(desk.id, LocalDate.of(2026, 6, 10));
        desk.vault.erase(desk.id, DataCategory.INTERACTION);

        refused(withdraw(MANAGER, change, 1, WORDS), "invalid-request");
        assertThat(desk.keys().destroyed(DataCategory.INTERACTION)).isTrue();
    }

    private Mono<Change> withdraw(Caller caller, UUID change, long step, @Nullable String text) {
        return withdrawing.withdraw(caller, desk.id, change, version(step), text);
    }

    private ProblemException refused(Mono<?> work, String code) {
        ProblemException refusal = desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.change.withdraw");
        return refusal;
    }
}
