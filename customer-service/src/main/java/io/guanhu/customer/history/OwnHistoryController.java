package io.guanhu.customer.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.change.DiffView;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows customers, and nobody else, the changes to their own data, in clear. */
@RestController
class OwnHistoryController {

    private final History history;

    OwnHistoryController(History history) {
        this.history = history;
    }

    /**
     * A change in force. It omits who at the bank made it, which is not the customer's data, and
     * what they wrote, which the customer may not be allowed to see.
     *
     * @param relationshipEndedOn the day, if it was the end of the relationship
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnChange(
            Instant at, ReasonCode reason, @Nullable LocalDate relationshipEndedOn, List<DiffView> diff) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "OwnChange[" + at + "]";
        }
    }

    @Audited("change.list-own-data")
    @GetMapping("/api/customers/{id}/own-data/changes")
    @Permitted("change.list-own-data")
    Mono<ResponseEntity<Page<OwnChange>>> read(
            Caller caller, @PathVariable UUID id, PageRequest page, ServerHttpRequest request) {
        return history.own(caller, id, page).map(changes -> changes.answering(request));
    }
}
