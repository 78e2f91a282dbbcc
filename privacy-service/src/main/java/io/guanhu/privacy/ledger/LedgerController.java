package io.guanhu.privacy.ledger;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives holders what they missed, for instance since the backup they were restored from. */
@RestController
class LedgerController {

    private static final int MOST = 1000;

    private final LedgerExtractStore ledger;
    private final JsonMapper json;

    LedgerController(LedgerExtractStore ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    record Entry(long position, ErasureOrdered order) {}

    record Extract(long head, List<Entry> entries) {}

    @GetMapping("/internal/erasure-ledger")
    @PreAuthorize("hasRole('service')")
    Mono<Extract> read(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        // The head is read first: an entry that comes in between is told by the next call.
        return ledger.head()
                .zipWith(
                        ledger.after(after, Math.clamp(limit, 1, MOST))
                                .map(
                                        line ->
                                                new Entry(
                                                        line.position(),
                                                        json.readValue(
                                                                line.order(),
                                                                ErasureOrdered.class)))
                                .collectList(),
                        Extract::new);
    }
}
