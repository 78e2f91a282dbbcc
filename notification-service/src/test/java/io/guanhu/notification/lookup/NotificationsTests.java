package io.guanhu.notification.lookup;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.notification.lookup.LookupStore.Filter;
import io.guanhu.notification.lookup.LookupStore.Row;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class NotificationsTests {

    private static final Caller CALLER = Callers.staff("E5001", "BJ", Roles.COMPLIANCE_OFFICER);

    private final Memory memory = new Memory("notification-service");
    private final InMemoryLookupStore store = new InMemoryLookupStore(memory);
    private final Notifications notifications = new Notifications(store, memory.acts(), memory.audit());
    private final UUID customer = UUID.randomUUID();

    private Row stored() {
        UUID id = UUID.randomUUID();
        var row = new Row(
                id,
                customer,
                "customer-changed",
                Channel.SMS,
                State.QUEUED,
                null,
                0,
                null,
                false,
                true,
                Duration.ZERO,
                null,
                null,
                null,
                NOW,
                NOW);
        store.rows.put(id, row);
        return row;
    }

    @Test
    void entersASearchWithWhomItIsAbout() {
        Row found = stored();

        assertThat(memory.get(notifications.search(CALLER, new Filter(customer, null, false), null, 10)))
                .containsExactly(found);

        assertThat(memory.entries())
                .singleElement()
                .returns("notification.search", AuditEntryRecorded::action)
                .returns("all", AuditEntryRecorded::resourceId)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns("E5001", AuditEntryRecorded::actorId);
    }

    @Test
    void entersASearchThatFindsNothing() {
        assertThat(memory.get(notifications.search(CALLER, new Filter(null, State.STUCK, true), null, 10)))
                .isEmpty();

        assertThat(memory.entries())
                .singleElement()
                .returns("notification.search", AuditEntryRecorded::action)
                .returns(null, AuditEntryRecorded::customerId);
    }

    @Test
    void entersNoSearchThatFails() {
        store.failing = true;

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> memory.run(notifications.search(CALLER, new Filter(customer, null, false), null, 10)));

        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void showsANotificationAndEntersWhoseItIs() {
        Row one = stored();

        assertThat(memory.get(notifications.get(CALLER, one.id()))).isEqualTo(one);

        assertThat(memory.entries())
                .singleElement()
                .returns("notification.read", AuditEntryRecorded::action)
                .returns(one.id().toString(), AuditEntryRecorded::resourceId)
                .returns(customer, AuditEntryRecorded::customerId);
    }

    @Test
    void knowsNoOther() {
        stored();

        assertThat(memory.refusal(notifications.get(CALLER, UUID.randomUUID())).code())
                .isEqualTo("notification-not-found");

        assertThat(memory.entered()).isEmpty();
    }

    private static final class InMemoryLookupStore extends LookupStore {

        private final Map<UUID, Row> rows;
        private boolean failing;

        InMemoryLookupStore(Memory memory) {
            super(Memory.noDatabase());
            rows = memory.rows();
        }

        @Override
        Flux<Row> find(Filter filter, @Nullable UUID before, int limit) {
            return failing
                    ? Flux.error(new IllegalStateException("no database"))
                    : Flux.fromStream(() -> rows.values().stream()
                            .filter(each -> isOf(each, filter.customerId()))
                            .filter(each -> filter.state() == null || filter.state() == each.state())
                            .limit(limit));
        }

        private static boolean isOf(Row row, @Nullable UUID customerId) {
            return customerId == null || customerId.equals(row.customerId());
        }

        @Override
        Mono<Row> get(UUID id) {
            return Mono.fromSupplier(() -> rows.get(id));
        }
    }
}
