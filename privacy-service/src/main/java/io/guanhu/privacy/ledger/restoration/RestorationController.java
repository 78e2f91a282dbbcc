package io.guanhu.privacy.ledger.restoration;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Lists the erasures that were missing in a restored database. Their requests were ended from the
 * ledger or do not exist here, and only the customers have their certificates.
 */
@RestController
class RestorationController {

    private final RestoreStore store;
    private final Cursors cursors;

    RestorationController(RestoreStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    /**
     * An erasure that was missing in this database.
     *
     * @param foundState the state in which its request was found; absent if it was not found
     */
    @Schema(name = "Restored")
    record RestoredErasure(
            long position,
            UUID requestId,
            UUID customerId,
            Instant orderedAt,
            Instant restoredAt,
            @Nullable String foundState) {

        static RestoredErasure of(RestoreStore.Restored row) {
            return new RestoredErasure(
                    row.position(),
                    row.requestId(),
                    row.customerId(),
                    row.orderedAt(),
                    row.restoredAt(),
                    row.foundState());
        }
    }

    @Audited(value = "erasure-ledger.read-restorations", resource = "restorations")
    @GetMapping("/api/privacy-requests/restorations")
    @Permitted("erasure-ledger.read-restorations")
    Mono<ResponseEntity<Page<RestoredErasure>>> list(PageRequest page, ServerHttpRequest request) {
        Long after = page.after(cursors, Long::valueOf);
        return store.before(after == null ? Long.MAX_VALUE : after, page.limit() + 1)
                .map(RestoredErasure::of)
                .collectList()
                .map(found -> Page.of(found, page, cursors, each -> Long.toString(each.position()))
                        .answering(request));
    }
}
