package io.guanhu.notification.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.settlement.SettlementController.Settled;
import io.guanhu.notification.settlement.SettlementStore.Locked;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SettlingTests {

    private static final Caller CALLER = Callers.staff("E5001", "BJ", Roles.COMPLIANCE_OFFICER);

    private final Memory memory = new Memory("notification-service");
    private final InMemorySettlementStore store = new InMemorySettlementStore(memory);
    private final Settling settling = new Settling(store, memory.outbox(), memory.acts(), memory.clock());
    private final UUID id = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    private void thereIs(State state, boolean open) {
        store.rows.put(id, new Locked(id, customer, Channel.SMS, state, open));
    }

    @Test
    void sendsAnOpenMessageAgain() {
        thereIs(State.STUCK, true);

        assertThat(memory.get(settling.retry(CALLER, id))).isEqualTo(new Settled(id, State.QUEUED));

        assertThat(state()).isEqualTo(State.QUEUED);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).containsExactly("notification.retry ALLOWED");
    }

    @Test
    void closesAnOpenMessageAndAnnouncesWhy() {
        thereIs(State.STUCK, true);

        memory.get(settling.settle(CALLER, id, Settlement.DELIVERED_BY_LETTER));

        assertThat(state()).isEqualTo(State.SETTLED);
        assertThat(memory.announced(NotificationAdvanced.class))
                .containsExactly(new NotificationAdvanced(
                        id, customer, NotificationEvents.Channel.SMS, MessageState.SETTLED, Memory.NOW));
        assertThat(memory.entries())
                .singleElement()
                .returns("notification.settle", AuditEntryRecorded::action)
                .returns("DELIVERED_BY_LETTER", AuditEntryRecorded::reason)
                .returns(customer, AuditEntryRecorded::customerId);
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void leavesAMessageThatIsNotOpen() {
        thereIs(State.SENDING, false);

        refused("notification-not-open", "notification.retry", settling.retry(CALLER, id));
        refused("notification-not-open", "notification.settle", settling.settle(CALLER, id, Settlement.NOT_REACHABLE));
        assertThat(state()).isEqualTo(State.SENDING);
    }

    @Test
    void knowsNoOtherMessage() {
        ProblemException refusal = memory.refusal(settling.retry(CALLER, id));

        assertThat(refusal.code()).isEqualTo("notification-not-found");
        assertThat(memory.entered()).isEmpty();
    }

    private State state() {
        return memory.get(store.lock(id)).state();
    }

    private void refused(String code, String attempted, Mono<?> work) {
        assertThat(memory.refusal(work).code()).isEqualTo(code);
        assertThat(memory.attempted()).containsExactly(attempted);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.transactions().committed()).isZero();
    }

    private static final class InMemorySettlementStore extends SettlementStore {

        private final Map<UUID, Locked> rows;

        InMemorySettlementStore(Memory memory) {
            super(Memory.noDatabase());
            rows = memory.rows();
        }

        @Override
        Mono<Locked> lock(UUID id) {
            return Mono.fromSupplier(() -> rows.get(id));
        }

        @Override
        Mono<Void> requeue(UUID id, Instant now) {
            return become(id, State.QUEUED, true);
        }

        @Override
        Mono<Void> settle(UUID id, Settlement settlement, Caller caller, Instant now) {
            return become(id, State.SETTLED, false);
        }

        private Mono<Void> become(UUID id, State state, boolean open) {
            return Mono.fromRunnable(() -> rows.computeIfPresent(
                    id, (_, row) -> new Locked(id, row.customerId(), row.channel(), state, open)));
        }
    }
}
