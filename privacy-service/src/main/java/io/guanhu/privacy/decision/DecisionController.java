package io.guanhu.privacy.decision;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.State;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The customer's confirmation and the compliance officer's decision, both with a second factor, and
 * the customer's cancellation.
 */
@RestController
@RequestMapping("/api/privacy-requests/{id}")
class DecisionController {

    private final Deciding deciding;

    DecisionController(Deciding deciding) {
        this.deciding = deciding;
    }

    record Confirmation(@NotNull Boolean acknowledgeIrreversible) {}

    record Verdict(
            @NotNull Boolean approve,
            @Nullable @Size(max = 2000) String reason,
            @Nullable @Size(max = 500) String citation) {}

    @Schema(name = "RequestReached")
    record Reached(UUID id, State state) {

        static Reached of(ErasureRequest request) {
            return new Reached(request.filing().requestId(), request.state());
        }
    }

    @Audited("privacy-request.confirm")
    @PostMapping("/confirmation")
    @Permitted(value = "privacy-request.confirm", further = Sight.HIDDEN_REQUESTS)
    Mono<Reached> confirm(@PathVariable UUID id, @Valid @RequestBody Confirmation body, Caller caller) {
        return deciding.confirm(id, body.acknowledgeIrreversible(), caller).map(Reached::of);
    }

    @Audited("privacy-request.decide")
    @PostMapping("/decision")
    @Permitted(value = "privacy-request.decide", further = Sight.HIDDEN_REQUESTS)
    Mono<Reached> decide(@PathVariable UUID id, @Valid @RequestBody Verdict body, Caller caller) {
        if (body.approve()) {
            return deciding.approve(id, caller).map(Reached::of);
        }
        String reason = body.reason();
        String citation = body.citation();
        if (reason == null || reason.isBlank() || citation == null || citation.isBlank()) {
            // PIPL art. 50: a refusal must state its reasons.
            var missing = new ArrayList<FieldProblem>();
            if (reason == null || reason.isBlank()) {
                missing.add(new FieldProblem("reason", "required"));
            }
            if (citation == null || citation.isBlank()) {
                missing.add(new FieldProblem("citation", "required"));
            }
            return Mono.error(ProblemException.invalid(missing));
        }
        return deciding.reject(id, reason, citation, caller).map(Reached::of);
    }

    @Audited("privacy-request.cancel")
    @PostMapping("/cancellation")
    @Permitted(value = "privacy-request.cancel", further = Sight.HIDDEN_REQUESTS)
    Mono<Reached> cancel(@PathVariable UUID id, Caller caller) {
        return deciding.cancel(id, caller).map(Reached::of);
    }
}
