package io.guanhu.customer.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.Confirmations.Result;
import io.guanhu.customer.change.Judging.Judged;
import io.guanhu.customer.change.Proposals.Difference;
import io.guanhu.customer.change.Proposals.Reason;
import io.guanhu.customer.matching.Why;
import io.guanhu.customer.model.Change.Proposed;
import io.guanhu.customer.model.Masks;
import io.guanhu.customer.model.ReasonCode;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.FieldSchemas;
import io.guanhu.platform.description.GivesETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/customers/{id}/changes")
class ChangeController {

    private final Proposals proposals;
    private final Confirmations confirmations;
    private final Withdrawals withdrawals;
    private final Judging judging;
    private final History history;
    private final Masks masks;
    private final Clock clock;

    ChangeController(
            Proposals proposals,
            Confirmations confirmations,
            Withdrawals withdrawals,
            Judging judging,
            History history,
            CustomerProperties properties,
            Clock clock) {
        this.proposals = proposals;
        this.confirmations = confirmations;
        this.withdrawals = withdrawals;
        this.judging = judging;
        this.history = history;
        this.masks = properties.maskRules();
        this.clock = clock;
    }

    /**
     * @param patch a merge patch (RFC 7396): null removes a field
     * @param removed fields to remove, for clients whose language cannot tell null from absent
     */
    record NewChange(
            @Schema(ref = FieldSchemas.PATCH) @Nullable Map<String, JsonNode> patch,

            @ArraySchema(schema = @Schema(ref = FieldSchemas.NAME), uniqueItems = true) @Size(max = 20) @Nullable
            List<@NotNull String> removed,

            @Valid @NotNull WhyChanged reason) {

        /** Tells nothing of the values. */
        @Override
        public String toString() {
            return "NewChange[…]";
        }
    }

    record WhyChanged(
            @NotNull ReasonCode code,
            @Size(min = 1, max = 500) @Nullable String text) {

        /** Tells nothing of the text. */
        @Override
        public String toString() {
            return "WhyChanged[" + code + "]";
        }
    }

    record ProposedChange(UUID id, State state, List<DiffView> diff, Instant expiresAt) {}

    record ChangeState(State state, long version) {}

    /**
     * @param reason kept with the customer's interactions; absent where those can hold nothing
     */
    record Decision(
            @NotNull Boolean approve,
            @Size(min = 1, max = 500) @Nullable String reason) {

        /** Tells nothing of the reason. */
        @Override
        public String toString() {
            return "Decision[" + approve + "]";
        }
    }

    /**
     * @param reason kept with the customer's interactions; absent where those can hold nothing
     */
    record Withdrawal(@Size(min = 1, max = 500) @Nullable String reason) {

        /** Tells nothing of the reason. */
        @Override
        public String toString() {
            return "Withdrawal[…]";
        }
    }

    record WithdrawnChange(State state) {}

    /**
     * @param relationshipEndedOn if it is the end of the relationship that is proposed
     * @param recordedEnd the day that is recorded until then, if it has ended
     * @param evidence where the bank's archive has what that rests on
     * @param why who else the customer would look like; absent for all but compliance, and where it
     *     is nobody
     * @param candidates those of them who are customers, as far as the reader may see them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RevealedChange(
            List<DiffView> diff,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate recordedEnd,
            @Nullable String evidence,
            @Nullable Why why,
            Set<UUID> candidates) {

        static RevealedChange of(Judged judged, Caller caller) {
            boolean told = caller.has(Roles.COMPLIANCE_OFFICER) && !judged.why().isNone();
            return new RevealedChange(
                    DiffView.plain(judged.shown().diff()),
                    judged.shown().endsOn(),
                    judged.shown().endedOn(),
                    judged.shown().evidence(),
                    told ? Why.of(judged.why()) : null,
                    judged.candidates());
        }
    }

    @Audited("change.propose")
    @PostMapping
    @Permitted("change.propose")
    @GivesETag
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<ProposedChange>> propose(
            Caller caller, @PathVariable UUID id, IfMatch expected, @Valid @RequestBody NewChange change) {
        var patch = PatchReader.read(change.patch(), change.removed(), LocalDate.now(clock));
        Reason reason = new Reason(change.reason().code(), change.reason().text());
        return proposals.propose(caller, id, expected, patch, reason).map(difference -> answer(id, difference));
    }

    private ResponseEntity<ProposedChange> answer(UUID customerId, Difference difference) {
        Proposed change = difference.change();
        UUID id = change.proposal().id();
        return ResponseEntity.created(URI.create("/api/customers/%s/changes/%s".formatted(customerId, id)))
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.etagOf(change.step()))
                .body(new ProposedChange(
                        id, History.stateOf(change), DiffView.of(difference.diff(), masks), change.expiresAt()));
    }

    @Audited("change.confirm")
    @PostMapping("/{change}/confirmation")
    @Permitted("change.confirm")
    @GivesETag
    Mono<ResponseEntity<ChangeState>> confirm(Caller caller, @PathVariable UUID id, @PathVariable UUID change) {
        return confirmations.confirm(caller, id, change).map(ChangeController::answer);
    }

    @Audited("change.decide")
    @PostMapping("/{change}/decision")
    @Permitted("change.decide")
    @GivesETag
    Mono<ResponseEntity<ChangeState>> decide(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID change,
            IfMatch expected,
            @Valid @RequestBody Decision decision) {
        return confirmations
                .decide(caller, id, change, expected, decision.approve(), decision.reason())
                .map(ChangeController::answer);
    }

    /** Takes back an open change of the caller's own; expects the ETag of the change. */
    @Audited("change.withdraw")
    @PostMapping("/{change}/withdrawal")
    @Permitted("change.withdraw")
    @GivesETag
    Mono<ResponseEntity<WithdrawnChange>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID change,
            IfMatch expected,
            @Valid @RequestBody Withdrawal withdrawal) {
        return withdrawals
                .withdraw(caller, id, change, expected, withdrawal.reason())
                .map(ended -> ResponseEntity.ok()
                        .eTag(IfMatch.etagOf(ended.step()))
                        .body(new WithdrawnChange(History.stateOf(ended))));
    }

    @Audited("change.read")
    @GetMapping("/{change}")
    @Permitted("change.read")
    @GivesETag
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

    /** Shows whoever is to decide what they decide on; the decision expects its ETag. */
    @Audited("change.reveal")
    @PostMapping("/{change}/reveal")
    @Permitted("change.reveal")
    @GivesETag
    Mono<ResponseEntity<RevealedChange>> reveal(Caller caller, @PathVariable UUID id, @PathVariable UUID change) {
        return judging.reveal(caller, id, change)
                .map(judged -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .eTag(Suspecting.tagOf(caller, change, judged.version()))
                        .body(RevealedChange.of(judged, caller)));
    }

    private static ResponseEntity<ChangeState> answer(Result result) {
        return ResponseEntity.ok()
                .eTag(IfMatch.etagOf(result.version()))
                .body(new ChangeState(History.stateOf(result.change()), result.version()));
    }
}
