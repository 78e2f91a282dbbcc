package io.guanhu.customer.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.DiffView;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.decision.Confirming.Result;
import io.guanhu.customer.decision.Judging.Judged;
import io.guanhu.customer.matching.Why;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Confirms changes, shows them to the second person, and takes that person's decision. */
@RestController
@RequestMapping("/api/customers/{id}/changes")
class DecisionController {

    private final Confirming confirming;
    private final Judging judging;

    DecisionController(Confirming confirming, Judging judging) {
        this.confirming = confirming;
        this.judging = judging;
    }

    @Schema(name = "ChangeState")
    record Advanced(State state, long version) {}

    /**
     * @param reason stored with the customer's interactions; absent if nothing may be stored there
     */
    @Schema(name = "ChangeDecision")
    record Decision(
            @NotNull Boolean approve,
            @Size(min = 1, max = 500) @Nullable String reason) {

        /** Does not show the reason. */
        @Override
        public String toString() {
            return "Decision[" + approve + "]";
        }
    }

    /**
     * @param relationshipEndedOn the day, if the change proposes the end of the relationship
     * @param recordedEnd the day recorded so far, if the relationship has ended
     * @param evidence the number of the supporting document in the bank's archive
     * @param why whom else the customer would resemble; absent except for compliance, and if there
     *     is nobody
     * @param candidates existing customers among them, if within the reader's reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RevealedChange")
    record Revealed(
            List<DiffView> diff,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate recordedEnd,
            @Nullable String evidence,
            @Nullable Why why,
            Set<UUID> candidates) {

        static Revealed of(Judged judged, Caller caller) {
            boolean explains = caller.may("change.explain") && !judged.why().isNone();
            return new Revealed(
                    DiffView.plain(judged.shown().diff()),
                    judged.shown().endsOn(),
                    judged.shown().endedOn(),
                    judged.shown().evidence(),
                    explains ? Why.of(judged.why()) : null,
                    judged.candidates());
        }
    }

    @Audited("change.confirm")
    @PostMapping("/{change}/confirmation")
    @Permitted("change.confirm")
    @ReturnsETag
    Mono<ResponseEntity<Advanced>> confirm(Caller caller, @PathVariable UUID id, @PathVariable UUID change) {
        return confirming.confirm(caller, id, change).map(DecisionController::answer);
    }

    @Audited("change.decide")
    @PostMapping("/{change}/decision")
    @Permitted("change.decide")
    @ReturnsETag
    Mono<ResponseEntity<Advanced>> decide(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID change,
            IfMatch expected,
            @Valid @RequestBody Decision decision) {
        return confirming
                .decide(caller, id, change, expected, decision.approve(), decision.reason())
                .map(DecisionController::answer);
    }

    /** Shows a change to the person who is to decide on it; the decision must send its ETag. */
    @Audited("change.reveal")
    @PostMapping("/{change}/reveal")
    @Permitted(value = "change.reveal", further = "change.explain")
    @ReturnsETag
    Mono<ResponseEntity<Revealed>> reveal(Caller caller, @PathVariable UUID id, @PathVariable UUID change) {
        return judging.reveal(caller, id, change)
                .map(judged -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .eTag(Suspecting.tagOf(caller, change, judged.version()))
                        .body(Revealed.of(judged, caller)));
    }

    private static ResponseEntity<Advanced> answer(Result result) {
        return ResponseEntity.ok()
                .eTag(IfMatch.etagOf(result.version()))
                .body(new Advanced(State.of(result.change()), result.version()));
    }
}
