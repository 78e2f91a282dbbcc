package io.guanhu.privacy.ledger;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.proof.LedgerEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A ledger in a map, and the heads that this process has seen of it. */
public final class InMemoryLedger extends LedgerStore {

    private final Map<UUID, Appended> rows;
    private final InMemorySignedHeadStore signed;
    private final SignedHeads heads;

    public InMemoryLedger(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
        this.signed = new InMemorySignedHeadStore(memory);
        this.heads = new SignedHeads(signed);
    }

    public SignedHeads heads() {
        return heads;
    }

    /** Every anchor has the head that ends with the last entry. */
    public void anchor() {
        for (int size = 0; size <= rows.size(); size++) {
            signed.rows.put((long) size, new SignedHeadStore.Row(signed.tree(size), "note " + size, Memory.NOW, true));
        }
    }

    /** A head of this size was signed, whatever the rows say now. */
    public void saw(long size) {
        heads.update(size);
    }

    public int size() {
        return rows.size();
    }

    @Override
    public Mono<LedgerEntry> append(UUID request, String order, Instant at) {
        return Mono.fromSupplier(() -> {
            LedgerEntry entry = rows.values().stream()
                    .reduce((_, last) -> last)
                    .map(last -> last.entry().next(order))
                    .orElseGet(() -> LedgerEntry.first(order));
            rows.put(request, new Appended(entry, at));
            signed.add(order);
            return entry;
        });
    }

    @Override
    public Mono<Appended> of(UUID request) {
        return Mono.fromSupplier(() -> rows.get(request));
    }
}
