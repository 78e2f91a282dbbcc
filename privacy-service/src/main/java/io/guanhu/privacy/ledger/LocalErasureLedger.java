package io.guanhu.privacy.ledger;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.ErasureLedger;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The ledger where it is kept: this service does not call itself over HTTP. */
@Component
class LocalErasureLedger implements ErasureLedger {

    private final LedgerExtractStore store;

    LocalErasureLedger(LedgerExtractStore store) {
        this.store = store;
    }

    @Override
    public Mono<Entries> entriesAfter(long position, int limit) {
        // The head is read first: an entry that comes in between is told by the next call.
        return store.head()
                .flatMap(
                        head ->
                                store.after(position, limit)
                                        .map(LocalErasureLedger::entry)
                                        .collectList()
                                        .map(entries -> new Entries(head, entries)));
    }

    private static Entry entry(LedgerExtractStore.Line line) {
        return new Entry(
                line.position(),
                EventCodec.read(
                        ErasureOrdered.class, line.order().getBytes(StandardCharsets.UTF_8)));
    }
}
