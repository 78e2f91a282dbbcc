package io.guanhu.notification.receipt;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.PartId;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.parts.InMemoryPartStore;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map.Entry;
import java.util.Objects;
import reactor.core.publisher.Mono;

final class InMemoryReceiptStore extends ReceiptStore {

    private final InMemoryNotifications notifications;
    private final InMemoryPartStore parts;

    InMemoryReceiptStore(InMemoryNotifications notifications, InMemoryPartStore parts) {
        super(Memory.noDatabase());
        this.notifications = notifications;
        this.parts = parts;
    }

    @Override
    Mono<ReceiptMatch> find(Receipt receipt, Instant since) {
        return Mono.fromSupplier(() -> Candidate.judge(notifications.parts.entrySet().stream()
                .filter(each -> belongs(each.getValue(), receipt, since))
                .map(InMemoryReceiptStore::candidate)
                .toList()));
    }

    private static boolean belongs(InMemoryNotifications.Part part, Receipt receipt, Instant since) {
        String end = receipt.destinationEnd();
        return part.provider().equals(receipt.provider())
                && Objects.equals(part.messageId(), receipt.messageId())
                && part.acceptedAt().isAfter(since)
                && (end == null || part.destinationEnd() == null || end.equals(part.destinationEnd()))
                && (part.state().equals("ACCEPTED")
                        || (receipt.marks() != null && receipt.marks().equals(part.marks())));
    }

    private static Candidate candidate(Entry<PartId, InMemoryNotifications.Part> found) {
        PartId id = found.getKey();
        return new Candidate(
                new ReceiptMatch.Part(id.notificationId(), id.sending(), id.number()),
                found.getValue().state().equals("ACCEPTED"));
    }

    @Override
    Mono<Void> mark(ReceiptMatch.Part part, Receipt receipt) {
        return Mono.fromRunnable(() -> notifications.parts.computeIfPresent(
                new PartId(part.notificationId(), part.sending(), part.part()),
                (_, before) -> before.receipted(receipt.delivered(), receipt.marks())));
    }

    @Override
    Mono<Void> keepEarly(Receipt receipt, Instant now) {
        return Mono.fromRunnable(() -> {
            if (receipt.marks() == null || !parts.waiting().contains(receipt)) {
                parts.early(receipt, now);
            }
        });
    }
}
