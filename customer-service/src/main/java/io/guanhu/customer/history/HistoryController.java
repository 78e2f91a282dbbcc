package io.guanhu.customer.history;

import io.guanhu.customer.change.ChangeView;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows a customer's changes to staff. */
@RestController
@RequestMapping("/api/customers/{id}/changes")
class HistoryController {

    private final History history;

    HistoryController(History history) {
        this.history = history;
    }

    @Audited("change.read")
    @GetMapping("/{change}")
    @Permitted("change.read")
    @ReturnsETag
    Mono<ResponseEntity<ChangeView>> read(Caller caller, @PathVariable UUID id, @PathVariable UUID change) {
        return history.one(caller, id, change)
                .map(read -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .eTag(read.etag())
                        .body(read.view()));
    }

    @Audited("change.list")
    @GetMapping
    @Permitted("change.list")
    Mono<ResponseEntity<Page<ChangeView>>> history(
            Caller caller, @PathVariable UUID id, PageRequest page, ServerHttpRequest request) {
        return history.of(caller, id, page).map(changes -> changes.answering(request));
    }
}
