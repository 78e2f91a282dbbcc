package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A customer is in one open transfer at a time, as by the table's index. */
final class InMemoryTransferStore extends TransferStore {

    private final Map<UUID, Transfer> transfers;
    private final Map<UUID, Proposal> proposals;
    private final Map<UUID, List<SealedText>> texts;
    private final ApprovalStore approvals;

    InMemoryTransferStore(Memory memory, ApprovalStore approvals) {
        super(Memory.noDatabase(), approvals);
        this.approvals = approvals;
        transfers = memory.rows();
        proposals = memory.rows();
        texts = memory.rows();
    }

    int size() {
        return transfers.size();
    }

    @Override
    Mono<Void> add(Transfer transfer, ReasonCode code, Instant at) {
        return Mono.fromRunnable(() -> {
            UUID id = transfer.terms().id();
            transfers.put(id, with(transfer, List.of()));
            proposals.put(id, new Proposal(code, at));
            texts.put(id, List.of());
        });
    }

    @Override
    Mono<Void> addItem(UUID transferId, Transfer.Item item, Optional<byte[]> text) {
        return Mono.fromRunnable(() -> {
            if (transfers.values().stream().anyMatch(each -> isOpenFor(each, item.customerId()))) {
                throw new DuplicateKeyException("one_open_transfer");
            }
            Transfer transfer = Objects.requireNonNull(transfers.get(transferId));
            List<Transfer.Item> items = new ArrayList<>(transfer.terms().items());
            items.add(item);
            transfers.put(transferId, with(transfer, items));
            text.ifPresent(words -> texts.compute(transferId, (_, before) -> {
                List<SealedText> all = new ArrayList<>(before == null ? List.of() : before);
                all.add(new SealedText(item.customerId(), words));
                return List.copyOf(all);
            }));
        });
    }

    private static boolean isOpenFor(Transfer transfer, UUID customerId) {
        return transfer.open()
                && transfer.terms().remaining().stream()
                        .anyMatch(each -> each.customerId().equals(customerId));
    }

    private static Transfer with(Transfer transfer, List<Transfer.Item> items) {
        Transfer.Terms terms = transfer.terms();
        return new Transfer.Proposed(new Transfer.Terms(
                terms.id(), terms.proposer(), terms.toManager(), terms.toBranch(), items, terms.effectiveFrom()));
    }

    @Override
    Mono<Void> save(Transfer transfer, String by, Instant at) {
        return Mono.fromRunnable(() -> transfers.put(transfer.terms().id(), transfer));
    }

    @Override
    Mono<Transfer> find(UUID id) {
        return Mono.fromSupplier(() -> transfers.get(id))
                .flatMap(found -> found instanceof Transfer.Agreed agreed
                        ? approvals.of(id).map(leads -> new Transfer.Agreed(agreed.terms(), leads))
                        : Mono.just(found));
    }

    @Override
    Mono<Transfer> lock(UUID id) {
        return find(id);
    }

    @Override
    Mono<UUID> undecidedOf(UUID customerId) {
        return Mono.fromSupplier(() -> transfers.values().stream()
                .filter(each -> !(each instanceof Transfer.Approved) && isOpenFor(each, customerId))
                .map(each -> each.terms().id())
                .findFirst()
                .orElse(null));
    }

    /** The next saved state ends the customer. */
    @Override
    Mono<Void> end(UUID transferId, UUID customerId) {
        return Mono.empty();
    }

    @Override
    Flux<UUID> due(Instant now, int limit) {
        return Flux.fromStream(() -> transfers.values().stream()
                .filter(each -> each instanceof Transfer.Approved approved
                        && !approved.from().isAfter(now))
                .map(each -> each.terms().id())
                .limit(limit));
    }

    @Override
    Mono<Proposal> proposal(UUID id) {
        return Mono.fromSupplier(() -> proposals.get(id));
    }

    @Override
    Flux<SealedText> texts(UUID id) {
        return Flux.fromStream(() -> texts.getOrDefault(id, List.of()).stream());
    }
}
