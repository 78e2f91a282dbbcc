package io.guanhu.privacy.reading;

import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.model.request.State;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows and lists privacy requests. */
@RestController
@RequestMapping("/api/privacy-requests")
class ReadingController {

    private final Reading reading;

    ReadingController(Reading reading) {
        this.reading = reading;
    }

    @Audited("privacy-request.read")
    @GetMapping("/{id}")
    @Permitted(
            value = "privacy-request.read",
            further = {"privacy-request.read-words", "privacy-request.read-hidden"})
    @ReturnsETag
    Mono<ResponseEntity<RequestView>> show(@PathVariable UUID id, Locale locale, Caller caller) {
        return reading.show(id, locale, caller)
                .map(view -> ResponseEntity.ok()
                        .eTag(IfMatch.etagOf(view.version()))
                        .header("Cache-Control", "no-store")
                        .body(view));
    }

    @Audited("privacy-request.list")
    @GetMapping
    @Permitted(value = "privacy-request.list", further = "privacy-request.read-hidden")
    Mono<ResponseEntity<Page<RequestSummary>>> list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String reference,
            PageRequest page,
            ServerHttpRequest request,
            Caller caller) {
        return reading.list(state, customerId, reference, page, caller).map(found -> found.answering(request));
    }
}
