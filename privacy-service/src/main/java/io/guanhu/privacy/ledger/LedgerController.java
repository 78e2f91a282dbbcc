package io.guanhu.privacy.ledger;

import io.guanhu.platform.erasure.ErasureLedger;
import io.guanhu.platform.erasure.ErasureLedger.Entries;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives holders what they missed, for instance since the backup they were restored from. */
@RestController
class LedgerController {

    private static final int MOST = 1000;

    private final ErasureLedger ledger;

    LedgerController(ErasureLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/internal/erasure-ledger")
    @PreAuthorize("hasRole('service')")
    Mono<Entries> read(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return ledger.entriesAfter(after, Math.clamp(limit, 1, MOST));
    }
}
