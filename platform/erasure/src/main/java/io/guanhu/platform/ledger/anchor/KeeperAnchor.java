package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.ledger.LedgerAnchor;
import io.guanhu.platform.ledger.LedgerExtract;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerLine;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The ledger as served by its keeper, which only answers while it is at the ledger's head itself.
 */
final class KeeperAnchor implements LedgerAnchor {

    private static final String KEEPER = "privacy-service";
    private static final String PATH = "/internal/erasure-ledger?after={after}&limit={limit}";

    private final ServiceClients clients;
    private final LedgerKeys keys;

    KeeperAnchor(ServiceClients clients, LedgerKeys keys) {
        this.clients = clients;
        this.keys = keys;
    }

    @Override
    public String name() {
        return KEEPER;
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return extract(0, 0).map(extract -> Optional.of(keys.verified(extract.head())));
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return extract(position, limit).map(LedgerExtract::entries);
    }

    private Mono<LedgerExtract> extract(long after, int limit) {
        return Mono.defer(() -> clients.to(KEEPER).get(LedgerExtract.class, PATH, after, limit))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(KEEPER + " has no ledger")));
    }
}
