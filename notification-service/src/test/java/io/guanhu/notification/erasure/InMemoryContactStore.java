package io.guanhu.notification.erasure;

import static io.guanhu.notification.InMemoryNotifications.PRIVACY;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Part;
import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryContactStore extends ContactStore {

    private static final Set<State> UNSENT = Set.of(State.QUEUED, State.STUCK);
    private static final Set<State> SENDABLE = Set.of(State.QUEUED, State.STUCK, State.SENDING);

    private final InMemoryNotifications notifications;

    InMemoryContactStore(InMemoryNotifications notifications) {
        super(Memory.noDatabase());
        this.notifications = notifications;
    }

    private List<Row> of(UUID customerId) {
        return notifications.rows.values().stream()
                .filter(row -> row.customerId().equals(customerId))
                .toList();
    }

    @Override
    Mono<Void> forbid(UUID customerId, UUID requestId, Instant now) {
        return Mono.fromRunnable(() -> notifications.erased.put(customerId, requestId));
    }

    @Override
    Mono<Void> allow(UUID customerId, UUID requestId) {
        return Mono.fromRunnable(() -> notifications.erased.remove(customerId, requestId));
    }

    @Override
    Flux<Cancelled> cancelUnsent(UUID customerId, Instant now) {
        return Flux.defer(() -> Flux.fromIterable(of(customerId)))
                .filter(row -> UNSENT.contains(row.state()) && !PRIVACY.equals(row.particulars()))
                .doOnNext(row -> notifications.rows.put(row.id(), row.reaching(State.CANCELLED, "contact-erased")))
                .map(row -> new Cancelled(row.id(), row.channel()));
    }

    @Override
    Mono<Long> removeMasks(UUID customerId) {
        return Mono.fromSupplier(() -> {
            List<Row> masked = of(customerId).stream()
                    .filter(row -> row.destination() != null)
                    .toList();
            masked.forEach(row ->
                    notifications.rows.put(row.id(), row.after(row.state(), row.failure(), null, row.faults(), null)));
            of(customerId).forEach(this::forgetParts);
            return (long) masked.size();
        });
    }

    private void forgetParts(Row row) {
        notifications.parts.replaceAll((id, part) -> id.notificationId().equals(row.id())
                ? part.keeping(PRIVACY.equals(row.particulars()) ? part.content() : null, null)
                : part);
    }

    @Override
    Mono<Long> countRemaining(UUID customerId) {
        return Mono.fromSupplier(
                () -> of(customerId).stream().filter(this::isLeft).count());
    }

    private boolean isLeft(Row row) {
        boolean others = !PRIVACY.equals(row.particulars());
        return row.destination() != null
                || (others && SENDABLE.contains(row.state()))
                || notifications.parts.entrySet().stream()
                        .filter(each -> each.getKey().notificationId().equals(row.id()))
                        .anyMatch(each -> tells(each.getValue(), others));
    }

    private static boolean tells(Part part, boolean others) {
        return part.destinationEnd() != null || (others && part.content() != null);
    }
}
