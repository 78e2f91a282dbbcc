package io.guanhu.privacy.receiving;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.testing.Memory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders, and the first receipt of each holder. */
final class InMemoryReceivedStore extends ReceivedStore {

    private final Map<UUID, ErasureOrdered> orders;
    private final Map<String, String> digests;
    private final Map<UUID, UUID> entries;

    InMemoryReceivedStore(Memory memory) {
        super(Memory.noDatabase());
        this.orders = memory.rows();
        this.digests = memory.rows();
        this.entries = memory.rows();
    }

    void put(ErasureOrdered order) {
        orders.put(order.orderId(), order);
    }

    /** Whose receipts are kept. */
    Set<String> kept() {
        return Set.copyOf(digests.keySet());
    }

    Map<UUID, UUID> entries() {
        return Map.copyOf(entries);
    }

    @Override
    Mono<String> orderTo(UUID order, String holder) {
        return Mono.fromSupplier(() -> {
            ErasureOrdered found = orders.get(order);
            return found != null && found.holders().contains(holder) ? EventCodec.write(found) : null;
        });
    }

    @Override
    Flux<String> toErase(UUID order) {
        return Flux.fromStream(() -> orders.values().stream()
                .filter(each -> each.orderId().equals(order))
                .flatMap(each -> each.erase().stream())
                .map(Enum::name));
    }

    @Override
    Mono<String> keep(ErasureReceipted receipt, String digest) {
        return Mono.fromSupplier(() -> {
            String before = digests.putIfAbsent(receipt.holder(), digest);
            return before == null ? digest : before;
        });
    }

    @Override
    Mono<Long> missing(UUID order) {
        return Mono.fromSupplier(() -> orders.values().stream()
                .filter(each -> each.orderId().equals(order))
                .flatMap(each -> each.holders().stream())
                .filter(holder -> !digests.containsKey(holder))
                .count());
    }

    @Override
    Mono<String> orderJson(UUID request) {
        return Flux.fromIterable(orders.values())
                .filter(each -> each.requestId().equals(request))
                .next()
                .map(EventCodec::write);
    }

    @Override
    Mono<Void> audited(UUID request, UUID entryId) {
        return Mono.fromRunnable(() -> entries.put(request, entryId));
    }
}
