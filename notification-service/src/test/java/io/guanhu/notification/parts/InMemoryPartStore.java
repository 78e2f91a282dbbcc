package io.guanhu.notification.parts;

import static java.util.Comparator.comparing;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Part;
import io.guanhu.notification.InMemoryNotifications.PartId;
import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Parts in memory, without locks. */
public final class InMemoryPartStore extends PartStore {

    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private record Early(Receipt receipt, Instant at) {}

    private final InMemoryNotifications notifications;
    private final Map<UUID, Early> early;
    private final AtomicInteger failures = new AtomicInteger();

    public InMemoryPartStore(Memory memory, InMemoryNotifications notifications) {
        super(Memory.noDatabase());
        this.notifications = notifications;
        this.early = memory.rows();
    }

    /** A receipt that came before its part. */
    public void early(Receipt receipt, Instant at) {
        early.put(UUID.randomUUID(), new Early(receipt, at));
    }

    /** The receipts that wait. */
    public List<Receipt> waiting() {
        return early.values().stream().map(Early::receipt).toList();
    }

    /** The next reads and writes of parts fail. */
    public void failing(int times) {
        failures.set(times);
    }

    private <T> Mono<T> unlessFailing(Mono<T> work) {
        return Mono.defer(() -> failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Mono.error(new IllegalStateException("no database"))
                : work);
    }

    @Override
    Flux<Row> last(UUID notificationId) {
        return unlessFailing(Mono.fromSupplier(() -> lastOf(notificationId)))
                .flatMapIterable(found -> found)
                .map(InMemoryPartStore::row);
    }

    private List<Entry<PartId, Part>> lastOf(UUID notificationId) {
        List<Entry<PartId, Part>> all = notifications.parts.entrySet().stream()
                .filter(each -> each.getKey().notificationId().equals(notificationId))
                .sorted(comparing((Entry<PartId, Part> each) -> each.getValue().acceptedAt())
                        .thenComparing(each -> each.getKey().number()))
                .toList();
        int last = all.stream()
                .map(each -> each.getKey().sending())
                .max(Comparator.naturalOrder())
                .orElse(0);
        return all.stream().filter(each -> each.getKey().sending() == last).toList();
    }

    private static Row row(Entry<PartId, Part> found) {
        Part part = found.getValue();
        return new Row(
                found.getKey().sending(),
                found.getKey().number(),
                part.of(),
                part.provider(),
                part.sender(),
                part.content(),
                part.state(),
                part.acceptedAt());
    }

    @Override
    public Mono<Void> lock(String provider, @Nullable String messageId) {
        return Mono.empty();
    }

    @Override
    Mono<Void> lock(UUID customerId) {
        return Mono.empty();
    }

    @Override
    Mono<Void> keep(StoredPart kept) {
        AcceptedPart part = kept.part();
        return unlessFailing(Mono.fromRunnable(() -> {
            InMemoryNotifications.Row row = notifications.row(kept.notificationId());
            notifications.parts.putIfAbsent(
                    new PartId(kept.notificationId(), part.sending(), part.number()),
                    new Part(
                            part.of(),
                            part.provider(),
                            part.messageId(),
                            part.sender(),
                            notifications.forbidden(row) ? null : kept.content(),
                            notifications.erased.containsKey(row.customerId()) ? null : kept.destinationEnd(),
                            "ACCEPTED",
                            null,
                            kept.acceptedAt()));
        }));
    }

    @Override
    Mono<Void> takeEarlyReceipt(StoredPart kept) {
        return Mono.fromRunnable(() -> early.entrySet().stream()
                .filter(each -> belongs(each.getValue(), kept))
                .findFirst()
                .ifPresent(each -> {
                    early.remove(each.getKey());
                    apply(each.getValue().receipt(), kept);
                }));
    }

    private void apply(Receipt receipt, StoredPart kept) {
        AcceptedPart part = kept.part();
        notifications.parts.computeIfPresent(
                new PartId(kept.notificationId(), part.sending(), part.number()),
                (_, taken) -> taken.state().equals("ACCEPTED")
                        ? taken.receipted(receipt.delivered(), receipt.marks())
                        : taken);
    }

    private static boolean belongs(Early early, StoredPart kept) {
        Receipt receipt = early.receipt();
        String end = receipt.destinationEnd();
        return receipt.provider().equals(kept.part().provider())
                && receipt.messageId().equals(kept.part().messageId())
                && (end == null || kept.destinationEnd() == null || end.equals(kept.destinationEnd()))
                && !early.at().isBefore(kept.part().submittedAt().minus(CLOCKS));
    }

    @Override
    Mono<Void> forgetContent(UUID notificationId) {
        return Mono.fromRunnable(() -> notifications.parts.replaceAll((id, part) ->
                id.notificationId().equals(notificationId) ? part.keeping(null, part.destinationEnd()) : part));
    }

    @Override
    public Mono<Concluded> conclude(UUID notificationId, Instant now) {
        return Mono.fromSupplier(() -> {
            InMemoryNotifications.Row row = notifications.row(notificationId);
            State state = outcome(row);
            if (row.state() != State.SENT || state == null) {
                return null;
            }
            notifications.rows.put(
                    notificationId, row.reaching(state, state == State.DELIVERED ? null : "undelivered"));
            return new Concluded(notificationId, row.customerId(), row.channel(), state);
        });
    }

    private @Nullable State outcome(InMemoryNotifications.Row row) {
        List<Part> parts = lastOf(row.id()).stream().map(Entry::getValue).toList();
        if (parts.stream().anyMatch(part -> part.state().equals("FAILED"))) {
            return row.purpose() == Purpose.LEGAL_NOTICE ? State.STUCK : State.FAILED;
        }
        boolean all = !parts.isEmpty()
                && parts.size() == parts.getFirst().of()
                && parts.stream().allMatch(part -> part.state().equals("DELIVERED"));
        return all ? State.DELIVERED : null;
    }
}
