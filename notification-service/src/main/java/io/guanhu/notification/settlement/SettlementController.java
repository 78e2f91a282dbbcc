package io.guanhu.notification.settlement;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sends open messages again, or closes them. */
@RestController
@RequestMapping("/api/notifications/{id}")
class SettlementController {

    private final Settling settling;

    SettlementController(Settling settling) {
        this.settling = settling;
    }

    /** Why it no longer needs to be sent. */
    record Reason(@NotNull Settlement reason) {}

    /** The result. */
    record Settled(UUID id, State state) {}

    /** Retries a message immediately, with the full number of attempts. */
    @Audited("notification.retry")
    @PostMapping("/retry")
    @Permitted("notification.retry")
    Mono<Settled> retry(Caller caller, @PathVariable UUID id) {
        return settling.retry(caller, id);
    }

    /** Closes a message that reached the customer in another way, or never can. */
    @Audited("notification.settle")
    @PostMapping("/settlement")
    @Permitted("notification.settle")
    Mono<Settled> settle(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body) {
        return settling.settle(caller, id, body.reason());
    }
}
