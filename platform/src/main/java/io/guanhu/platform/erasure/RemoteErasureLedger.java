package io.guanhu.platform.erasure;

import io.guanhu.platform.client.ServiceClients;
import reactor.core.publisher.Mono;

/** The ledger as privacy-service tells it. */
final class RemoteErasureLedger implements ErasureLedger {

    private static final String KEEPER = "privacy-service";

    private final ServiceClients clients;

    RemoteErasureLedger(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public Mono<Entries> entriesAfter(long position, int limit) {
        return Mono.defer(
                        () ->
                                clients.to(KEEPER)
                                        .get(
                                                Entries.class,
                                                "/internal/erasure-ledger?after={after}&limit={limit}",
                                                position,
                                                limit))
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException(KEEPER + " knows no ledger")));
    }
}
