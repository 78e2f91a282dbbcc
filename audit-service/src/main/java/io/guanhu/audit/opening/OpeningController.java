package io.guanhu.audit.opening;

import io.guanhu.audit.opening.OpeningDetails.OpenedDetail;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows the sealed details of an entry: for a stated purpose, with a fresh second factor, and
 * recorded.
 */
@RestController
class OpeningController {

    private final OpeningDetails opening;

    OpeningController(OpeningDetails opening) {
        this.opening = opening;
    }

    record Request(@NotNull Purpose purpose) {}

    record Opened(List<OpenedDetail> details) {}

    @Audited(value = "audit.open-details", on = "audit-entry")
    @PostMapping("/api/audit/entries/{id}/details")
    @Permitted("audit.open-details")
    Mono<ResponseEntity<Opened>> open(Caller caller, @PathVariable UUID id, @Valid @RequestBody Request request) {
        return opening.open(caller, id, request.purpose())
                .map(details ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Opened(details)));
    }
}
