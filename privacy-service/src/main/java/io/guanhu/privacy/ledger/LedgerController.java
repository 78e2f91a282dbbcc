package io.guanhu.privacy.ledger;

import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.ledger.LedgerExtract;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Serves entries that holders missed, for example since the backup from which they were restored.
 * While the ledger itself is behind its anchors, it answers 503, so that nobody mistakes it for the
 * complete ledger.
 */
@RestController
class LedgerController {

    private static final int MOST = 1000;

    private final ErasureGate gate;
    private final SignedHeadStore store;

    LedgerController(ErasureGate gate, SignedHeadStore store) {
        this.gate = gate;
        this.store = store;
    }

    @NotAudited("Every service reads the ledger continually, and it contains no personal data")
    @GetMapping("/internal/erasure-ledger")
    @Permitted("internal.erasure-ledger")
    Mono<LedgerExtract> read(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        return gate.requireOpen()
                .then(Mono.defer(store::newestAnchored))
                .flatMap(head -> store.lines(after, Math.min(head.size(), after + Math.clamp(limit, 0, MOST)))
                        .collectList()
                        .map(lines -> new LedgerExtract(head.note(), lines)));
    }
}
